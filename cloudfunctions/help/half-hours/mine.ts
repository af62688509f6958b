import type { z } from 'zod'
import type { help } from '../../../contract/help'
import type { myHalfHour } from '../../../contract/help/half-hours'
import { placesOf } from '../../../domain/half-hours'
import { mayRead } from '../../../domain/help-readers'
import { toIso } from '../../../domain/time'
import type { Staff } from '../../kit/help-case'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { placesById } from '../asking/store'
import { deskName } from '../asking/who-can-read'
import { conflictsOf, memberAt, rostersOf, type ShiftDocument, standsOn, turnsOf } from '../duty/store'
import { addTurn } from '../duty/turns'
import { guardedOf } from '../reader'
import { casesNaming, isAskedBy, opened } from '../store'
import { closeInTurn, isKept, placesTurnOf, turnWithPlaces } from './store'

/**
 * Her own turns with their half hours. One that somebody has is told with the case that she reads by it; one of a case that she may not read, for whatever
 * reason, is simply not to be had, like one that has begun or that she closed.
 */
export const myHalfHours: UseCase<typeof help.myHalfHours> = async ({ staff, now }) => {
  const { person } = staff
  const rosters = (await rostersOf([person._id])).filter((one) => standsOn(one, now))
  const turns = (await turnsOf(person._id, now)).filter(({ places }) => places)
  const places = await placesById([...new Set([...rosters, ...turns].map(({ orgId }) => orgId))])
  const unitOf = (orgId: string): string => deskName(places.find(({ _id }) => _id === orgId) ?? { name: '' })
  const hers = turns.length > 0 ? await hersOf(staff, now) : []
  return {
    rosters: rosters.map(({ orgId, role }) => ({ orgId, role, unit: unitOf(orgId) })),
    turns: turns.map((turn) => ({
      shiftId: turn._id,
      from: toIso(turn.from),
      until: toIso(turn.until),
      unit: unitOf(turn.orgId),
      places: halfHoursOf(turn, hers, now),
    })),
  }
}

/** The cases that bear her name and that she may read. */
async function hersOf({ person, reader }: Staff, at: Date) {
  const conflicts = await conflictsOf(person._id)
  return [...(await casesNaming(person._id, false)), ...(await casesNaming(person._id, true))]
    .map(opened)
    .filter((one) => one !== null)
    .filter((one) => mayRead(reader, guardedOf(one), at) && !isAskedBy(one.document, reader.ids))
    .filter(({ head }) => !head.sides.some((side) => conflicts.has(side)))
}

type Hers = Awaited<ReturnType<typeof hersOf>>

function halfHoursOf(turn: ShiftDocument, hers: Hers, at: Date): z.input<typeof myHalfHour>[] {
  const { taken, closed } = placesTurnOf(turn)
  return placesOf(turn).map((begins, place) => {
    const half = { shiftId: turn._id, place }
    const whose = hers.find(({ document, head }) => {
      const isHers = head.appointments.some((one) => one.shiftId === turn._id && one.place === place)
      return isHers && isKept(turn, document._id, half)
    })
    const isFree = !taken.has(place) && !closed.has(place) && begins > at
    const state = whose ? ('taken' as const) : isFree ? ('free' as const) : ('off' as const)
    return { place, at: toIso(begins), state, caseId: whose?.document._id ?? null }
  })
}

/** She offers half hours of her own on a roster where she stands. */
export const offerHalfHours: UseCase<typeof help.offerHalfHours> = async (call, { orgId, from, until }) => {
  const { person } = call.staff
  const member = await memberAt(orgId, person._id)
  if (!member || !standsOn(member, new Date(from))) return refuse('NOT_FOUND', 'orgId')
  return { id: await addTurn(member, { from, until, places: true }, call.source(person._id)) }
}

/** She cannot keep one of them. Whoever had it reads so, and takes another. */
export const closeHalfHour: UseCase<typeof help.closeHalfHour> = async (call, { shiftId, place }) => {
  const { person } = call.staff
  const turn = await turnWithPlaces(shiftId)
  if (turn?.personId !== person._id || place >= placesOf(turn).length) return refuse('NOT_FOUND', 'shiftId')
  await closeInTurn(turn, place, call.source(person._id))
  return { id: shiftId }
}
