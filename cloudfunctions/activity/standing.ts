import type { z } from 'zod'
import type { standing } from '../../contract/activity/words'
import type { Standing } from '../../domain/roster-sign-up'
import { standingOf } from '../../domain/roster-sign-up'
import { toIso } from '../../domain/time'
import type { PersonDocument } from '../kit/documents'
import { identities } from '../kit/person-document'
import { type ActivityForThem, rosterOf } from './roster/read'

type Shown = z.input<typeof standing>

/** The caller, whatever persons she is, and each adult whom she remembers. */
export interface Company {
  /** Whose standing it is for the phone: her account's id, or the adult's. */
  personId: string
  name: string | null
  ids: readonly string[]
}

export function companyOf(person: PersonDocument | null): Company[] {
  if (!person) return []
  const adults = person.family?.adults ?? []
  return [
    { personId: person._id, name: null, ids: identities(person) },
    ...adults.map(({ personId, name }) => ({ personId, name, ids: [personId] })),
  ]
}

export const idsOf = (company: readonly Company[]): string[] => company.flatMap(({ ids }) => ids)

/** How the caller and those whom she remembers stand with an activity. */
export function standingsIn(activity: ActivityForThem, company: readonly Company[]): Shown[] {
  const roster = rosterOf(activity)
  return company.flatMap((each) => {
    const stands = standingOf(roster, each.ids)
    return stands ? [shownStanding(each, stands)] : []
  })
}

export function shownStanding({ personId, name }: Pick<Company, 'personId' | 'name'>, stands: Standing): Shown {
  const entry = stands.as === 'seat' ? stands.seat : stands.entry
  const seat = stands.as === 'seat' ? stands.seat : undefined
  return {
    personId,
    name,
    as: stands.as,
    places: entry.n,
    lineIds: entry.lines ?? [],
    queuePlace: stands.as === 'seat' ? null : stands.place,
    answerBy: seat?.answerBy ? toIso(seat.answerBy) : null,
    asked: seat?.asked === true,
    cut: stands.as === 'waiting' && stands.entry.cut === true,
    lotNumber: entry.no ?? null,
    checkedIn: seat?.in !== undefined && seat.in.state !== 'revoked',
  }
}
