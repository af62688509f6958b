import {
  HELP_CLASS_LABELS,
  HELP_TOPIC_CLASS,
  HELP_URGENCY_LABELS,
  type HelpKind,
  type HelpUrgency,
  mustBeReported,
} from './help'
import { CASE_OUTCOME_LABELS, CASE_STATE_LABELS, type CaseOutcome, type CaseState } from './help-state'
import { DAY_MS, onWallClock } from './time'

/**
 * A list of a desk's own requests on paper, for its own ledger (一案一台账). One officer asks for it and says why, another decides, and only the first can
 * then fetch it, for a day. What stands in it is this list of columns and nothing else: no name, no place, no word, no day (safety, "Help").
 */
export const EXPORT_OPEN_DAYS = 1
export const EXPORT_ASKED_DAYS = 7

/** What a line is made of. */
export interface ExportedCase {
  kind: HelpKind
  urgency: HelpUrgency
  sentAt: Date
  state: CaseState
  outcome: CaseOutcome | null
}

interface ExportColumn {
  title: string
  value(exported: ExportedCase): string
}

export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  { title: '收到的月份', value: ({ sentAt }) => onWallClock(sentAt).format('YYYY-MM') },
  { title: '类别', value: ({ kind }) => HELP_CLASS_LABELS[HELP_TOPIC_CLASS[kind.topic]] },
  { title: '轻重缓急', value: ({ urgency }) => HELP_URGENCY_LABELS[urgency] },
  { title: '到哪一步', value: ({ state }) => CASE_STATE_LABELS[state] },
  { title: '结果', value: ({ outcome }) => (outcome === null ? '' : CASE_OUTCOME_LABELS[outcome]) },
]

/** What the law makes somebody report stands in no list, also when two officers found that there was nothing to report. */
export const isExportable = (kind: HelpKind): boolean => !mustBeReported(kind)

export const EXPORT_STATES = ['asked', 'open', 'refused', 'over'] as const
export type ExportState = (typeof EXPORT_STATES)[number]

export const EXPORT_STATE_LABELS: Record<ExportState, string> = {
  asked: '等另一位同意',
  open: '可以取',
  refused: '没有同意',
  over: '过期了',
}

export interface ExportDecision {
  agreed: boolean
  at: Date
}

export function exportState(askedAt: Date, decision: ExportDecision | undefined, at: Date): ExportState {
  if (decision === undefined) return at.getTime() < askedAt.getTime() + EXPORT_ASKED_DAYS * DAY_MS ? 'asked' : 'over'
  if (!decision.agreed) return 'refused'
  return at < openUntil(decision) ? 'open' : 'over'
}

/** Until when whoever asked can fetch it. */
export const openUntil = ({ at }: ExportDecision): Date => new Date(at.getTime() + EXPORT_OPEN_DAYS * DAY_MS)
