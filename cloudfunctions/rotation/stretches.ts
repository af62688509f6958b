import type { Stored } from '../kit/documents'
import { find, type Query } from '../kit/store'

/** The first `limit` of what lies in several stretches of one index, one after the other: how a list goes on after a key of two fields. */
export async function inStretches<D extends Stored>(
  collection: string,
  stretches: readonly Record<string, unknown>[],
  query: Omit<Query, 'where'>,
): Promise<D[]> {
  const found: D[] = []
  for (const where of stretches) {
    if (found.length >= query.limit) break
    found.push(...(await find<D>(collection, { ...query, where, limit: query.limit - found.length })))
  }
  return found
}
