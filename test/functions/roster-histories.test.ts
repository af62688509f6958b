import fc from 'fast-check'
import { REFUSALS } from '../../cloudfunctions/activity/roster/refusals'
import { movedTimes } from '../../domain/activity-plan'
import { checkInWindow } from '../../domain/check-in-code'
import type { Seat, Waiting } from '../../domain/roster'
import type { RosterEvent } from '../../domain/roster-event'
import { happen } from '../../domain/roster-history'
import type { Roster } from '../../domain/roster-sign-up'
import { plantActivity } from './activities'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { type Neighbour, settleNeighbours, tickActivities } from './neighbours'

/*
 * The roster as a property (house, "How data is kept" 1): random histories of sign-up, cancelling, answers, cuts, moves, walk-ins and the clock, with
 * retries and lost answers, go to the real function through the gateway and to the pure function of domain/roster-history. Both always say the same, nobody
 * is ever over the capacity, and nobody is lost.
 */
jest.setTimeout(600_000)

const PEOPLE = 7
/** The first of them brings children. */
const CHILDREN = 2
const CAPACITY = 4
const WAITLIST = 3
/** Chairs of the home; never fewer than were given out beforehand, which is six at most. */
const VENUE = 4
const MOST_CHAIRS = 6
const HOUR_MS = 3_600_000
const DOOR_MS = 20 * 60_000

let house: House
let county: County
let people: Neighbour[]
let lineIds: string[]
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  people = await settleNeighbours(house, PEOPLE)
  lineIds = []
  for (let child = 0; child < CHILDREN; child += 1) lineIds.push(await addChild(child))
  await house.keep()
}, 120_000)
afterAll(() => house.close())

const who = (n: number): Neighbour => people[n] as Neighbour

async function addChild(child: number): Promise<string> {
  const words = { nickname: `孩子${child}`, ageBand: '7-12', allergy: null } as const
  const added = await house.as(who(0).openid).call('member', 'addChild', { ...words, join: 2, photo: null })
  return added.lineId
}

/** How a call goes: plainly, heard only at the second try, or stopped after its first write. */
type Fate = 'plain' | 'answerLost' | 'writeUnheard'
type Deed =
  | { do: 'signUp'; n: number; children: number; fate: Fate }
  | { do: 'cancel'; n: number; fate: Fate }
  | { do: 'answer'; n: number; yes: boolean; fate: Fate }
  | { do: 'reconfirm'; n: number; coming: boolean; fate: Fate }
  /** Somebody stands in the door and the host ticks her. */
  | { do: 'walkIn'; n: number; fate: Fate }
  | { do: 'capacity'; places: number }
  | { do: 'move'; hours: number }
  | { do: 'time'; hours: number }
  /** Twenty minutes before it begins. */
  | { do: 'toTheDoor' }
  /** A phone sends an old call once more, with its requestId. */
  | { do: 'again'; back: number }

const fate = fc.constantFrom<Fate>('plain', 'plain', 'plain', 'answerLost', 'writeUnheard')
const n = fc.integer({ min: 0, max: PEOPLE - 1 })
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ do: fc.constant('signUp' as const), n, children: fc.nat(CHILDREN), fate }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('cancel' as const), n, fate }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('answer' as const), n, yes: fc.boolean(), fate }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reconfirm' as const), n, coming: fc.boolean(), fate }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('walkIn' as const), n, fate }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('toTheDoor' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('capacity' as const), places: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), hours: fc.integer({ min: -6, max: 30 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('time' as const), hours: fc.constantFrom(1, 6, 13) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('again' as const), back: fc.integer({ min: 1, max: 6 }) }) },
)

/** More come than the home has chairs: chance alone seldom fills them. */
const FULL_TO_THE_DOOR: Deed[] = [
  { do: 'signUp', n: 1, children: 0, fate: 'plain' },
  { do: 'signUp', n: 2, children: 0, fate: 'plain' },
  { do: 'toTheDoor' },
  ...[1, 3, 4, 5, 6].map((n) => ({ do: 'walkIn' as const, n, fate: 'plain' as const })),
]

test('random histories leave the same roster and the same answers in the database and in the pure function', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 8, maxLength: 30 }), async (deeds) => {
      await house.restore()
      await house.clearFaults()
      await house.cloud.clock.set('2027-05-19T13:00:00+08:00')
      await house.change('microHomes', county.homeId, { seats: VENUE })
      const history = new History(
        await plantActivity(house, { homeId: county.homeId, capacity: CAPACITY, waitlistMax: WAITLIST }),
      )
      for (const each of deeds) await history.play(each)
    }),
    { numRuns: Number(process.env.HISTORIES ?? 8), endOnFailure: true, examples: [[FULL_TO_THE_DOOR]] },
  )
})

type Call = { action: string; openid: string; input: Record<string, unknown>; requestId: string; event: RosterEvent }
type Said = { results: { did: string; why: string | null }[] }

class History {
  roster: Roster
  private readonly calls: Call[] = []
  private made = 0

