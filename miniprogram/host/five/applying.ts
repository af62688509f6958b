import { APPLICATION_STATE_LABELS, APPLICATION_STEPS } from '../../../domain/demonstration/application-state'
import { LEVEL_NAMES } from '../../../domain/rubric/level-names'
import { pointsWords } from '../../services/five-has'
import type { CampaignHere } from '../../services/model'

type Mine = NonNullable<CampaignHere['campaigns'][number]['mine']>

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
  /** What it came to, once that is public; and until when a name stands. */
  result: string
  named: string
  /** What she should know before anything else, in neutral words. */
  notice: string
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
      result: mine?.result ? resultWords(mine.result) : '',
      named: mine?.namedUntil ? `名字有效到 ${mine.namedUntil.slice(0, 4)}年${dayWords(mine.namedUntil)}` : '',
      notice: noticeFor(mine),
      steps: (mine?.steps ?? []).map(({ step, at, reason }, i) => ({
        id: String(i),
        label: APPLICATION_STEPS[step].label,
        note: `${dayWords(at.slice(0, 10))}${reason === null ? '' : ` · ${reason}`}`,
        state: 'done',
      })),
    }
  })

const resultWords = ({ total, level }: NonNullable<Mine['result']>): string =>
  `总分 ${pointsWords(total)} 分${level ? `,${LEVEL_NAMES[level]}` : ''}`

function noticeFor(mine: Mine | null): string {
  if (mine?.mendBy) return `这次还没到合格。${dayWords(mine.mendBy)} 前补一补,可以再看一次。`
  return mine?.lookOnSite ? '连着两次自查不到 70 分,妇联会来看看,一起想办法。' : ''
}

export const itemsShown = ({ humanItems }: CampaignHere): ItemShown[] =>
  humanItems.map(({ id, name, max, items }) => ({
    ...{ id, name, max },
    hint: items.length === 0 ? `满分 ${max}` : items.join('、'),
  }))

function dayWords(date: string): string {
  const [, month, day] = date.split('-').map(Number)
  return `${month}月${day}日`
}
