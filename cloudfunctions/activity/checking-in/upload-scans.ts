import type { z } from 'zod'
import type { activity } from '../../../contract/activity'
import { checkInWindow } from '../../../domain/check-in-code'
import { clockNote, type Deed, type DeedOutcome, deedAt, doDeed } from '../../../domain/check-in-desk'
import { scannedCode } from '../../../domain/scanned-code'
import type { ActivityDocument } from '../../kit/activity-document'
import { checkInId } from '../../kit/check-in-mac'
import type { PersonDocument } from '../../kit/documents'
import { edit } from '../../kit/edit'
import { refuse } from '../../kit/refusal'
import { blindIndex } from '../../kit/secrets'
import type { UseCase } from '../../kit/serve'
import { command, create } from '../../kit/store'
import { rosterPatch } from '../roster/patch'
import { rosterOf } from '../roster/read'
import { activityById, personsByCards, personsByIds } from './store'
import { venueSeatsOf } from './venue'

type Sent = z.output<typeof activity.uploadScans.input>['deeds'][number]
interface Known {
  nonce: string
  at: Date
  /** Null for a card that is nobody's. */
  deed: Deed | null
}

/** How many nonces an activity remembers: its roster, ticked and undone. */
const REMEMBERED = 1000

/**
 * What a host did at her door, in her order, each nonce once: whatever arrives a second time (its answer was lost, its network sent it twice) finds
 * itself done and changes nothing. One read and one write for the whole batch, beside the look at cards.
 */
export const uploadScans: UseCase<typeof activity.uploadScans> = async (
  call,
  { activityId, clockBehind, why, deeds },
) => {
  const { host, home, activity: head, now } = call
  if (head.state === 'cancelled') refuse('ACTIVITY_CANCELLED')
  if (head.state !== 'published' && head.state !== 'completed') refuse('NOT_FOUND', 'activityId')
  const source = call.source(host._id)
  const cards = await personsByCards(deeds.flatMap((deed) => (deed.kind === 'scan' ? tokenIn(deed.code) : [])))
  const known = deeds.map((deed) => knownDeed(activityId, deed, cards))
  for (const newcomer of newcomersOf(activityId, deeds, now)) await create<PersonDocument>('persons', newcomer, source)

  const found = (await activityById(activityId)) ?? refuse('NOT_FOUND', 'activityId')
  const desk = {
    window: checkInWindow(head),
    endsAt: head.endsAt,
    venueSeats: venueSeatsOf(head, home),
    by: host._id,
    arrivedAt: now,
    why,
    idOf: (personId: string) => checkInId(activityId, personId),
  }
  let outcomes: DeedOutcome[] = []
  let arrived = 0
  await edit<ActivityDocument>('activities', found, source, (current) => {
    const before = rosterOf(current)
    let roster = before
    const done = doneBefore(current)
    outcomes = known.map(({ nonce, at, deed }) => {
      if (deed === null) return { did: 'refused', personId: null, why: 'unknownCard' }
      const earlier = done.get(nonce)
      if (earlier) return { did: earlier, personId: deed.personId }
      const one = doDeed(roster, deed, deedAt(at, clockBehind, now), desk)
      roster = one.roster
      return one.outcome
    })
    arrived = arrivedOf(roster.seats)
    if (roster === before) return null
    const fresh = known.flatMap(({ nonce }, i) => {
      const { did } = outcomes[i] ?? { did: 'refused' }
      return done.has(nonce) || did === 'refused' ? [] : [`${nonce} ${did}`]
    })
    return {
      ...rosterPatch(before, roster),
      checkInRun: true,
      deedsDone: command.push({ each: fresh, slice: -REMEMBERED }),
      ...(current.state === 'completed' ? { resettle: true, dueAt: command.min(now) } : {}),
    }
  })
  const names = await personsByIds(outcomes.flatMap(({ personId }) => personId ?? []))
  return {
    activityId,
    results: outcomes.map((outcome, i) => ({
      nonce: known[i]?.nonce ?? '',
      did: outcome.did,
      personId: outcome.personId,
      name: (outcome.personId && names.get(outcome.personId)?.name) ?? null,
      why: outcome.did === 'refused' ? outcome.why : null,
    })),
    arrived,
    clockNote: clockNote(
      known.map(({ at }) => at),
      clockBehind,
      now,
    ),
  }
}

function tokenIn(code: string): string[] {
  const scanned = scannedCode(code)
  return scanned.kind === 'person' ? [scanned.token] : []
}

function knownDeed(activityId: string, sent: Sent, cards: ReadonlyMap<string, PersonDocument>): Known {
  const { nonce } = sent
  const at = new Date(sent.at)
  switch (sent.kind) {
    case 'scan': {
      const [token = ''] = tokenIn(sent.code)
      const person = cards.get(token)
      const way = person?.openid === undefined ? 'card' : 'hostScan'
      return { nonce, at, deed: person ? { kind: 'in', personId: person._id, way } : null }
    }
    case 'tick':
      return { nonce, at, deed: { kind: 'in', personId: sent.personId, way: 'roll' } }
    case 'walkIn':
      return { nonce, at, deed: { kind: 'in', personId: newcomerId(activityId, nonce), way: 'roll' } }
    case 'undo':
      return { nonce, at, deed: { kind: 'undo', personId: sent.personId } }
    case 'out':
      return { nonce, at, deed: { kind: 'out', personId: sent.personId, lineIds: sent.lineIds } }
  }
}

/** Somebody whom the host adds by name becomes a person without an account: always the same one, however often it is sent. */
const newcomerId = (activityId: string, nonce: string): string => blindIndex('person', `${activityId}\n${nonce}`)

function newcomersOf(
  activityId: string,
  deeds: readonly Sent[],
  at: Date,
): Omit<PersonDocument, 'version' | 'outbox'>[] {
  return deeds.flatMap((deed) =>
    deed.kind === 'walkIn'
      ? [
          {
            _id: newcomerId(activityId, deed.nonce),
            schema: 1,
            name: deed.name,
            phoneToken: null,
            villageId: null,
            roles: [],
            createdAt: at,
          },
        ]
      : [],
  )
}

type Seats = ReturnType<typeof rosterOf>['seats']

type Did = Exclude<DeedOutcome['did'], 'refused'>

/** What was done before, by nonce: it is told as it was told then. */
function doneBefore({ deedsDone = [] }: ActivityDocument): Map<string, Did> {
  return new Map(
    deedsDone.map((entry) => {
      const [nonce = '', did = 'again'] = entry.split(' ')
      return [nonce, did as Did]
    }),
  )
}

/** Who is here by now, flagged ones too: the number on the host's screen. */
export function arrivedOf(seats: Seats): number {
  return Object.values(seats).filter((seat) => seat.in && seat.in.state !== 'revoked').length
}