  constructor(private readonly activityId: string) {
    const at = (text: string): Date => new Date(text)
    this.roster = {
      state: 'published',
      audience: 'everyone',
      countCompanions: true,
      capacity: CAPACITY,
      left: CAPACITY,
      waitLeft: WAITLIST,
      seats: {},
      waiting: [],
      behind: [],
      memberIds: [],
      lineIds: [],
      startsAt: at('2027-05-22T19:00:00+08:00'),
      opensAt: at('2027-05-17T09:00:00+08:00'),
      closesAt: at('2027-05-22T12:00:00+08:00'),
    }
  }

  async play(each: Deed): Promise<void> {
    if (each.do === 'time') await this.passTime(each.hours * HOUR_MS)
    else if (each.do === 'toTheDoor')
      await this.passTime(this.roster.startsAt.getTime() - DOOR_MS - this.now().getTime())
    else if (each.do === 'capacity') await this.setCapacity(each.places)
    else if (each.do === 'move') await this.move(each.hours)
    else if (each.do === 'again') await this.sendAgain(each.back)
    else await this.send(this.callOf(each), each.fate)
    await this.compare(each)
  }

  private callOf(each: Extract<Deed, { n: number }>): Call {
    this.made += 1
    const requestId = `request-of-history-${this.made}`
    const { openid, personId } = who(each.n)
    const ids = [personId]
    const { activityId } = this
    switch (each.do) {
      case 'signUp': {
        const lines = each.n === 0 ? lineIds.slice(0, each.children) : []
        const wish = {
          id: personId,
          ids,
          lines,
          n: 1 + lines.length,
          req: requestId,
          waitsFirst: false,
          livesHere: true,
        }
        const input = { activityId, lineIds: lines, places: 1 + lines.length }
        return { action: 'signUp', openid, input, requestId, event: { kind: 'signUp', wish } }
      }
      case 'cancel':
        return { action: 'cancelSignUp', openid, input: { activityId }, requestId, event: { kind: 'cancel', ids } }
      case 'answer': {
        const { yes } = each
        return { action: 'answer', openid, input: { activityId, yes }, requestId, event: { kind: 'answer', ids, yes } }
      }
      case 'reconfirm': {
        const { coming } = each
        const event: RosterEvent = { kind: 'reconfirm', ids, coming }
        return { action: 'reconfirm', openid, input: { activityId, coming }, requestId, event }
      }
      case 'walkIn': {
        const host = openidOf('hostOfThisHome')
        const deeds = [{ nonce: `nonce-of-history-${this.made}`, at: iso(this.now()), kind: 'tick', personId }]
        const seat = { req: 'atTheDoor', by: county.personIds.hostOfThisHome }
        const event: RosterEvent = { kind: 'walkIn', id: personId, n: 1, venueSeats: 0, seat }
        return { action: 'uploadScans', openid: host, input: { activityId, deeds, why: '来晚了' }, requestId, event }
      }
    }
  }

  private async send(call: Call, how: Fate): Promise<void> {
    this.calls.push(call)
    const ask = () => house.as(call.openid).ask('activity', call.action, call.input, call.requestId)
    if (how !== 'plain') {
      const match = how === 'answerLost' ? { function: 'activity' } : writesOfActivities
      await house.plan({ match, kind: 'dropAnswer' })
      await ask().catch(() => undefined)
      await house.clearFaults()
      this.happens(call)
    }
    const reply = await ask()
    const expected = this.happens(call)
    expect(reply.ok ? didOf(reply.data) : reply.error.code).toBe(expected)
    // What a call left undone between its writes the timer does.
    if (how === 'writeUnheard') await this.tick()
  }

  private async sendAgain(back: number): Promise<void> {
    const call = this.calls.at(-back)
    if (call) await this.send(call, 'plain')
  }

  private happens({ event, input }: Call): string {
    return event.kind === 'walkIn' ? this.comesIn(event, input.deeds as { at: string }[]) : this.becomes(event)
  }

  private becomes(event: RosterEvent): string {
    const { roster, outcome } = happen(this.roster, event, this.now())
    this.roster = roster
    return 'refused' in outcome ? REFUSALS[outcome.refused] : 'done'
  }

  /** The host ticks her, once the door is open: whoever is here is here, whoever has a seat takes it, and others come in as long as there are chairs. */
  private comesIn(event: Extract<RosterEvent, { kind: 'walkIn' }>, [deed]: readonly { at: string }[]): string {
    if (this.roster.seats[event.id]?.in) return 'done'
    const { from } = checkInWindow({ kind: 'gathering', ...this.times() })
    if (new Date(deed?.at ?? '') < from) return 'notYet'
    const venueSeats = Math.max(this.roster.capacity, VENUE)
    const isRoom = this.roster.seats[event.id] !== undefined || placesOf(this.roster) < venueSeats
    const did = this.becomes({ ...event, venueSeats })
    // Both sides ask the same rule of domain/roster-changes: counted here once more, so that it cannot be broken for both.
    expect(did).toBe(isRoom ? 'done' : REFUSALS.venueFull)
    if (did === 'done') this.roster = ticked(this.roster, event.id)
    return did
  }

