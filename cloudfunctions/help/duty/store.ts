import { dateOf } from '../../../domain/calendar-day'
import type { DutyRole } from '../../../domain/duty'
import type { Stored } from '../../kit/documents'
import type { FactSource } from '../../kit/outbox'
import { change, command, create, find, read } from '../../kit/store'
import { markOf } from '../keys/digests'

/** Somebody on the duty roster of a place. */
export interface RosterDocument extends Stored {
  orgId: string
  orgPath: string
  personId: string
  role: DutyRole
  /** Her place in the chain of the night, from 1. */
  chain: number | null
  /** The last day, YYYY-MM-DD; null without an end. */
  until: string | null
  /** Taken off: from this moment she reads nothing any more. */
  left?: Date
}

/** One turn. */
export interface ShiftDocument extends Stored {
  orgId: string
  orgPath: string
  personId: string
  role: DutyRole
  from: Date
  until: Date
  dropped?: Date
  /** It is open for appointments, in half hours (domain/half-hours). */
  places?: true
  /** Places that are gone, `p3` to a digest of the case and the place: from it nobody learns whose. */
  taken?: Record<string, string>
  /** Places that she cannot keep after all. */
  closed?: number[]
  /** When the clock compares it with the cases that it is taken for (help/timer/settling). */
  settleAt?: Date
}

export interface ConflictDocument extends Stored {
  /** Digests of names and numbers (help/keys/digests): from them nobody learns whom she named. */
  sides: string[]
  /** How often she declared on the last day that she did. */
  day: string
  declared: number
}

const ROSTERS = 'helpRosters'
export const SHIFTS = 'helpShifts'
const CONFLICTS = 'helpConflicts'
/** Places on whose rosters one person stands, people on those of a place and its county, turns that are still to come. */
const MOST_ROSTERS = 20
const MOST_ON_ROSTER = 200
const MOST_SHIFTS = 300

type Member = Pick<RosterDocument, 'orgId' | 'orgPath' | 'personId' | 'role' | 'chain' | 'until'>

export const rosterIdOf = (orgId: string, personId: string): string => markOf('roster', orgId, personId)

/** True while she stands on some roster: the day after her last she reads nothing, and whoever is taken off reads nothing at once. */
export async function isOnRoster(personId: string, at: Date): Promise<boolean> {
  const rosters = await rostersOf([personId])
  return rosters.some((one) => standsOn(one, at))
}

/** Those of some people who stand on a roster. One database call; none for nobody. */
export async function onRosterAmong(personIds: readonly string[], at: Date): Promise<Set<string>> {
  const rosters = await rostersOf(personIds)
  return new Set(rosters.filter((one) => standsOn(one, at)).map(({ personId }) => personId))
}

/** Rosters on which some people stand or stood. One database call; none for nobody. */
export function rostersOf(personIds: readonly string[]): Promise<RosterDocument[]> {
  if (personIds.length === 0) return Promise.resolve([])
  return find<RosterDocument>(ROSTERS, {
    where: { personId: command.in([...personIds]) },
    limit: MOST_ROSTERS * personIds.length,
  })
}

export function standsOn({ until, left }: RosterDocument, at: Date): boolean {
  return left === undefined && (until === null || dateOf(at) <= until)
}

/** Who stands on the rosters of some places today. */
export async function rosterAt(orgIds: readonly string[], at: Date): Promise<RosterDocument[]> {
  const rosters = await find<RosterDocument>(ROSTERS, {
    where: { orgId: command.in([...orgIds]) },
    orderBy: [['_id', 'asc']],
    limit: MOST_ON_ROSTER,
  })
  return rosters.filter((one) => standsOn(one, at))
}

export function memberAt(orgId: string, personId: string): Promise<RosterDocument | null> {
  return read<RosterDocument>(ROSTERS, rosterIdOf(orgId, personId))
}

export async function putMember(member: Member, source: FactSource): Promise<void> {
  const _id = rosterIdOf(member.orgId, member.personId)
  if (await create<RosterDocument>(ROSTERS, { _id, schema: 1, ...member }, source)) return
  const standing = await read<RosterDocument>(ROSTERS, _id)
  const { role, chain, until } = member
  const same = standing?.role === role && standing.chain === chain && standing.until === until
  if (!standing || (same && standing.left === undefined)) return
  await change(ROSTERS, _id, { version: standing.version }, { role, chain, until, left: command.remove() }, source)
}

