import type { help } from '../../../contract/help'
import { firstDesk, isKeptOut, isPlaceOut } from '../../../domain/help-readers'
import { grantsInForce } from '../../../domain/role'
import type { Appointment, OpenCase } from '../../kit/help-case'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command, type Patch } from '../../kit/store'
import { officersAt, placesById, wayTo } from '../asking/store'
import { deskName } from '../asking/who-can-read'
import { freeAll } from '../half-hours/store'
import { personsById } from '../people'
import { readerOf } from '../reader'
import { act, herDeed } from '../store'
import { herActor, openOneOfHers } from './opening'

/**
 * She keeps more people or places out, from now on and wherever the case goes. Whoever has it in hand and is kept out loses it in the same write; a
 * desk that is kept out hands it to the one above. Refuses NOBODY_LEFT where nobody could read it any more.
 */
export const exclude: UseCase<typeof help.exclude> = async (call, { key, caseId, exclude: more }) => {
  const mine = await openOneOfHers(call, key, caseId)
  const places = await placesById([...new Set(more.orgIds)])
  if (places.length < new Set(more.orgIds).size) refuse('NOT_FOUND', 'exclude')
  const added = { ...more, paths: places.map(({ path }) => path) }
  const way = await wayTo(mine.document.deskPath)
  const officers = await officersAt(way.map(({ _id }) => _id))
  const named = await personsById(mine.document.namedIds)

  const deed = herDeed(call, herActor(key), 'exclude', [caseId, more])
  let given: Appointment[] = []
  await act(mine, deed, ({ document, head }) => {
    const exclusions = joined(head.exclusions, added)
    const out = named.filter((person) => isKeptOut(readerOf(person, true), exclusions, call.now)).map(({ _id }) => _id)
    const desks = way.map(({ _id, path, level }) => ({ id: _id, path, level }))
    const moves = isPlaceOut(document.deskPath, exclusions)
    const deskId = moves ? firstDesk(desks, head.kind, false, exclusions)?.id : document.deskId
    const readers = officers.filter(
      (officer) =>
        !isKeptOut(readerOf(officer, false), exclusions, call.now) &&
        grantsInForce(officer.roles, call.now).some(({ orgId }) => orgId === deskId),
    )
    const desk = way.find(({ _id }) => _id === deskId)
    if (!desk || readers.length === 0) return refuse('NOBODY_LEFT', 'exclude')
    const patch: Patch = {
      ...(out.length > 0 ? { namedIds: document.namedIds.filter((id) => !out.includes(id)) } : {}),
      ...(document.ownerId !== undefined && out.includes(document.ownerId) ? { ownerId: command.remove() } : {}),
      ...(moves ? { deskId: desk._id, deskPath: desk.path } : {}),
    }
    given = head.appointments.filter(({ personId }) => out.includes(personId))
    const appointments = head.appointments.filter((one) => !given.includes(one))
    return { head: { ...head, exclusions, appointments, deskName: deskName(desk) }, patch }
  })
  await freeAll(caseId, given, deed.source)
  return { caseId }
}

type Kept = OpenCase['head']['exclusions']

function joined(before: Kept, more: Kept): Kept {
  const both = (a: string[], b: string[]) => [...new Set([...a, ...b])]
  return {
    personIds: both(before.personIds, more.personIds),
    orgIds: both(before.orgIds, more.orgIds),
    paths: both(before.paths, more.paths),
  }
}
