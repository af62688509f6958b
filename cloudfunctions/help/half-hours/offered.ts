import { freePlaces, type PlacesTurn, placeAt } from '../../../domain/half-hours'
import { isPlaceOut } from '../../../domain/help-readers'
import { isAtLeast } from '../../../domain/organisation'
import type { OrganisationDocument, PersonDocument } from '../../kit/documents'
import type { OpenCase } from '../../kit/help-case'
import { wayTo } from '../asking/store'
import { conflictsOfAll, rosterAt, type ShiftDocument, shiftsFrom, standsOn } from '../duty/store'
import { personsById } from '../people'
import { mayBeNamed } from '../working/assign'
import { isKept, placesTurnOf } from './store'

/** A free half hour, and with whom. */
export interface Offered {
  shift: ShiftDocument
  place: number
  at: Date
  person: PersonDocument
  unit: OrganisationDocument
}

/**
 * Half hours that a case may take: of turns at its desk and at the offices above, with whoever may be named on it. Whoever is kept out, has a conflict of
 * interest or asked herself has none, without a word why (S13): who looks sees fewer places, and whoever offers them sees nothing at all.
 */
export async function offeredTo(opening: OpenCase, at: Date): Promise<Offered[]> {
  const { document, head } = opening
  const way = (await wayTo(document.deskPath)).filter(
    ({ level, path }) => isAtLeast(level, 'township') && !isPlaceOut(path, head.exclusions),
  )
  const ids = way.map(({ _id }) => _id)
  const open = (await shiftsFrom(ids, at)).filter(({ places }) => places)
  const turns = open.flatMap((shift) => freePlaces(turnFor(opening, shift), at).map((place) => ({ shift, place })))
  if (turns.length === 0) return []
  const members = await rosterAt(ids, at)
  const persons = await personsById(turns.map(({ shift }) => shift.personId))
  const conflicts = await conflictsOfAll(persons.map(({ _id }) => _id))
  const clear = persons.filter((person) =>
    mayBeNamed(opening, person, { onRoster: true, conflicts: conflicts.get(person._id) }, at),
  )
  return turns.flatMap(({ shift, place }) => {
    const begins = placeAt(shift, place)
    const person = clear.find(({ _id }) => _id === shift.personId)
    const unit = way.find(({ _id }) => _id === shift.orgId)
    const stands = members.some(
      (member) => member.personId === shift.personId && member.orgId === shift.orgId && standsOn(member, begins),
    )
    return person && unit && stands ? [{ shift, place, at: begins, person, unit }] : []
  })
}

/** A turn as a case meets it: what it took in a call that broke off before the case said so is still its to take. */
function turnFor({ document, head }: OpenCase, shift: ShiftDocument): PlacesTurn {
  const turn = placesTurnOf(shift)
  const has = (place: number) => head.appointments.some((one) => one.shiftId === shift._id && one.place === place)
  const begun = (place: number) => isKept(shift, document._id, { shiftId: shift._id, place }) && !has(place)
  return { ...turn, taken: new Set([...turn.taken].filter((place) => !begun(place))) }
}
