import { ACTIONS } from '../contract/actions'
import { type County, foundCounty, openidOf } from './county'
import type { Documents } from './house'
import { type Fault, type House, openHouse } from './house'
import { normalised, steady } from './normalise'
import { type Scenario, scenariosOf } from './scenarios'

/*
 * Every write action, with every request that it makes to the database or to storage failing in turn: refused, slow, or done but its answer
 * lost; and the whole call done but its answer lost on the way to the phone. The client then does what a phone does, and sends the same
 * requestId again. What stands in the end, the audit included, is what a run without faults leaves.
 */
const REQUEST_ID = 'request-under-test-0001'
const KINDS: readonly Fault['kind'][] = ['refuse', 'delay', 'dropAnswer']

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
afterAll(() => house.close())

const WRITES = ACTIONS.filter(([, { effect }]) => effect === 'write').map(([name]) => name)

it.each(WRITES)('%s has a scenario', (name) => {
  expect(scenariosOf(name).length).toBeGreaterThan(0)
})

describe.each(WRITES.flatMap((name) => scenariosOf(name).map((scenario) => [name, scenario.as, scenario] as const)))(
  '%s by %s',
  (name, as, scenario) => {
    it('changes nothing twice, whichever request fails', async () => {
      const plain = await run(name, scenario, [], 'once')
      expect(plain.first).toMatchObject({ ok: true })
      const requests = plain.requests
      expect(requests).toBeGreaterThan(0)
      for (const kind of KINDS) {
        let unheard = 0
        for (let at = 0; at < requests; at += 1) {
          const faulty = await run(name, scenario, faultAt(at, kind))
          expect({ kind, at, as, reply: faulty.reply }).toEqual({ kind, at, as, reply: plain.reply })
          expect({ kind, at, as, state: faulty.state }).toEqual({ kind, at, as, state: plain.state })
          if (faulty.first === 'lost' || !faulty.first.ok) unheard += 1
        }
        // A fault that nobody notices proves nothing; slow requests are not failures.
        expect({ kind, unheard: unheard > 0 }).toEqual({ kind, unheard: kind !== 'delay' })
      }
      const lost = await run(name, scenario, [{ match: { function: name.split('.')[0] }, kind: 'dropAnswer' }])
      expect(lost.first).toBe('lost')
      expect(lost.reply).toEqual(plain.reply)
      expect(lost.state).toEqual(plain.state)
    }, 300_000)
  },
)

/** Lets the requests before pass, and hits the one at this place. */
function faultAt(at: number, kind: Fault['kind']): Fault[] {
  const hit: Fault = { match: {}, kind, ms: kind === 'delay' ? 20 : 0 }
  return at === 0 ? [hit] : [{ match: {}, kind: 'delay', ms: 0, times: at }, hit]
}

/** Prepares the county, calls with these faults planned, calls again as a phone does that heard nothing good, and looks what stands. */
async function run(
  name: string,
  scenario: Scenario<unknown>,
  faults: readonly Fault[],
  asked: 'once' | 'again' = 'again',
) {
  await house.restore()
  await scenario.before?.(house, county)
  const ask = () => house.ask(openidOf(scenario.as), name, scenario.input(county, house), REQUEST_ID)
  for (const fault of faults) await house.plan(fault)
  const first = await ask().catch(() => 'lost' as const)
  await house.clearFaults()
  const again = async (): Promise<unknown> => {
    const { reply } = await ask()
    if (!reply.ok) throw new Error(`${name}, asked again: ${reply.error.code}`)
    return reply.data
  }
  const data = asked === 'again' ? await again() : first !== 'lost' && first.reply.ok && first.reply.data
  await scenario.after?.(house, county, again)
  await house.drain()
  return {
    first: first === 'lost' ? first : first.reply,
    requests: first === 'lost' ? 0 : first.requests.length,
    reply: scenario.after ? undefined : steady(data),
    state: comparable(normalised(await house.dump()), scenario),
  }
}

function comparable(state: Documents, { versionsMayDiffer }: Scenario<unknown>): Documents {
  if (!versionsMayDiffer) return state
  return Object.fromEntries(
    Object.entries(state).map(([collection, rows]) => [collection, rows.map(({ version: _version, ...row }) => row)]),
  )
}
