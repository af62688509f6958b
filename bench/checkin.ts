import { checkInCode } from '../domain/scanned-code'
import { plantActivity } from '../test/functions/activities'
import { foundCounty, openidOf } from '../test/functions/county'
import { type House, openHouse, type Request } from '../test/functions/house'
import { atMost, type Measure } from './measure'

/** A hall full of women, all of whom scan the wall within a minute (house, "Budgets": check in by code is one call). */
const WOMEN = 300
const AT_ONCE = 12

export async function bench(): Promise<Measure[]> {
  const house = await openHouse()
  try {
    const { homeId } = await foundCounty(house)
    const activityId = await hall(house, homeId)
    const code = () => shown(house, activityId)
    const costs: number[] = []
    let missing = 0
    const startedAt = Date.now()
    for (let first = 0; first < WOMEN; first += AT_ONCE) {
      const text = await code()
      const batch = Array.from({ length: Math.min(AT_ONCE, WOMEN - first) }, (_, i) => first + i)
      const answers = await Promise.all(batch.map((i) => house.ask(openid(i), 'activity.checkIn', { code: text })))
      for (const { reply, requests } of answers) {
        if (!reply.ok) missing += 1
        costs.push(ownCalls(requests))
      }
    }
    const seconds = (Date.now() - startedAt) / 1000
    return [
      atMost(
        'checkin',
        'count',
        `${WOMEN} check-ins by code: calls of the dearest, beside look-up and audit`,
        Math.max(...costs),
        1,
      ),
      atMost('checkin', 'count', `${WOMEN} check-ins by code: refused`, missing, 0),
      atMost(
        'checkin',
        'count',
        `${WOMEN} check-ins by code: not on the roll afterwards`,
        WOMEN - (await arrived(house, activityId)),
        0,
      ),
      atMost(
        'checkin',
        'ratio',
        `${WOMEN} check-ins by code on this machine, minutes`,
        Number((seconds / 60).toFixed(2)),
        1,
      ),
    ]
  } finally {
    await house.close()
  }
}

const personId = (i: number): string => `woman-${i}`
const openid = (i: number): string => `openid-of-woman-${i}`

async function hall(house: House, homeId: string): Promise<string> {
  const seat = { n: 1, at: '2027-05-18T09:00:00+08:00', req: 'request-of-seat-1' }
  const women = Array.from({ length: WOMEN }, (_, i) => i)
  for (const i of women)
    await house.plant('persons', {
      ...{ _id: personId(i), schema: 1, version: 1, outbox: [], openid: openid(i), name: null, phoneToken: null },
      ...{ villageId: 'V1', roles: [], createdAt: '2027-05-01T09:00:00+08:00' },
    })
  return plantActivity(house, {
    homeId,
    kind: 'reception',
    startsAt: '2027-05-19T13:00:00+08:00',
    endsAt: '2027-05-19T22:00:00+08:00',
    capacity: WOMEN,
    left: 0,
    seats: Object.fromEntries(women.map((i) => [personId(i), seat])),
    memberIds: women.map(personId),
  })
}

async function shown(house: House, activityId: string): Promise<string> {
  const host = house.as(openidOf('hostOfThisHome'))
  const { now, stepMs, firstStep, macs } = await host.call('activity', 'showCode', { activityId })
  const step = Math.floor(Date.parse(now) / stepMs)
  return checkInCode(activityId, step, macs[step - firstStep] ?? '')
}

/** Beside the look at who she is, and two requests for the audit's entry. */
function ownCalls(requests: readonly Request[]): number {
  const lookUps = requests.filter(
    ({ action, collection }) => action === 'database.getDocument' && collection === 'persons',
  )
  const audits = requests.filter(({ collection }) => collection === 'audit').length
  return requests.length - lookUps.length - 2 * audits
}

async function arrived(house: House, activityId: string): Promise<number> {
  const { activities = [] } = await house.dump()
  const found = activities.find(({ _id }) => _id === activityId) as
    | { seats: Record<string, { in?: object }> }
    | undefined
  return Object.values(found?.seats ?? {}).filter((seat) => seat.in !== undefined).length
}
