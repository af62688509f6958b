import { refuse } from '../../kit/refusal'
import type { TimeKey } from './store'

/** A key as the phone keeps it: milliseconds and id, `1811234567890.a-1`. */
export function keyFrom(cursor: string | undefined): TimeKey | null {
  if (cursor === undefined) return null
  const [, ms = '', id = ''] = /^(\d{1,15})\.([A-Za-z0-9_-]{1,64})$/.exec(cursor) ?? refuse('INPUT_INVALID', 'after')
  return { endsAt: new Date(Number(ms)), id }
}

/** Where the next page begins; null where this one was not full. */
export function nextAfter(page: readonly { _id: string; endsAt: Date }[], full: number): string | null {
  const last = page.at(-1)
  return last && page.length === full ? `${last.endsAt.getTime()}.${last._id}` : null
}
