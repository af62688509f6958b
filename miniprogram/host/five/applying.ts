import { APPLICATION_STATE_LABELS, APPLICATION_STEPS } from '../../../domain/demonstration/application-state'
import type { CampaignHere } from '../../services/model'

/** A campaign as its host sees it, with what she may do now. */
export interface CampaignShown {
  id: string
  name: string
  note: string
  /** Where her application stands; empty while there is none. */
  state: string
  /** The last word of the federation: why it came back. */
  reason: string
  maySelfScore: boolean
  maySubmit: boolean
  mayWithdraw: boolean
  steps: { id: string; label: string; note: string; state: 'done' }[]
}

/** One item of the self-score: how many of how many. */
export interface ItemShown {
  id: string
  name: string
  max: number
  hint: string
}

export const campaignsShown = ({ campaigns }: CampaignHere): CampaignShown[] =>
  campaigns.map(({ campaignId, name, initiator, approvalDocument, opensOn, closesOn, isOpen, mine }) => {
    const may = mine?.may ?? []
    const last = mine?.steps[mine.steps.length - 1]
    const document = approvalDocument === null ? '还没有批准文件,先自查和培育' : `批准文件 ${approvalDocument}`
    return {
      id: campaignId,
      name,
      note: `${initiator} · ${dayWords(opensOn)} 到 ${dayWords(closesOn)} 申报 · ${document}`,
      state: mine ? APPLICATION_STATE_LABELS[mine.state] : '',
      reason: last?.reason ?? '',
      maySelfScore: isOpen && (mine === null || mine.state === 'selfScored' || may.includes('selfScore')),
      maySubmit: isOpen && approvalDocument !== null && may.includes('submit'),
      mayWithdraw: may.includes('withdraw'),
      steps: (mine?.steps ?? []).map(({ step, at, reason }, i) => ({
        id: String(i),
        label: APPLICATION_STEPS[step].label,
        note: `${dayWords(at.slice(0, 10))}${reason === null ? '' : ` · ${reason}`}`,
        state: 'done',
      })),
    }
  })

export const itemsShown = ({ humanItems }: CampaignHere): ItemShown[] =>
  humanItems.map(({ id, name, max, items }) => ({
    ...{ id, name, max },
    hint: items.length === 0 ? `满分 ${max}` : items.join('、'),
  }))

function dayWords(date: string): string {
  const [, month, day] = date.split('-').map(Number)
  return `${month}月${day}日`
}
