import { type CountyTable, countyTable, markedDays } from '../../domain/calendar'
import { type CalendarDay, dateAfter, dateOf } from '../../domain/calendar-day'
import { LOOK_AHEAD_DAYS } from '../../domain/opening-hours'
import { idsOnPath } from '../../domain/organisation'
import { inheritSettings, type Settings } from '../../domain/settings'
import type { OrganisationDocument } from './documents'
import { command, find } from './store'

/** The field of a place that holds its own days of a year. A year is one field, since it is one decision of the county. */
export const yearField = (year: number): `y${number}` => `y${year}`

/** The fields to read for the days of some years. */
export const calendarFields = (years: readonly number[]): string[] => years.map((year) => `calendar.${yearField(year)}`)

/** What a place lays down for itself and below: its settings and the marked days ahead. */
export interface PlaceRules {
  settings: Settings
  /** The days from today on that are not ordinary, as far ahead as opening states look. */
  days: CalendarDay[]
}

/** The years that the days ahead lie in: one, or two in December. */
export function yearsAhead(at: Date): number[] {
  const last = dateAfter(dateOf(at), LOOK_AHEAD_DAYS)
  return [...new Set([dateOf(at), last].map((date) => Number(date.slice(0, 4))))]
}

/** The days ahead as a place's own word and the country's notice mark them. */
export function daysAhead(places: readonly Pick<OrganisationDocument, 'calendar'>[], at: Date): CalendarDay[] {
  return markedDays(dateOf(at), LOOK_AHEAD_DAYS + 1, tableOf(places, yearsAhead(at)))
}

/** The county's own days of some years, from its place documents, root first: nearer places have the last word. */
export function tableOf(
  places: readonly Pick<OrganisationDocument, 'calendar'>[],
  years: readonly number[],
): CountyTable {
  return countyTable(places.flatMap(({ calendar }) => years.flatMap((year) => calendar?.[yearField(year)] ?? [])))
}

/** Settings and marked days in force at a place. One database call. */
export async function placeRules(path: string, at: Date): Promise<PlaceRules> {
  const places = await placesOn(path, ['settings', ...calendarFields(yearsAhead(at))])
  return { settings: inheritSettings(places.map((place) => place.settings ?? {})), days: daysAhead(places, at) }
}

/**
 * The county's own table of some years at a place, for deadlines (domain/calendar `addWorkingDays`). One database call. Ask for the year after
 * as well when a deadline may cross it.
 */
export async function countyTableAt(path: string, years: readonly number[]): Promise<CountyTable> {
  return tableOf(await placesOn(path, calendarFields(years)), years)
}

async function placesOn(path: string, fields: string[]): Promise<OrganisationDocument[]> {
  const ids = idsOnPath(path)
  if (ids.length === 0) return []
  const places = await find<OrganisationDocument>('organisations', {
    where: { _id: command.in(ids) },
    fields: ['path', ...fields],
    limit: ids.length,
  })
  return places.sort((a, b) => a.path.length - b.path.length)
}
