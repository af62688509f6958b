import type { State } from '../../local/gateway/state'
import { ACTIONS } from '../contract/actions'
import { type County, foundCounty, openidOf } from './county'
import { type Documents, type Fault, type House, openHouse, type Request } from './house'
import { normalised, steady } from './normalise'
import { type Scenario, scenariosOf } from './scenarios'

/*
 * Every write action, with every request that it makes to the database or to storage failing in turn: refused, or done but its answer lost; with
 * slow ones; and the whole call done but its answer lost on the way to the phone. The client then does what a phone does, and sends the same
 * requestId again. What stands in the end, the audit included, is what a run without faults leaves.
 */
const REQUEST_ID = 'request-under-test-0001'
const BREAKING: readonly Fault['kind'][] = ['refuse', 'dropAnswer']
/** Longer than two requests of one moment are apart. */
const SLOW_MS = 20

let house: House
let county: County
let founded: State

/** The write actions of one function, in a file of its own, so that both cores have work to the end. */
export function breakEveryRequestOf(fn: string): void {
  beforeAll(async () => {
    house = await openHouse()
    county = await foundCounty(house)
    founded = await house.keep()
  }, 60_000)
  afterAll(() => house.close())

  const writes = ACTIONS.filter(([name, { effect }]) => effect === 'write' && name.startsWith(`${fn}.`))
  const ways = writes.flatMap(([name]) => scenariosOf(name).map((scenario) => [name, scenario.as, scenario] as const))

  it.each(writes.map(([name]) => name))('%s has a scenario', (name) => {
    expect(scenariosOf(name).length).toBeGreaterThan(0)
  })

  describe.each(ways)('%s by %s', (name, as, scenario) => {
    it('changes nothing twice, whichever request fails', async () => {
      const play = await begin(name, scenario)
      const plain = await play([], 'once')
      expect(plain.first).toMatchObject({ ok: true })
      expect(plain.requests.length).toBeGreaterThan(0)
      const told = { as, reply: plain.reply, state: plain.state }
      const same = async (fault: object, faults: readonly Fault[]) => {
        const { first, requests, reply, state } = await play(faults)
        expect({ ...fault, as, reply, state }).toEqual({ ...fault, ...told })
        return { first, requests }
      }
      for (const kind of BREAKING) {
        let unheard = 0
        for (let at = 0; at < plain.requests.length; at += 1) {
          const { first } = await same({ kind, at }, faultAt(at, { match: {}, kind }))
          if (first === 'lost' || !first.ok) unheard += 1
        }
        // A fault that nobody notices proves nothing.
        expect({ kind, unheard: unheard > 0 }).toEqual({ kind, unheard: true })
      }
      const slow: Fault = { match: {}, kind: 'delay', ms: SLOW_MS }
      const allSlow = await same({ kind: 'delay' }, [{ ...slow, times: 1000 }])
      expect(allSlow.first).toMatchObject({ ok: true })
      for (const at of meeting(allSlow.requests)) await same({ kind: 'delay', at }, faultAt(at, slow))
      const lost = await same({ kind: 'lost' }, [{ match: { function: name.split('.')[0] ?? '' }, kind: 'dropAnswer' }])
      expect(lost.first).toBe('lost')
    }, 300_000)
  })
}

/** Lets the requests before pass, and hits the one at this place. */
const faultAt = (at: number, hit: Fault): Fault[] =>
  at === 0 ? [hit] : [{ match: {}, kind: 'delay', ms: 0, times: at }, hit]

/**
 * Places of requests that are under way while another is: only their order can change when one of them is slow. Each of them is slow alone too; one
 * that runs by itself is so among all the others.
 */
function meeting(requests: readonly Request[]): number[] {
  const inOrder = [...requests].sort((a, b) => a.at - b.at)
  const meets = (one: Request, other: Request) =>
    one !== other && one.at < other.at + other.ms && other.at < one.at + one.ms
  return inOrder.flatMap((one, at) => (inOrder.some((other) => meets(one, other)) ? [at] : []))
}

/** Brings the county to where the action makes sense; what it gives plays the action from there, each time. */
async function begin(name: string, scenario: Scenario<unknown>) {
  const [fn = '', action = ''] = name.split('.')
  const bring = async (): Promise<State> => {
    await house.restore(founded)
    await scenario.before?.(house, county)
    return house.keep()
  }
  const begun = await bring()

  /** Calls with these faults planned, calls again as a phone does that heard nothing good, and looks what stands. */
  return async (faults: readonly Fault[], asked: 'once' | 'again' = 'again') => {
    if (scenario.outside) await bring()
    else await house.restore(begun)
    const input = () => scenario.input(county, house)
    for (const fault of faults) await house.plan(fault)
    const first = await house.ask(openidOf(scenario.as), name, input(), REQUEST_ID).catch(() => 'lost' as const)
    await house.clearFaults()
    const again = async (): Promise<unknown> => {
      const reply = await house.as(openidOf(scenario.as)).ask(fn, action, input(), REQUEST_ID)
      if (!reply.ok) throw new Error(`${name}, asked again: ${reply.error.code}`)
      return reply.data
    }
    const data = asked === 'again' ? await again() : first !== 'lost' && first.reply.ok && first.reply.data
    await scenario.after?.(house, county, again)
    await house.drain()
    return {
      first: first === 'lost' ? first : first.reply,
      requests: first === 'lost' ? [] : first.requests,
      reply: scenario.after ? undefined : steady(data),
      state: comparable(normalised(await house.dump()), scenario),
    }
  }
}

function comparable(state: Documents, { versionsMayDiffer }: Scenario<unknown>): Documents {
  if (!versionsMayDiffer) return state
  return Object.fromEntries(
    Object.entries(state).map(([collection, rows]) => [collection, rows.map(({ version: _version, ...row }) => row)]),
  )
}
