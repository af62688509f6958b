import type { help } from '../../../contract/help'
import { dateAfter } from '../../../domain/calendar-day'
import { LONGEST_SHIFT_MS } from '../../../domain/duty'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { markOf } from '../keys/digests'
import { namesOf, personsById } from '../people'
import { casesNaming } from '../store'
import {
  addShiftDocument,
  dropShiftDocument,
  leaveRoster,
  memberAt,
  putMember,
  rosterAt,
  rosterIdOf,
  shiftsFrom,
  tellPerson,
} from './store'

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
    shifts: shifts.map(({ _id, personId, role, from: start, until }) => ({
      shiftId: _id,
      personId,
      name: nameOf(personId),
      role,
      from: toIso(start),
      until: toIso(until),
    })),
  }
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

/** One turn of somebody on the roster, a day long at most. */
export const addShift: UseCase<typeof help.addShift> = async (call, { orgId, personId, from, until }) => {
  const [start, end] = [new Date(from), new Date(until)]
  const long = end.getTime() - start.getTime()
  if (long <= 0 || long > LONGEST_SHIFT_MS) refuse('INPUT_INVALID', 'until')
  const member = await memberAt(orgId, personId)
  if (!member || member.left !== undefined) return refuse('NOT_FOUND', 'personId')
  const id = markOf('shift', orgId, personId, from)
  const { orgPath, role } = member
  await addShiftDocument(
    { _id: id, orgId, orgPath, personId, role, from: start, until: end },
    call.source(call.officer._id),
  )
  return { id }
}

export const dropShift: UseCase<typeof help.dropShift> = async (call, { orgId, shiftId }) => {
  if (!(await dropShiftDocument(orgId, shiftId, call.now, call.source(call.officer._id))))
    refuse('NOT_FOUND', 'shiftId')
  return { id: shiftId }
}