  private times(): { startsAt: Date; endsAt: Date } {
    const { startsAt } = this.roster
    return { startsAt, endsAt: new Date(startsAt.getTime() + 2 * HOUR_MS) }
  }

  /** Never to its end: what comes after is another story. */
  private async passTime(ms: number): Promise<void> {
    const most = this.times().endsAt.getTime() - DOOR_MS - this.now().getTime()
    if (Math.min(ms, most) > 0) await house.cloud.clock.forward(Math.min(ms, most))
    await this.tick()
  }

  private async tick(): Promise<void> {
    await tickActivities(house)
    this.becomes({ kind: 'tick', draw: { seed: '', digest: (text) => text } })
  }

  private async setCapacity(places: number): Promise<void> {
    const input = { activityId: this.activityId, capacity: places }
    const reply = await house.as(openidOf('hostOfThisHome')).ask('activity', 'setCapacity', input)
    if (reply.ok && places !== this.roster.capacity) this.becomes({ kind: 'cut', capacity: places })
    if (!reply.ok) expect(reply.error.code).toBe('ACTIVITY_BEGUN')
  }

  private async move(hours: number): Promise<void> {
    const startsAt = new Date(this.roster.startsAt.getTime() + hours * HOUR_MS)
    const endsAt = new Date(startsAt.getTime() + 2 * HOUR_MS)
    const input = { activityId: this.activityId, startsAt: iso(startsAt), endsAt: iso(endsAt) }
    const before = await this.stored()
    const reply = await house.as(openidOf('hostOfThisHome')).ask('activity', 'move', input)
    if (!reply.ok || hours === 0) return
    const times = movedTimes(before, startsAt, endsAt, this.now())
    this.becomes({ kind: 'moved', times })
  }

  private now(): Date {
    return new Date(house.cloud.clock.now())
  }

  private async stored() {
    const { activities = [] } = await house.dump()
    return revived(activities.find(({ _id }) => _id === this.activityId) ?? {})
  }

  private async compare(after: Deed): Promise<void> {
    const stored = await this.stored()
    const shape = { after, ...shapeOf(this.roster) }
    expect({ after, ...shapeOf(stored) }).toEqual(shape)
    const seated = Object.values(stored.seats)
    const places = (seats: readonly Seat[]): number => seats.reduce((sum, seat) => sum + seat.n, 0)
    const taken = places(seated.filter(({ walkIn }) => !walkIn))
    // A cut moves nobody who is here already.
    const here = places(seated.filter((seat) => !seat.walkIn && seat.in))
    expect(taken).toBeLessThanOrEqual(Math.max(stored.capacity, here))
    if (seated.some(({ walkIn }) => walkIn)) expect(places(seated)).toBeLessThanOrEqual(MOST_CHAIRS)
    expect(stored.left).toBe(stored.capacity - taken)
    expect(stored.waitLeft).toBe(WAITLIST - stored.waiting.length)
    const on = [...Object.keys(stored.seats), ...stored.waiting.map(({ id }) => id)]
    expect(on.length).toBe(new Set(on).size)
    expect([...stored.memberIds].sort()).toEqual(on.sort())
  }
}

const placesOf = ({ seats }: Pick<Roster, 'seats'>): number => Object.values(seats).reduce((sum, { n }) => sum + n, 0)

/** She is here: the host sees her. */
function ticked(roster: Roster, id: string): Roster {
  const seat = roster.seats[id] as Seat
  const here: Seat = { ...seat, in: seat.in ?? { id, at: seat.at, way: 'roll', state: 'valid' } }
  return { ...roster, seats: { ...roster.seats, [id]: here } }
}

/** What came of a host's tick; of any other call that it was heard says enough. */
function didOf(answer: unknown): string {
  const [result] = (answer as Partial<Said>).results ?? []
  if (result?.did !== 'refused') return 'done'
  return result.why === 'venueFull' ? REFUSALS.venueFull : String(result.why)
}

const writesOfActivities = { action: 'database.modifyDocument', collection: 'activities' }
const iso = (at: Date): string => at.toISOString()

/** A roster without its moments, which the two sides take a few milliseconds apart: until when to answer is told by the hour. */
function shapeOf({ seats, waiting, left, waitLeft, capacity, memberIds, lineIds: lines }: Roster) {
  const byHour = (at: Date | undefined) => at && Math.round(at.getTime() / HOUR_MS)
  const entry = ({ at: _at, answerBy, in: here, ...rest }: Seat) => ({
    ...rest,
    answerBy: byHour(answerBy),
    here: here?.state,
  })
  return {
    seats: Object.fromEntries(Object.entries(seats).map(([id, seat]) => [id, entry(seat)])),
    waiting: waiting.map(({ at: _at, ...rest }: Waiting) => rest),
    left,
    waitLeft,
    capacity,
    members: [...memberIds].sort(),
    lines: [...lines].sort(),
  }
}

function revived(document: Record<string, unknown>) {
  const dates = JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : value,
  )
  return { seats: {}, ...dates } as Roster & { endsAt: Date; freeCancelUntil: Date }
}
