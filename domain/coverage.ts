import { NEW_FIELDS, type NewField } from './micro-home'
import type { Position } from './organisation'

/** A village or unit as coverage counts it (C01: no white spot on the map). */
export interface CoveredPlace {
  id: string
  name: string
  level: 'village' | 'unit'
  centre: Position
  townshipId: string
  townshipName: string
}

/** Homes of one place and new field, counted by the database. */
export interface HomeCount {
  orgId: string
  newField: NewField | null
  active: number
  /** On the way: from a draft to approved. */
  coming: number
}

export interface TownshipCoverage {
  id: string
  name: string
  places: number
  covered: number
  active: number
  gaps: Gap[]
}

/** A place without an active home; `coming` when one is on its way there. */
export interface Gap {
  id: string
  name: string
  level: 'village' | 'unit'
  centre: Position
  coming: number
}

export interface Coverage {
  places: number
  covered: number
  active: number
  townships: TownshipCoverage[]
  newFields: { field: NewField; active: number }[]
}

/** Which villages, units and new fields have no active home, by township; the township with most gaps first. */
export function coverageOf(places: readonly CoveredPlace[], counts: readonly HomeCount[]): Coverage {
  const active = new Map<string, number>()
  const coming = new Map<string, number>()
  const fields = new Map<NewField, number>(NEW_FIELDS.map((field) => [field, 0]))
  for (const count of counts) {
    active.set(count.orgId, (active.get(count.orgId) ?? 0) + count.active)
    coming.set(count.orgId, (coming.get(count.orgId) ?? 0) + count.coming)
    if (count.newField) fields.set(count.newField, (fields.get(count.newField) ?? 0) + count.active)
  }
  const townships = new Map<string, TownshipCoverage>()
  for (const { id, name, level, centre, townshipId, townshipName } of places) {
    const township = townships.get(townshipId) ?? {
      id: townshipId,
      name: townshipName,
      places: 0,
      covered: 0,
      active: 0,
      gaps: [],
    }
    townships.set(townshipId, township)
    const homes = active.get(id) ?? 0
    township.places += 1
    township.active += homes
    if (homes > 0) township.covered += 1
    else township.gaps.push({ id, name, level, centre, coming: coming.get(id) ?? 0 })
  }
  const rows = [...townships.values()].sort((a, b) => b.gaps.length - a.gaps.length || (a.id < b.id ? -1 : 1))
  const sum = (of: (township: TownshipCoverage) => number): number => rows.reduce((total, row) => total + of(row), 0)
  return {
    places: sum((row) => row.places),
    covered: sum((row) => row.covered),
    active: sum((row) => row.active),
    townships: rows,
    newFields: [...fields].map(([field, count]) => ({ field, active: count })),
  }
}
