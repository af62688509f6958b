import type { Span } from '../../active-spans'
import type { ActivityKind } from '../../activity'
import type { ExemptDays, OpeningFact } from '../../cadence'
import type { Host } from '../../hosting'
import type { Pairing } from '../../pairing'
import type { RotationSlot } from '../../rotation'

/** What a home's profile holds of its place (rubric A1). */
export const SITE_ITEMS = ['place', 'hours', 'contact', 'photos', 'services'] as const
export type SiteItem = (typeof SITE_ITEMS)[number]
export const SITE_ITEM_LABELS: Record<SiteItem, string> = {
  place: '地址和位置',
  hours: '开门时间',
  contact: '联系方式',
  photos: '三张以上照片',
  services: '服务清单',
}
/** Door, inside, display wall. */
export const LEAST_PHOTOS = 3

/** An activity that was published, with what is left of it. */
export interface ActivityFact {
  id: string
  title: string
  kind: ActivityKind
  startsAt: Date
  endsAt: Date
  cancelled: boolean
  /** Somebody who may said that it counts no more. */
  invalid: boolean
  /** Null until it was settled after its end. */
  persons: number | null
  /** The distinct women with a valid check-in, the home's own people left out. */
  visitors: readonly string[]
  /** When its summary was first written, and its first photo that stands published. */
  recordedAt: Date | null
  picturedAt: Date | null
}

/** All that the platform has recorded of a home and that 五有 reads: the same records give the same facts forever. */
export interface HomeRecords {
  /** W, the women covered; null while unknown. */
  covered: number | null
  active: readonly Span[]
  site: Readonly<Record<SiteItem, boolean>>
  /** Days on which hours, contact and services were confirmed or changed. */
  confirmedOn: readonly string[]
  hosts: readonly Host[]
  paired: readonly Pairing[]
  /** Until when the owner of the place has agreed; null without an end. */
  placeUntil: Date | null
  openings: readonly OpeningFact[]
  slots: readonly RotationSlot[]
  activities: readonly ActivityFact[]
  /** Days on which somebody of the federation was there. */
  visits: readonly { day: string; name: string }[]
  /** At which trainings these hosts were, by the ids under which they host. */
  trainings: readonly { personId: string; activityId: string; title: string; at: Date }[]
  /** By year: since when all four kinds stand in its plan. */
  plans: Readonly<Record<string, Date | null>>
  exempt: readonly ExemptDays[]
}
