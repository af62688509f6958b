import type { Measure, Scaled } from './measure'
import type { Veto } from './veto'

/**
 * A rubric is data: what a demonstration is judged by, in versions (mechanisms C15, N14). A review stores the version it used; a county
 * changes numbers by a new version, never by code. domain/rubric/rubric.schema.ts refuses an unsound one.
 */
export interface Rubric {
  id: string
  version: string
  name: string
  /** The calendar months before the cut-off that are looked at. */
  windowMonths: number
  /** With fewer required weeks there is too little to judge by. */
  minRequiredWeeks: { settled: number; firstCampaign: number }
  /** Records written later than so many days after the cut-off do not count. */
  freezeDays: number
  dimensions: readonly Dimension[]
  levels: { demonstration: { total: number; dimensionShare: number }; qualified: { total: number } }
  /** From how many points on a home carries how many stars, most first. */
  stars: readonly { stars: number; total: number }[]
  vetoes: readonly Veto[]
  /** Between equal totals the higher in these dimensions goes first. */
  tieBreak: readonly string[]
  /** Distinct valid check-ins that an activity needs to count as kept for its kind. */
  minimumAttendance: Readonly<Record<AttendedKind, Scaled>>
  review: ReviewRules
  /** The platform's estimate that an application needs. */
  applyPreview: number
  upkeep: UpkeepRules
}

/** Activities that need people; a reception without a visitor is one all the same. */
export const ATTENDED_KINDS = ['gathering', 'quarterly', 'banquet'] as const
export type AttendedKind = (typeof ATTENDED_KINDS)[number]

/** How a home is looked at on site (rubric §5). */
export interface ReviewRules {
  reviewers: number
  backups: number
  /** A gap above this share of a dimension's human points calls a third reviewer. */
  gapShare: number
  /** Spots around the home at which the reviewer asks residents, and completed activities that she looks into. */
  spots: number
  activities: number
  /** The township checks the papers within so many working days; the public notice lasts so many. */
  townshipWorkingDays: number
  noticeWorkingDays: number
}

/** What follows a name, and a failure (rubric §3). */
export interface UpkeepRules {
  nameYears: number
  /** An estimate below `preview`, `times` half-years running, brings a look on site. */
  recheck: { preview: number; times: number }
  /** So many days to mend; so many failures within so many months take the home off the list. */
  rectification: { days: number; failures: number; months: number }
}

export interface Dimension {
  id: string
  name: string
  weight: number
  indicators: readonly Indicator[]
}

/** Facts about a home that change how an indicator is read. */
export const CONDITIONS = ['leadUntrained', 'shortWindow'] as const
export type Condition = (typeof CONDITIONS)[number]

/** Computed from what was recorded, or scored by a reviewer. */
export type Mode = 'auto' | 'human'

export interface Indicator {
  id: string
  name: string
  weight: number
  mode: Mode
  measure: Measure
  /** At most this fraction while the condition holds. */
  capIf?: Partial<Record<Condition, number>>
  /** Nothing kept is no failure while the condition holds: the indicator is null. */
  nullIf?: Condition
  /** How it was computed, in a sentence with {kept} {of} {count} {target} {choice} to fill in. */
  said: string
  /** The words of a map's choices. */
  choices?: Readonly<Record<string, string>>
  /** What a reviewer ticks, one each. */
  items?: readonly string[]
  /** How one unit more comes about; absent where reviewers decide. */
  raise?: Raising
}

/** What one unit more is, and what else comes with it. */
export interface Raising {
  /** Verb first, as a host reads it. */
  step: string
  /** One more is also one more required: a need that is answered was raised first. */
  grows?: boolean
  /** The condition that the first unit ends. */
  lifts?: Condition
  /** The choice that the step leads to, by the choice that stands; none where it is too late. */
  to?: Readonly<Record<string, string>>
}

export function indicatorsOf(rubric: Rubric): Indicator[] {
  return rubric.dimensions.flatMap(({ indicators }) => indicators)
}

/** @throws RangeError for an id that the rubric does not have. */
export function dimensionOf(rubric: Rubric, id: string): Dimension {
  const found = rubric.dimensions.find((dimension) => dimension.id === id)
  if (!found) throw new RangeError(`${rubric.id} ${rubric.version} has no dimension ${id}`)
  return found
}
