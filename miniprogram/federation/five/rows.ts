import {
  APPLICATION_STATE_LABELS,
  APPLICATION_STEPS,
  type ApplicationState,
  type ApplicationStep,
  type ApplicationStepName,
} from '../../../domain/demonstration/application-state'
import { LEVEL_NAMES } from '../../../domain/rubric/level-names'
import { pointsWords } from '../../services/five-has'
import type { DemoApplication, DemoCampaign, DemoRow } from '../../services/model'

export interface CampaignShown {
  id: string
  name: string
  note: string
  document: string
  isOpen: boolean
}

export const campaignShown = (campaign: DemoCampaign): CampaignShown => ({
  id: campaign.campaignId,
  name: campaign.name,
  note: `${dayWords(campaign.opensOn)} 到 ${dayWords(campaign.closesOn)} 申报,看截止 ${dayWords(campaign.cutOff)} 之前的一年`,
  document: campaign.approvalDocument ?? '',
  isOpen: campaign.isOpen,
})

export interface RowShown {
  homeId: string
  name: string
  place: string
  state: string
  points: string
  flag: string
}

export const rowShown = (row: DemoRow): RowShown => ({
  homeId: row.homeId,
  name: row.homeName,
  place: `${row.townshipName} · ${row.villageName}`,
  state: APPLICATION_STATE_LABELS[row.state],
  points:
    row.total !== null
      ? `${pointsWords(row.total)} 分${row.level ? ` · ${LEVEL_NAMES[row.level]}` : ''}`
      : row.preview !== null
        ? `预估 ${pointsWords(row.preview)} 分`
        : '',
  flag: row.vetoes.length > 0 ? `有 ${row.vetoes.length} 件先要解决` : '',
})

export interface ApplicationShown {
  homeName: string
  state: string
  points: string
  frozen: string
  vetoes: string[]
  dimensions: { id: string; name: string; rows: { id: string; name: string; points: string; said: string }[] }[]
  reviewers: { name: string; note: string }[]
  seed: string
  steps: { id: string; label: string; note: string; state: 'done' }[]
  may: StepShown[]
}

export interface StepShown {
  id: ApplicationStepName
  label: string
  needsReason: boolean
  tone: 'plain' | 'danger'
}

const GRAVE: readonly ApplicationState[] = ['rejected', 'revoked']

export const applicationShown = (application: DemoApplication): ApplicationShown => ({
  homeName: application.homeName,
  state: APPLICATION_STATE_LABELS[application.state],
  points: application.result
    ? `总分 ${pointsWords(application.result.total)} 分${application.result.level ? `,${LEVEL_NAMES[application.result.level]}` : ''}`
    : application.preview === null
      ? ''
      : `平台预估 ${pointsWords(application.preview)} 分,不代表结果`,
  frozen: application.frozen ? '依据已经封存,不再变' : '截止后七天内补的记录还会算进来',
  vetoes: application.vetoes.map(({ name }) => name),
  dimensions: application.dimensions.map(({ id, name, indicators }) => ({
    ...{ id, name },
    rows: indicators.map((one) => ({
      ...{ id: one.id, name: one.name, said: one.said },
      points:
        one.points === null
          ? one.mode === 'human'
            ? `自评 ${application.selfScores[one.id] ?? 0}`
            : '不计入'
          : `${pointsWords(one.points)} / ${one.weight}`,
    })),
  })),
  reviewers: (application.panel?.reviewers ?? []).map(({ name, townshipName, declared, submitted }) => ({
    name: `${name}(${townshipName})`,
    note: submitted ? '交了评分' : declared ? '声明过回避' : '等她声明回避',
  })),
  seed: application.panel?.seed ?? '',
  steps: application.steps.map(({ step, at, reason }, i) => ({
    id: String(i),
    label: APPLICATION_STEPS[step].label,
    note: `${dayWords(at.slice(0, 10))}${reason === null ? '' : ` · ${reason}`}`,
    state: 'done',
  })),
  may: application.may.map(stepShown),
})

function stepShown(id: ApplicationStepName): StepShown {
  const step: ApplicationStep = APPLICATION_STEPS[id]
  const tone = GRAVE.includes(step.to) ? 'danger' : 'plain'
  return { id, label: step.label, needsReason: step.needs.includes('reason'), tone }
}

export function dayWords(date: string): string {
  const [, month, day] = date.split('-').map(Number)
  return `${month}月${day}日`
}
