import type { help } from '../../../contract/help'
import { DUTY_ROLE_LABELS } from '../../../domain/duty'
import { mayRead, mayStandAt } from '../../../domain/help-readers'
import { takeCaseStep } from '../../../domain/help-steps'
import { grantsInForce } from '../../../domain/role'
import type { PersonDocument } from '../../kit/documents'
import type { Appointment, OpenCase } from '../../kit/help-case'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { officersAt, wayTo } from '../asking/store'
import { deskName } from '../asking/who-can-read'
import { conflictsOf, conflictsOfAll, isOnRoster, rosterAt } from '../duty/store'
import { freeAll } from '../half-hours/store'
import { personsById } from '../people'
import { guardedOf, readerOf } from '../reader'
import { standingOf } from '../standing'
import { statePatch } from '../step-patch'
import { act, isAskedBy, staffDeed } from '../store'
import { STEP_REFUSALS } from './step'

/**
 * By name, to somebody who could read it then: whoever she keeps out, whoever has a conflict of interest, a village officer where it is protected, is
 * simply not there (NOT_FOUND). With `owner` she has it in hand, and nobody else at the same time.
 */
export const assign: UseCase<typeof help.assign> = async (call, { caseId, personId, owner }) => {
  const by = call.staff.person._id
  const [person] = await personsById([personId])
  const ties = { onRoster: await isOnRoster(personId, call.now), conflicts: await conflictsOf(personId) }
  await act(call.opened, staffDeed(call, by, 'assign', [caseId, personId, owner]), (current) => {
    if (!person || !mayBeNamed(current, person, ties, call.now)) return refuse('NOT_FOUND', 'personId')
    const patch = { namedIds: command.addToSet(personId) }
    if (!owner) return { patch }
    const taken = takeCaseStep(standingOf(current), 'worker', 'assign')
    if (!taken.taken) return refuse(STEP_REFUSALS[taken.why])
    return { patch: { ...patch, ...statePatch(taken.to, call.now), ownerId: personId } }
  })
  return { caseId }
}

/** She is no longer on it; whoever has it in hand stays until it is assigned to another. */
export const unassign: UseCase<typeof help.unassign> = async (call, { caseId, personId }) => {
  const by = call.staff.person._id
  let left: Appointment[] = []
  await act(call.opened, staffDeed(call, by, 'assign', [caseId, personId, 'off']), ({ document, head }) => {
    if (!document.namedIds.includes(personId)) return refuse('NOT_FOUND', 'personId')
    if (document.ownerId === personId) return refuse('STEP_NOT_POSSIBLE', 'personId')
    left = head.appointments.filter((one) => one.personId === personId)
    const appointments = head.appointments.filter((one) => !left.includes(one))
    return { head: { ...head, appointments }, patch: { namedIds: document.namedIds.filter((id) => id !== personId) } }
  })
  await freeAll(caseId, left, call.source(by))
  return { caseId }
}

/** To whom it can be assigned, and where it can be handed. Whoever must not read it is not in the list, without a word why. */
export const assignable: UseCase<typeof help.assignable> = async (call, _input) => {
  const { opened } = call
  const way = await wayTo(opened.document.deskPath)
  const officers = await officersAt([opened.document.deskId])
  const roster = await rosterAt(
    way.map(({ _id }) => _id),
    call.now,
  )
  const professionals = await personsById(roster.map(({ personId }) => personId))
  const onRoster = new Set(professionals.map(({ _id }) => _id))
  const all = [...new Map([...officers, ...professionals].map((person) => [person._id, person])).values()]
  const conflicts = await conflictsOfAll(all.map(({ _id }) => _id))
  const people = all.filter((person) =>
    mayBeNamed(opened, person, { onRoster: onRoster.has(person._id), conflicts: conflicts.get(person._id) }, call.now),
  )
  const { head } = opened
  const turns = new Map(roster.map(({ personId, role }) => [personId, DUTY_ROLE_LABELS[role]]))
  /** Where she works, or what she takes turns as. */
  const unitOf = ({ _id, roles }: PersonDocument): string => {
    const [grant] = grantsInForce(roles, call.now)
    return grant ? deskName({ name: grant.orgName }) : (turns.get(_id) ?? head.deskName)
  }
  const desks = way
    .map((place) => ({ place, stands: { id: place._id, path: place.path, level: place.level } }))
    .filter(({ stands }) => stands.id !== opened.document.deskId && mayStandAt(stands, head.kind, head.exclusions))
  return {
    people: people.map((person) => ({ personId: person._id, name: person.name, unit: unitOf(person) })),
    desks: desks.map(({ place }) => ({ id: place._id, name: deskName(place), level: place.level })),
  }
}

/** What speaks for or against somebody, beside her roles. */
export interface Ties {
  onRoster: boolean
  conflicts: ReadonlySet<string> | undefined
}

/** An officer or a professional, not who asked, not who is close to either side, and one who could read it once she is named. */
export function mayBeNamed(
  opening: OpenCase,
  person: PersonDocument,
  { onRoster, conflicts }: Ties,
  at: Date,
): boolean {
  const reader = readerOf(person, onRoster)
  const serves = onRoster || grantsInForce(person.roles, at).length > 0
  const named = { ...guardedOf(opening), namedIds: [person._id] }
  const clear = !opening.head.sides.some((side) => conflicts?.has(side))
  return serves && clear && !isAskedBy(opening.document, reader.ids) && mayRead(reader, named, at)
}
