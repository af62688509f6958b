import { writeFileSync } from 'node:fs'
import { testEnvironment } from '../../kit/keys'
import { foundCounty } from '../county'
import { openHouse } from '../house'
import { build } from './build'
import { countyIn, FOUNDATION, keysIn, laid } from './foundation'

/*
 * `tsx test/functions/foundation/lay.ts <folder> [county]`: builds the functions, makes the keys, and founds the small county on them. A program of
 * its own, since jest cannot load the bundler.
 */
const BEFORE_ANY_TEST = '2027-05-19T12:30:00+08:00'

async function lay(folder: string, what: string | undefined): Promise<void> {
  await build(folder)
  writeFileSync(keysIn(folder), JSON.stringify(testEnvironment()))
  if (what !== 'county') return
  process.env[FOUNDATION] = folder
  const house = await openHouse({ start: BEFORE_ANY_TEST })
  try {
    const county = await foundCounty(house)
    writeFileSync(countyIn(folder), laid({ county, state: await house.keep() }))
  } finally {
    await house.close()
  }
}

lay(process.argv[2] ?? '', process.argv[3]).catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.stack : reason)
  process.exitCode = 1
})
