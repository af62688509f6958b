import { pathRange } from '../../../domain/organisation'
import { entryOf, type Wish } from '../../../domain/roster-sign-up'
import type { FactSource } from '../../kit/outbox'
import { change, command, type Guard, type Patch } from '../../kit/store'

/** A wish, and the township in which she lives; null where she has not said. */
export interface PlacedWish extends Wish {
  townshipPath: string | null
}

export type Given = 'seat' | 'waiting' | 'behind'

/**
 * The guarded writes of house, "How data is kept" 1: a seat, else a place in the queue. One database call, or two; null when neither guard held, and
 * then domain/roster-sign-up `judge` says why. Nothing is read first, so nothing can change in between.
 */
export async function give(activityId: string, wish: PlacedWish, at: Date, source: FactSource): Promise<Given | null> {
  const entry = entryOf(wish, at)
  const joins: Patch = {
    memberIds: command.addToSet(wish.id),
    ...(wish.lines.length > 0 ? { lineIds: command.push([...wish.lines]) } : {}),
  }
  const queue = (name: 'waiting' | 'behind'): Patch => ({
    ...joins,
    [name]: command.push([{ id: wish.id, ...entry }]),
    waitLeft: command.inc(-1),
  })
  const write = (guard: Guard, patch: Patch) => change('activities', activityId, guard, patch, source)
  const base = open(wish, at)

  if (wish.waitsFirst) {
    const guard = { ...base, waitLeft: command.gte(1), anyOf: [[...admitted(wish), BY_LOT]] }
    // The clock finds out when her turn is: the write knows no times.
    return (await write(guard, { ...queue('behind'), dueAt: command.min(at) })) ? 'behind' : null
  }
  const seat = { ...joins, left: command.inc(-wish.n), [`seats.${wish.id}`]: command.set(entry) }
  const free = { ...base, left: command.gte(wish.n), 'waiting.0': command.exists(false), anyOf: [admitted(wish)] }
  if (await write(free, seat)) return 'seat'
  const noneFree = [{ left: command.lt(wish.n) }, { 'waiting.0': command.exists(true) }, BY_LOT]
  const guard = { ...base, waitLeft: command.gte(1), anyOf: [[...admitted(wish), BY_LOT], noneFree] }
  return (await write(guard, queue('waiting'))) ? 'waiting' : null
}

const BY_LOT = { audience: 'lot' }

/** Published, open for sign-up, large enough, and neither she nor a child of hers is on it. */
function open({ ids, n, lines }: Wish, at: Date): Guard {
  return {
    state: 'published',
    opensAt: command.lte(at),
    closesAt: command.gt(at),
    capacity: command.gte(n),
    ...Object.fromEntries(ids.map((id) => [`seats.${id}`, command.exists(false)])),
    'waiting.id': command.nin([...ids]),
    'behind.id': command.nin([...ids]),
    ...(lines.length > 0 ? { lineIds: command.nin([...lines]), countCompanions: n > 1 } : {}),
  }
}

/** Whom the audience lets in at once: everybody, or who lives in the home's township. */
function admitted({ townshipPath }: PlacedWish): Record<string, unknown>[] {
  const everybody = { audience: 'everyone' }
  if (townshipPath === null) return [everybody]
  const { from, below } = pathRange(townshipPath)
  return [everybody, { audience: 'township', path: command.gte(from).and(command.lt(below)) }]
}
