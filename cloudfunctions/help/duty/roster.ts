import type { help } from '../../../contract/help'
import { dateAfter } from '../../../domain/calendar-day'
import { freePlaces, placesOf } from '../../../domain/half-hours'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { placesTurnOf } from '../half-hours/store'
import { namesOf, personsById } from '../people'
import { casesNaming } from '../store'
import {
  dropShiftDocument,
  leaveRoster,
  memberAt,
  putMember,
  rosterAt,
  rosterIdOf,
  type ShiftDocument,
  shiftsFrom,
  tellPerson,
} from './store'
import { addTurn } from './turns'

const DAYS_SHOWN = 14

/** Who takes turns at a desk, and when, for two weeks from a day. */
export const roster: UseCase<typeof help.roster> = async ({ organisation, now }, { from }) => {
  const members = await rosterAt([organisation._id], now)
  const begin = new Date(`${from}T00:00:00+08:00`)
  const end = new Date(`${dateAfter(from, DAYS_SHOWN)}T00:00:00+08:00`)
  const shifts = (await shiftsFrom([organisation._id], begin)).filter((shift) => shift.from < end)
  const names = await namesOf([...members, ...shifts].map(({ personId }) => personId))
  const nameOf = (personId: string) => names.get(personId) ?? null
  return {
    members: members.map(({ personId, role, chain, until }) => ({
      personId,
      name: nameOf(personId),
      role,
      chain,
      until,
    })),
    shifts: shifts.map((shift) => ({
      shiftId: shift._id,
      personId: shift.personId,
      name: nameOf(shift.personId),
      role: shift.role,
      from: toIso(shift.from),
      until: toIso(shift.until),
      places: placesIn(shift, now),
    })),
  }
}

/** How many of its half hours are left. What is gone is one number, whatever the reason. */
function placesIn(shift: ShiftDocument, at: Date): { free: number; all: number } | null {
  return shift.places ? { free: freePlaces(placesTurnOf(shift), at).length, all: placesOf(shift).length } : null
}

/** A lawyer, counsellor, mediator or officer takes turns here, until a day or without an end. Whoever had left comes back with this. */
export const putOnRoster: UseCase<typeof help.putOnRoster> = async (call, { personId, role, chain, until }) => {
  const { officer, organisation } = call
  const [person] = await personsById([personId])
  if (!person) return refuse('NOT_FOUND', 'personId')
  const place = { orgId: organisation._id, orgPath: organisation.path, personId }
  await putMember({ ...place, role, chain, until }, call.source(officer._id))
  await tellPerson(personId, call.now)
  return { id: rosterIdOf(organisation._id, personId) }
}

/** She leaves: with the next call she reads nothing, her shifts are gone, and the desk is told which of its cases need somebody else. */
export const takeOffRoster: UseCase<typeof help.takeOffRoster> = async (call, { orgId, personId }) => {
  const member = await memberAt(orgId, personId)
  if (!member) return refuse('NOT_FOUND', 'personId')
  await leaveRoster(member, call.now, call.source(call.officer._id))
  await tellPerson(personId, call.now)
  const left = (await casesNaming(personId, false)).filter(
    ({ deskId, ownerId }) => deskId === orgId && ownerId === personId,
  )
  return { id: member._id, left: left.map(({ _id }) => _id) }
}

/** One turn of somebody on the roster. */
export const addShift: UseCase<typeof help.addShift> = async (call, { orgId, personId, from, until, places }) => {
  const member = await memberAt(orgId, personId)
  if (!member || member.left !== undefined) return refuse('NOT_FOUND', 'personId')
  return { id: await addTurn(member, { from, until, places }, call.source(call.officer._id)) }
}

export const dropShift: UseCase<typeof help.dropShift> = async (call, { orgId, shiftId }) => {
  if (!(await dropShiftDocument(orgId, shiftId, call.now, call.source(call.officer._id))))
    refuse('NOT_FOUND', 'shiftId')
  return { id: shiftId }
}
