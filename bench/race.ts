import { plantActivity } from '../test/functions/activities'
import { foundCounty } from '../test/functions/county'
import { openHouse } from '../test/functions/house'
import { settleNeighbours } from '../test/functions/neighbours'
import { atMost, type Measure } from './measure'
import { callsApart } from './own-calls'

const PEOPLE = 500
const PLACES = 50
const WAITLIST = 20

/** What peers need for one sign-up, measured (research/peers 6): a seat / a place in the queue / a refusal. */
const PEERS = 'PowerActivity 8 / - / 4, xiaojia 7 / - / 5'

type Kind = 'seat' | 'waiting' | 'refused'

/** 500 people tap at one moment for 50 places and 20 on the waitlist (house, "Budgets"). */
export async function bench(): Promise<Measure[]> {
  const house = await openHouse()
  try {
    const county = await foundCounty(house)
    const people = await settleNeighbours(house, PEOPLE)
    const plan = { homeId: county.homeId, capacity: PLACES, waitlistMax: WAITLIST }
    const activityId = await plantActivity(house, plan)
    const taps = people.map(async ({ openid, personId }) => {
      const { reply, requests } = await house.ask(openid, 'activity.signUp', { activityId, places: 1 })
      const kind: Kind = reply.ok ? (reply.data as { standing: { as: Kind } }).standing.as : 'refused'
      return { personId, kind, calls: callsApart(requests).own }
    })
    const told = await Promise.all(taps)
    const { seats, waiting } = await rosterOf(house, activityId)
    const stands = (personId: string): Kind =>
      seats.has(personId) ? 'seat' : waiting.has(personId) ? 'waiting' : 'refused'
    const otherwise = told.filter(({ personId, kind }) => kind !== stands(personId)).length
    const most = (kind: Kind): number =>
      Math.max(...told.filter((each) => each.kind === kind).map(({ calls }) => calls))
    const count = (what: string, value: number, budget: number): Measure => atMost('race', 'count', what, value, budget)
    return [
      exactly(`${PEOPLE} at once: people who sit`, seats.size, PLACES),
      exactly(`${PEOPLE} at once: people who wait`, waiting.size, WAITLIST),
      count('people who were told otherwise than it stands', otherwise, 0),
      count(`calls for a seat (${PEERS})`, most('seat'), 1),
      count('calls for a place in the queue', most('waiting'), 2),
      count('calls for a refusal', most('refused'), 3),
    ]
  } finally {
    await house.close()
  }
}

async function rosterOf(
  house: Awaited<ReturnType<typeof openHouse>>,
  activityId: string,
): Promise<{ seats: Set<string>; waiting: Set<string> }> {
  const { activities = [] } = await house.dump()
  const found = activities.find(({ _id }) => _id === activityId) as unknown as {
    seats: Record<string, object>
    waiting: { id: string }[]
  }
  return { seats: new Set(Object.keys(found.seats)), waiting: new Set(found.waiting.map(({ id }) => id)) }
}

const exactly = (what: string, value: number, wanted: number): Measure => ({
  ...atMost('race', 'count', what, value, wanted),
  ok: value === wanted,
})
