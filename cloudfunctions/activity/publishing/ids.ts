import { createHash } from 'node:crypto'

/**
 * The id of what one call makes for one home, the same for its retry. Twenty characters, so that an occurrence's id (series, day) fits into the 32 of
 * a mini program code (rules-that-bind 11).
 */
export function activityId(what: 'activity' | 'series' | 'draft', homeId: string, requestId: string): string {
  return createHash('sha256').update(`${what}\n${homeId}\n${requestId}`).digest('base64url').slice(0, 20)
}
