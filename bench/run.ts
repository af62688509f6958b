import { parseArgs } from 'node:util'
import type { Measure } from './measure'
import { BENCHES } from './table'

/**
 * `npm run bench -- [NAME…]`: measures what the budgets name. No name runs all.
 * `--json` prints one line a budget; `--check` exits 1 when a count, or a firm ratio, is over its budget.
 */
async function run(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, check: { type: 'boolean' } },
  })
  const unknown = positionals.filter((name) => !(name in BENCHES))
  if (unknown.length > 0)
    throw new Error(`No bench called ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}`)
  let over = 0
  for (const [name, load] of Object.entries(BENCHES)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    const { bench } = await load()
    for (const measure of await bench()) {
      console.log(values.json ? JSON.stringify(measure) : line(measure))
      if ((measure.kind === 'count' || measure.firm) && !measure.ok) over++
    }
  }
  if (over > 0) console.error(`${over} of the budgets that must hold ${over === 1 ? 'is' : 'are'} exceeded`)
  return !(values.check && over > 0)
}

function line({ bench, what, value, budget, kind, ok }: Measure): string {
  return `${ok ? 'ok  ' : 'OVER'} ${bench.padEnd(10)} ${what.padEnd(56)} ${String(value).padStart(10)} of ${budget} (${kind})`
}

run().then(
  (good) => {
    process.exitCode = good ? 0 : 1
  },
  (reason: unknown) => {
    console.error(reason instanceof Error ? reason.message : reason)
    process.exitCode = 1
  },
)
