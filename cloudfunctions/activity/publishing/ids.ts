import { createHash } from 'node:crypto'

/** The id of what one call makes for one home, the same for its retry. */
export function activityId(what: 'activity' | 'series' | 'draft', homeId: string, requestId: string): string {
  return createHash('sha256').update(`${what}\n${homeId}\n${requestId}`).digest('base64url').slice(0, 24)
}
