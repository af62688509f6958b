import { DAY_MS } from '../../domain/time'
import { collections } from '../kit/collections'
import { command, removeMatching } from '../kit/store'

/**
 * What is kept for a time only goes when its days are over (kit/collections): messages, what hosts wrote of a reception, used codes, the audit.
 * Running it again finds nothing.
 */
export async function forgetOld(at: Date): Promise<void> {
  for (const { name, retentionDays, agesFrom } of collections) {
    if (retentionDays === undefined || agesFrom === undefined) continue
    await removeMatching(name, { [agesFrom]: command.lt(new Date(at.getTime() - retentionDays * DAY_MS)) })
  }
}
