import { foundCounty } from '../test/functions/county'
import { openHouse } from '../test/functions/house'
import { complaint, randomCalls } from '../test/functions/random-calls'
import { atMost, type Measure } from './measure'

const CALLS = 100_000
const A_BATCH = 2_000
/** Calls at once: the gateway has one core, the functions the other. */
const LANES = 4

/** Random inputs over all actions, through the runner: how many get an answer that the contract does not know. */
export async function bench(): Promise<Measure[]> {
  const house = await openHouse()
  try {
    const county = await foundCounty(house)
    const complaints: string[] = []
    for (let done = 0; done < CALLS; done += A_BATCH) {
      const calls = randomCalls(house, county, A_BATCH, 1 + done)
      const lane = async (): Promise<void> => {
        for (let call = calls.pop(); call; call = calls.pop()) {
          const wrong = await complaint(house, call)
          if (wrong !== null)
            complaints.push(`${call.action ?? call.fn}: ${wrong} ${JSON.stringify(call.event).slice(0, 500)}`)
        }
      }
      await Promise.all(Array.from({ length: LANES }, lane))
    }
    for (const words of complaints.slice(0, 20)) console.error(words)
    return [
      atMost('fuzz', 'count', `untyped answers to ${CALLS.toLocaleString('en')} random calls`, complaints.length, 0),
    ]
  } finally {
    await house.close()
  }
}
