import {
  APPLICATION_STATE_LABELS,
  APPLICATION_STEPS,
  type ApplicationState,
  type ApplicationStep,
  type ApplicationStepName,
} from '../../../domain/demonstration/application-state'
import { LEVEL_NAMES } from '../../../domain/rubric/level-names'
import { pointsWords } from '../../services/five-has'
import type { DemoApplication, DemoCampaign, DemoRow, FiveOverview, Objection } from '../../services/model'

export interface CampaignShown {
  id: string
  name: string
  note: string
  document: string
  isOpen: boolean
  /** What it is called in the list, and whether homes can still come to be named in it. */
  names: boolean
}

export const campaignShown = (campaign: DemoCampaign): CampaignShown => ({
  id: campaign.campaignId,
  name: campaign.name,
  note: `${dayWords(campaign.opensOn)} 到 ${dayWords(campaign.closesOn)} 申报,看截止 ${dayWords(campaign.cutOff)} 之前的一年`,
  document: campaign.approvalDocument ?? '',
  isOpen: campaign.isOpen,
  names: campaign.approvalDocument !== null,
})

export interface OverviewShown {
  figures: string
  bands: { label: string; words: string; percent: number }[]
  townships: { name: string; words: string; percent: number }[]
  trend: { month: string; words: string; percent: number }[]
  vetoes: string[]
}

const BAND_WORDS: Record<number, string> = {
  85: '85 分以上',
  75: '75 到 85 分,够申报',
  60: '60 到 75 分',
  0: '不到 60 分',
}

export const overviewShown = ({ homes, median, bands, townships, trend, vetoes }: FiveOverview): OverviewShown => ({
  figures: median === null ? '还没有微家算过' : `${homes} 家算过,一半在 ${pointsWords(median)} 分以上`,
  bands: bands.map((band) => ({
    label: BAND_WORDS[band.from] ?? `${band.from} 分起`,
    words: `${band.homes} 家`,
    percent: homes === 0 ? 0 : Math.round((band.homes / homes) * 100),
  })),
  townships: townships.map(({ name, homes: own, median: middle }) => ({
    ...{ name, words: `${own} 家,一半在 ${pointsWords(middle ?? 0)} 分以上` },
    percent: Math.round((middle ?? 0) / 100),
  })),
  trend: trend.map(({ month, median: middle }) => ({
    ...{ month, words: `${Number(month.slice(5))}月 ${pointsWords(middle)} 分` },
    percent: Math.round(middle / 100),
  })),
  vetoes: vetoes.map(({ name, homes: own }) => `${own} 家先要解决:${name}`),
})

export interface ObjectionShown {
  id: string
  head: string
  text: string
  heard: boolean
}

export const objectionShown = ({ objectionId, at, name, text, heard }: Objection): ObjectionShown => ({
  ...{ id: objectionId, text, heard },
  head: `${name} · ${dayWords(at.slice(0, 10))}`,
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
  /** Somebody said something against it: how much of that nobody has decided yet. */
  objections: string
  named: string
  /** What the county has to know first. */
  notices: string[]
  hasResult: boolean
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
  objections:
    application.objections.all === 0
      ? ''
      : `${application.objections.all} 条异议,${application.objections.open === 0 ? '都处理了' : `${application.objections.open} 条等处理`}`,
  named: application.named
    ? [
        `命名有效到 ${application.named.until.slice(0, 4)}年${dayWords(application.named.until)}`,
        ...application.named.rechecks.map(({ on, preview }) => `${dayWords(on)} 复核,预估 ${pointsWords(preview)} 分`),
      ].join(';')
    : '',
  notices: [
    ...(application.lookOnSite ? ['连着两次复核不到 70 分,请安排人到现场看一看'] : []),
    ...(application.plateComesDown ? ['18 个月里两次没到合格,按规定摘牌;以往的记录都留着'] : []),
    ...(application.mendBy ? [`还没到合格,${dayWords(application.mendBy)} 前补好可以再看一次`] : []),
  ],
  hasResult: application.result !== null,
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
