import type { CalendarDay } from '../../../domain/calendar-day'
import type { Position } from '../../../domain/organisation'
import type { Settings } from '../../../domain/settings'
import { daysAhead, placeRules } from '../../kit/calendar'
import type { Call } from '../../kit/context'
import type { OrganisationDocument } from '../../kit/documents'
import { refuse } from '../../kit/refusal'
import { nearestVillage, placeById, rootPlace } from './store'

export type Source = 'position' | 'village' | 'township' | 'county'

/** The place from which homes are looked for, and the days that its county marks. */
export interface Where<S extends Source = Source> {
  place: OrganisationDocument
  source: S
  centre: Position
  days: CalendarDay[]
  /** Null for the county as a whole, which is read without them. */
  settings: Settings | null
}

/** By position; one that is outside the county counts as none. */
export async function whereOf(call: Call, position: Position): Promise<Where<'position' | 'county'>> {
  const village = await nearestVillage(position)
  return village ? { ...(await ruled(call, village, 'position')), centre: position } : county(call)
}

/** By the asked village, else her own, else the county. */
export async function whereLives(call: Call, villageId: string | undefined): Promise<Where<'village' | 'county'>> {
  const own = villageId ?? (await call.person())?.villageId
  const village = own ? await placeById(own, 'village') : null
  if (village) return ruled(call, village, 'village')
  if (villageId) refuse('NOT_FOUND', 'villageId')
  return county(call)
}

export async function township(call: Call, townshipId: string): Promise<Where<'township'>> {
  const place = (await placeById(townshipId, 'township')) ?? refuse('NOT_FOUND', 'townshipId')
  return ruled(call, place, 'township')
}

export async function county(call: Call): Promise<Where<'county'>> {
  const place = (await rootPlace(call.now)) ?? refuse('NOT_FOUND')
  return { place, source: 'county', centre: centreOf(place), days: daysAhead([place], call.now), settings: null }
}

async function ruled<S extends Source>(call: Call, place: OrganisationDocument, source: S): Promise<Where<S>> {
  return { place, source, centre: centreOf(place), ...(await placeRules(place.path, call.now)) }
}

function centreOf({ centre }: OrganisationDocument): Position {
  return { longitude: centre.longitude, latitude: centre.latitude }
}

/** 「白沙镇 · 渔港村」, or the name of the township or county alone. */
export function labelOf({ place, source }: Where): string {
  return source === 'county' || source === 'township' || place.parentName === null
    ? place.name
    : `${place.parentName} · ${place.name}`
}