/** She leaves, and her turns with her: `standsOn` answers for access, and no turn is shown of whoever has left. */
export async function leaveRoster(
  { _id, orgId, personId }: RosterDocument,
  at: Date,
  source: FactSource,
): Promise<void> {
  await change(ROSTERS, _id, { left: command.exists(false) }, { left: at }, source)
  for (const shift of await shiftsFrom([orgId], at))
    if (shift.personId === personId)
      await change(SHIFTS, shift._id, { dropped: command.exists(false) }, { dropped: at }, source)
}

/** A day after every other: on a roster without an end. */
const NO_END = '9999-12-31'

/**
 * Beside her account stands until when she is on any roster, so that her phone shows her the way in. What she may read is asked of the rosters
 * themselves, every time.
 */
export async function tellPerson(personId: string, at: Date): Promise<void> {
  const rosters = await rostersOf([personId])
  const until = rosters.filter((one) => standsOn(one, at)).map((one) => one.until ?? NO_END)
  const last = until.sort().at(-1)
  if (last === undefined)
    await change('persons', personId, { rosterUntil: command.exists(true) }, { rosterUntil: command.remove() })
  else await change('persons', personId, { rosterUntil: command.neq(last) }, { rosterUntil: last })
}

/** Turns that are not over at a moment and were not dropped, by their end. */
export async function shiftsFrom(orgIds: readonly string[], at: Date): Promise<ShiftDocument[]> {
  const shifts = await find<ShiftDocument>(SHIFTS, {
    where: { orgId: command.in([...orgIds]), until: command.gt(at) },
    orderBy: [['until', 'asc']],
    limit: MOST_SHIFTS,
  })
  return shifts.filter(({ dropped }) => dropped === undefined)
}

/** One person's turns that are not over, wherever she takes them. */
export async function turnsOf(personId: string, at: Date): Promise<ShiftDocument[]> {
  const shifts = await find<ShiftDocument>(SHIFTS, {
    where: { personId, until: command.gt(at) },
    orderBy: [['until', 'asc']],
    limit: MOST_SHIFTS,
  })
  return shifts.filter(({ dropped }) => dropped === undefined)
}

/** A turn that was dropped comes back with all its places free. */
export async function addShiftDocument(
  shift: Omit<ShiftDocument, 'schema' | 'version' | 'outbox'>,
  source: FactSource,
): Promise<void> {
  if (await create<ShiftDocument>(SHIFTS, { schema: 1, ...shift }, source)) return
  const { until, places } = shift
  const blank = { dropped: command.remove(), taken: command.remove(), closed: command.remove() }
  const again = { until, ...blank, places: places ?? command.remove() }
  await change(SHIFTS, shift._id, { dropped: command.exists(true) }, again, source)
}

/** False when there is no such turn at this place. */
export async function dropShiftDocument(orgId: string, id: string, at: Date, source: FactSource): Promise<boolean> {
  const shift = await read<ShiftDocument>(SHIFTS, id)
  if (shift?.orgId !== orgId) return false
  await change(SHIFTS, id, { dropped: command.exists(false) }, { dropped: at }, source)
  return true
}

export function conflictDocument(personId: string): Promise<ConflictDocument | null> {
  return read<ConflictDocument>(CONFLICTS, personId)
}

export async function conflictsOf(personId: string): Promise<ReadonlySet<string>> {
  return new Set((await conflictDocument(personId))?.sides ?? [])
}

/** Of several people at once, by their ids. */
export async function conflictsOfAll(personIds: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
  if (personIds.length === 0) return new Map()
  const documents = await find<ConflictDocument>(CONFLICTS, {
    where: { _id: command.in([...personIds]) },
    limit: personIds.length,
  })
  return new Map(documents.map(({ _id, sides }) => [_id, new Set(sides)]))
}

export function declareSides(
  personId: string,
  standing: ConflictDocument | null,
  { sides, day, declared }: Pick<ConflictDocument, 'sides' | 'day' | 'declared'>,
  source: FactSource,
): Promise<boolean> {
  if (!standing) return create<ConflictDocument>(CONFLICTS, { _id: personId, schema: 1, sides, day, declared }, source)
  const patch = { sides: [...new Set([...standing.sides, ...sides])], day, declared }
  return change(CONFLICTS, personId, { version: standing.version }, patch, source)
}
