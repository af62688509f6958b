import type { z } from 'zod'
import type { appointment, offered } from '../../../contract/help/half-hours'
import { toIso } from '../../../domain/time'
import type { PersonDocument } from '../../kit/documents'
import type { Appointment, OpenCase } from '../../kit/help-case'
import { deskName } from '../asking/who-can-read'
import { conflictsOfAll, rostersOf, standsOn } from '../duty/store'
import { personsById } from '../people'
import { mayBeNamed } from '../working/assign'
import type { Offered } from './offered'
import { isKept, turnsById } from './store'

/** A free half hour as she and her desk are told of it. */
export function offeredAs({ shift, place, at, person, unit }: Offered): z.input<typeof offered> {
  const half = { shiftId: shift._id, place, at: toIso(at) }
  return { ...half, role: shift.role, name: person.name, unit: deskName(unit) }
}

/**
 * The appointments of a case as they stand now. One falls when her turn was dropped or she closed the place, when she left the roster, or may
 * not read the case any more: all of them are one word. Four database calls; none without appointments.
 */
export async function appointmentsOf(opening: OpenCase, at: Date): Promise<z.input<typeof appointment>[]> {
  const { appointments } = opening.head
  if (appointments.length === 0) return []
  const ids = [...new Set(appointments.map(({ personId }) => personId))]
  const turns = await turnsById(appointments.map(({ shiftId }) => shiftId))
  const [persons, rosters, conflicts] = [await personsById(ids), await rostersOf(ids), await conflictsOfAll(ids)]
  const holds = (one: Appointment, person: PersonDocument | undefined): boolean => {
    const shift = turns.find(({ _id }) => _id === one.shiftId)
    const begins = new Date(one.at)
    const member = rosters.find(({ orgId, personId }) => orgId === shift?.orgId && personId === one.personId)
    if (!person || !member || !isKept(shift, opening.document._id, one) || !standsOn(member, begins)) return false
    return mayBeNamed(opening, person, { onRoster: standsOn(member, at), conflicts: conflicts.get(person._id) }, at)
  }
  return appointments.map((one) => {
    const { shiftId, place, personId } = one
    const person = persons.find(({ _id }) => _id === personId)
    const role = turns.find(({ _id }) => _id === shiftId)?.role ?? 'officer'
    return { shiftId, place, at: one.at, role, name: person?.name ?? null, stands: holds(one, person) }
  })
}

/** Those still to come. */
export function toCome({ head }: OpenCase, at: Date): Appointment[] {
  return head.appointments.filter((one) => new Date(one.at) > at)
}
