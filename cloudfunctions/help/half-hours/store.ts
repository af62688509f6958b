import type { PlacesTurn } from '../../../domain/half-hours'
import type { Notice } from '../../../domain/notice'
import type { Appointment } from '../../kit/help-case'
import type { FactSource } from '../../kit/outbox'
import { change, command, find, read } from '../../kit/store'
import { SHIFTS, type ShiftDocument } from '../duty/store'
import { markOf } from '../keys/digests'

/** One half hour of a turn. */
export type HalfHour = Pick<Appointment, 'shiftId' | 'place'>

const MINUTE_MS = 60_000
/** What is taken is compared with the case after this, and from then on once a day: a call has long ended then. */
const SETTLES_AFTER_MS = 10 * MINUTE_MS

const key = (place: number): string => `p${place}`

/** Says in a turn for which case a place is gone, to whoever has that case open and to nobody else. */
export const takenMark = (caseId: string, { shiftId, place }: HalfHour): string =>
  markOf('half-hour', caseId, shiftId, String(place))

/** What somebody of the roster is told: that her half hours have changed, and nothing of for whom. */
const tells = ({ personId }: Pick<ShiftDocument, 'personId'>): Notice[] => [
  { kind: 'dutyPlace', to: [personId], about: {} },
]

export function placesTurnOf({ from, until, taken = {}, closed = [] }: ShiftDocument): PlacesTurn {
  const gone = Object.keys(taken).map((one) => Number(one.slice(1)))
  return { from, until, taken: new Set(gone), closed: new Set(closed) }
}

/** True while the turn itself says that a place is this case's. */
export function isKept(shift: ShiftDocument | undefined, caseId: string, one: HalfHour): boolean {
  return shift?.dropped === undefined && shift?.taken?.[key(one.place)] === takenMark(caseId, one)
}

/** A turn that is open for appointments; null for any other. */
export async function turnWithPlaces(shiftId: string): Promise<ShiftDocument | null> {
  const shift = await read<ShiftDocument>(SHIFTS, shiftId)
  return shift?.places && shift.dropped === undefined ? shift : null
}

export function turnsById(shiftIds: readonly string[]): Promise<ShiftDocument[]> {
  const ids = [...new Set(shiftIds)]
  if (ids.length === 0) return Promise.resolve([])
  return find<ShiftDocument>(SHIFTS, { where: { _id: command.in(ids) }, limit: ids.length })
}

/**
 * Takes a place for a case; of two at once one does. False when it is gone. It stands here first and in the case next; should the call break off
 * between the two, the clock gives it back.
 */
export async function takeInTurn(
  shift: ShiftDocument,
  caseId: string,
  { place }: Pick<HalfHour, 'place'>,
  at: Date,
  source: FactSource,
): Promise<boolean> {
  const mark = takenMark(caseId, { shiftId: shift._id, place })
  if (shift.taken?.[key(place)] === mark) return true
  const guard = {
    dropped: command.exists(false),
    [`taken.${key(place)}`]: command.exists(false),
    closed: command.neq(place),
  }
  const patch = { [`taken.${key(place)}`]: mark, settleAt: new Date(at.getTime() + SETTLES_AFTER_MS) }
  return change(SHIFTS, shift._id, guard, patch, { ...source, notices: tells(shift) })
}

/** Places that a case has given back, or whose professional may not read it any more, are free for others. */
export async function freeAll(caseId: string, given: readonly HalfHour[], source: FactSource): Promise<void> {
  const shifts = await turnsById(given.map(({ shiftId }) => shiftId))
  for (const one of given) {
    const shift = shifts.find(({ _id }) => _id === one.shiftId)
    if (!shift || !isKept(shift, caseId, one)) continue
    const field = `taken.${key(one.place)}`
    const told = { ...source, notices: tells(shift) }
    await change(SHIFTS, shift._id, { [field]: takenMark(caseId, one) }, { [field]: command.remove() }, told)
  }
}

/** She cannot keep it: nobody has it, and nobody takes it. */
export function closeInTurn({ _id }: ShiftDocument, place: number, source: FactSource): Promise<boolean> {
  const patch = { closed: command.addToSet(place), [`taken.${key(place)}`]: command.remove() }
  return change(SHIFTS, _id, { closed: command.neq(place) }, patch, source)
}

/** Turns that the clock has to compare with their cases. */
export function turnsToSettle(at: Date, limit: number): Promise<ShiftDocument[]> {
  return find<ShiftDocument>(SHIFTS, {
    where: { settleAt: command.lte(at) },
    orderBy: [['settleAt', 'asc']],
    limit,
  })
}

/** Frees what no case has, and looks again on the next day as long as there is one to come. */
export function settleTurn(
  { _id, version }: ShiftDocument,
  orphaned: readonly string[],
  next: Date | null,
): Promise<boolean> {
  const freed = orphaned.map((one) => [`taken.${one}`, command.remove()] as const)
  const patch = { ...Object.fromEntries(freed), settleAt: next ?? command.remove() }
  return change(SHIFTS, _id, { version }, patch)
}
