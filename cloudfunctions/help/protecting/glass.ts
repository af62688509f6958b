import type { help } from '../../../contract/help'
import { GLASS_MINUTES, isKeptOut } from '../../../domain/help-readers'
import { isWithin } from '../../../domain/organisation'
import { grantsInForce } from '../../../domain/role'
import { toIso } from '../../../domain/time'
import { personsOfOneWoman } from '../../kit/one-woman'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { namesOf } from '../people'
import { act, casesWithOpenGlass, opened, staffDeed, textAt, tokenAt } from '../store'

/** In need, a county officer opens a case that is not hers: with her reason typed, for half an hour, and another officer sees it. So does who asked. */
export const breakGlass: UseCase<typeof help.breakGlass> = async (call, { caseId, reason }) => {
  const { person } = call.staff
  const deed = staffDeed(call, person._id, 'breakGlass', [caseId, reason])
  let until = new Date(call.now.getTime() + GLASS_MINUTES * 60_000)
  const retried = call.opened.document.glass?.find(({ id }) => id === deed.mark)
  if (retried) until = retried.until
  await act(call.opened, deed, (current) => {
    const reasonToken = tokenAt(current, reason, `glass.${deed.mark}`)
    const glass = { id: deed.mark, personId: person._id, at: call.now, until, reasonToken }
    return { patch: { glass: command.push([glass]), glassOpenSince: current.document.glassOpenSince ?? call.now } }
  })
  return { caseId, until: toIso(until) }
}

/** Openings in need that no other officer has looked at yet. Whom she keeps out sees none of hers. */
export const openGlass: UseCase<typeof help.openGlass> = async ({ staff, now }) => {
  const counties = grantsInForce(staff.person.roles, now).filter(({ role }) => role === 'countyAdmin')
  if (counties.length === 0) return { glass: [] }
  const cases = (await casesWithOpenGlass(now))
    .map(opened)
    .filter((one) => one !== null)
    .filter(({ document }) => counties.some(({ orgPath }) => isWithin(document.deskPath, orgPath)))
    .filter(({ head }) => !isKeptOut(staff.reader, head.exclusions, now))
  const open = cases.flatMap((one) =>
    (one.document.glass ?? [])
      .filter(({ personId, seenBy }) => seenBy === undefined && personId !== staff.person._id)
      .map((glass) => ({ one, glass })),
  )
  const names = await namesOf(open.map(({ glass }) => glass.personId))
  return {
    glass: open.map(({ one, glass }) => ({
      caseId: one.document._id,
      name: names.get(glass.personId) ?? null,
      at: toIso(glass.at),
      reason: textAt(one, glass.reasonToken, `glass.${glass.id}`),
    })),
  }
}

/** Another officer has asked why; nobody, and no second account of hers, checks her own. */
export const seeGlass: UseCase<typeof help.seeGlass> = async (call, { caseId }) => {
  const { person } = call.staff
  const mine = await personsOfOneWoman(person)
  await act(call.opened, staffDeed(call, person._id, 'glassSeen', caseId), ({ document }) => {
    const glass = document.glass ?? []
    const waits = glass.filter(({ personId, seenBy }) => seenBy === undefined && !mine.has(personId))
    if (waits.length === 0) return refuse('STEP_NOT_POSSIBLE')
    const seen = glass.map((one) => (waits.includes(one) ? { ...one, seenBy: person._id } : one))
    const allSeen = seen.every(({ seenBy }) => seenBy !== undefined)
    return { patch: { glass: seen, ...(allSeen ? { glassOpenSince: command.remove() } : {}) } }
  })
  return { caseId }
}
