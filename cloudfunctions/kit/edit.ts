import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Stored } from './documents'
import type { FactSource } from './outbox'
import { refuse } from './refusal'
import { change, type Patch, read } from './store'

const TRIES = 5
const JITTER_MS = 60

/**
 * Changes a document whose patch depends on what stands in it: compare-and-set on `version`, read again and decided again when somebody
 * was faster, BUSY after five tries (house, "How data is kept" 1). `patchFor` answers null when nothing is to be done, which
 * is how a retry changes nothing twice; it may refuse. Only what is derived from another document's change goes without a `source`. A
 * source that depends on the patch, by what it tells whom, is asked for after it.
 */
export async function edit<D extends Stored>(
  collection: string,
  document: D,
  source: FactSource | undefined | (() => FactSource),
  patchFor: (current: D) => Patch | null,
): Promise<void> {
  let current = document
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const patch = patchFor(current)
    if (patch === null) return
    const told = typeof source === 'function' ? source() : source
    if (await change(collection, current._id, { version: current.version }, patch, told)) return
    await wait(randomInt(JITTER_MS))
    current = (await read<D>(collection, current._id)) ?? refuse('NOT_FOUND')
  }
  refuse('BUSY')
}
