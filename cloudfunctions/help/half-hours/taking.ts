import { MOST_APPOINTMENTS, placeAt } from '../../../domain/half-hours'
import type { Call } from '../../kit/context'
import type { Appointment, OpenCase } from '../../kit/help-case'
import { refuse } from '../../kit/refusal'
import { command } from '../../kit/store'
import { act, type CaseChange, type Deed, isOpenState } from '../store'
import { toCome } from './appointments'
import { offeredTo } from './offered'
import { freeAll, type HalfHour, takeInTurn } from './store'

/**
 * A case takes a half hour: it is gone for everybody else first, then the case says so, and from that write on the professional reads it. Whatever speaks
 * against it, taken, closed, past, kept out or a conflict of interest, is one answer.
 */
export async function take(call: Call, opening: OpenCase, deed: Deed, half: HalfHour): Promise<void> {
  const { _id: caseId, log } = opening.document
  if (log.some(({ mark }) => mark === deed.mark)) return
  if (!isOpenState(opening.document.state)) return refuse('STEP_NOT_POSSIBLE')
  const free = await offeredTo(opening, call.now)
  const wanted = free.find(({ shift, place }) => isSame({ shiftId: shift._id, place }, half))
  if (!wanted) return refuse('HALF_HOUR_GONE')
  if (toCome(opening, call.now).length >= MOST_APPOINTMENTS) return refuse('APPOINTMENTS_FULL')
  const { shift } = wanted
  if (!(await takeInTurn(shift, caseId, half, call.now, deed.source))) return refuse('HALF_HOUR_GONE')
  const { personId } = shift
  await act(opening, deed, ({ document, head }) => {
    const named = !document.namedIds.includes(personId)
    const one: Appointment = { ...half, at: placeAt(shift, half.place).toISOString(), personId, named }
    const others = head.appointments.filter((other) => !isSame(other, half))
    return {
      head: { ...head, appointments: [...others, one] },
      patch: { namedIds: command.addToSet(personId) },
    }
  })
}

/** It is given back: whoever was named by it alone reads nothing any more, then the half hour is free again. */
export async function giveBack(opening: OpenCase, deed: Deed, half: HalfHour): Promise<void> {
  await act(opening, deed, (current) => {
    const given = current.head.appointments.find((one) => isSame(one, half))
    return given ? without(current, [given]) : refuse('NOT_FOUND', 'shiftId')
  })
  await freeAll(opening.document._id, [half], deed.source)
}

/** A case without some of its appointments, and without whoever was named on it by them alone. */
export function without({ document, head }: OpenCase, given: readonly Appointment[]): CaseChange {
  const appointments = head.appointments.filter((one) => !given.includes(one))
  const leaves = given
    .filter(({ personId, named }) => named && document.ownerId !== personId)
    .map(({ personId }) => personId)
    .filter((id) => !appointments.some(({ personId }) => personId === id))
  const namedIds = document.namedIds.filter((id) => !leaves.includes(id))
  return { head: { ...head, appointments }, patch: { namedIds } }
}

const isSame = (one: HalfHour, { shiftId, place }: HalfHour): boolean => one.shiftId === shiftId && one.place === place
