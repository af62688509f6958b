import { type County, foundCounty } from './county'
import { type House, openHouse } from './house'
import { complaint, randomCalls } from './random-calls'

const CALLS = 2000

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
}, 60_000)
afterAll(() => house.close())

it(`${CALLS} random calls over all actions get typed answers only`, async () => {
  const complaints: unknown[] = []
  for (const call of randomCalls(house, county, CALLS, 20270519)) {
    const wrong = await complaint(house, call)
    if (wrong !== null) complaints.push({ wrong, fn: call.fn, action: call.action, event: call.event })
  }
  expect(complaints).toEqual([])
}, 300_000)
