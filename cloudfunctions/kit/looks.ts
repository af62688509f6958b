import { placesTold, USUAL_DAYS, usualLooks } from '../../domain/looks'
import { DAY_MS, onWallClock } from '../../domain/time'
import type { PersonDocument, Stored } from './documents'
import { dayOf, type FactSource } from './outbox'
import { change, command, create, find, type Guard, type Patch, read, removeMatching } from './store'

/**
 * How many private contacts one officer has looked at on one day. `room` counts down to the alert, since a guard cannot compare two fields: a look
 * is one guarded write until it is used up.
 */
export interface LooksDocument extends Stored {
  officerId: string
  /** YYYY-MM-DD on the wall clock. */
  day: string
  looks: number
  /** What is not told about that day. */
  usual: number
  room: number
  /** What was looked at, so that a retry and a second look at the same home that day are none. */
  seen: string[]
  /** Written once a day, when she looks at more than the usual. */
  alertedAt?: Date
  toldIn?: string[]
  /** The places told, while nobody has asked her. */
  openIn?: string[]
  acknowledged?: { by: string; at: Date }
}

/** After the alert there is no other that day. */
const NO_END = 1_000_000
const TRIES = 8
/** Days that are kept. */
const KEPT_DAYS = 90

/** A look to be counted: whose, of what, and at how many contacts. */
export interface Look {
  officer: Pick<PersonDocument, '_id' | 'roles'>
  at: Date
  /** Names what was looked at: a home, an export. */
  mark: string
  contacts: number
}

/**
 * Counts a look before anything is shown. The one that goes above the usual writes the alert in the same write, with `source` for the audit.
 * One request as a rule; three more for the first of a day.
 */
export async function countLook(look: Look, source: FactSource): Promise<void> {
  const { officer, at, mark, contacts } = look
  if (contacts === 0) return
  const day = dayOf(at)
  const id = `${officer._id}_${day}`
  const unseen: Guard = { seen: command.neq(mark) }
  const counted: Patch = { looks: command.inc(contacts), seen: command.addToSet(mark) }
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const withinRoom = { ...unseen, room: command.gte(contacts) }
    if (await change('looks', id, withinRoom, { ...counted, room: command.inc(-contacts) })) return
    const standing = await read<LooksDocument>('looks', id, ['seen', 'room'])
    if (standing === null) {
      const usual = usualLooks(await lookedBefore(officer._id, at))
      // What is more than a whole day's usual goes on to the alert with the next round.
      const first = contacts <= usual ? { looks: contacts, seen: [mark] } : { looks: 0, seen: [] }
      const today = { _id: id, schema: 1, officerId: officer._id, day, usual, room: usual - first.looks, ...first }
      if ((await create<LooksDocument>('looks', today, undefined)) && first.looks > 0) return
    } else if (standing.seen.includes(mark)) return
    else if (standing.room < contacts) {
      const toldIn = placesTold(officer.roles, at)
      const alert = { room: NO_END, alertedAt: at, toldIn, openIn: toldIn }
      const first = { ...unseen, room: standing.room, alertedAt: command.exists(false) }
      if (await change('looks', id, first, { ...counted, ...alert }, source)) return
    }
  }
  throw new Error('a look could not be counted')
}

async function lookedBefore(officerId: string, at: Date): Promise<number> {
  const since = dayOf(new Date(at.getTime() - USUAL_DAYS * DAY_MS))
  const days = await find<LooksDocument>('looks', {
    where: { officerId, day: command.gte(since) },
    fields: ['looks'],
    limit: USUAL_DAYS + 1,
  })
  return days.reduce((sum, { looks }) => sum + looks, 0)
}

/** Once a minute: what is older than it is kept goes; its facts were written out long ago. */
export async function clearLooks(at: Date): Promise<void> {
  const oldest = onWallClock(at).subtract(KEPT_DAYS, 'day').format('YYYY-MM-DD')
  await removeMatching('looks', { day: command.lt(oldest) })
}
