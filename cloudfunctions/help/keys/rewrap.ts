import type { HelpCaseDocument } from '../../kit/help-case'
import { change, command, find } from '../../kit/store'
import { CASES, olderMasters, unwrap, wrap } from './case-key'

/**
 * After a new master key: wraps the keys of cases anew, some at each tick, until none lies under an older one. A crash loses nothing, since what is
 * done is no longer found. The guard lets a case that was erased or rewrapped meanwhile alone: a destroyed key does not come back.
 */
export async function rewrapCases(limit: number): Promise<void> {
  const older = olderMasters()
  if (older.length === 0) return
  const waiting = await find<HelpCaseDocument>(CASES, {
    where: { masterVersion: command.in(older) },
    fields: ['keyToken'],
    limit,
  })
  for (const { _id, keyToken } of waiting) {
    if (keyToken === undefined) continue
    await change(CASES, _id, { keyToken }, { ...wrap(_id, unwrap(_id, keyToken)) })
  }
}
