import type { ActivityKind, Audience } from '../../domain/activity'
import type { SeriesTimes, WeeklySeries } from '../../domain/activity-series'
import type { Position } from '../../domain/organisation'
import type { Stored } from './documents'

/** What every occurrence of a series begins as. Its words have passed WeChat's check under the account of whoever wrote them. */
export interface SeriesPlan {
  kind: ActivityKind
  templateId: string | null
  title: string
  note: string
  capacity: number
  waitlistMax: number
  countCompanions: boolean
  audience: Audience
  /** Another place than the home's own. */
  elsewhere: { words: string; at: Position | null } | null
}

/** 每周重复: occurrences are activities of their own with ids made from the series and the day (domain/activity-series). */
export interface SeriesDocument extends Stored, WeeklySeries {
  homeId: string
  plan: SeriesPlan
  times: SeriesTimes
  except: string[]
  /** Every day up to it is made; null while none is. */
  madeThrough: string | null
  /** When the timer makes the next; absent once it has ended. */
  dueAt?: Date
  requestId: string
  createdAt: Date
  createdBy: string
}
