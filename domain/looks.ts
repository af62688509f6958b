import { idsOnPath, isAtLeast } from './organisation'
import { grantsInForce, ROLE_LEVEL, type RoleGrant } from './role'

/** An officer's looks at private contacts, and when they are far above the usual (safety, "Persons"). */
const MANY_A_DAY = 30
const TIMES_HER_USUAL = 5
/** Days before today that her usual is taken from. */
export const USUAL_DAYS = 28

/** How many contacts she may look at today before another officer is told: 30, or five times her daily average of the last 28 days. */
export function usualLooks(lookedBefore: number): number {
  return Math.max(MANY_A_DAY, Math.floor((TIMES_HER_USUAL * lookedBefore) / USUAL_DAYS))
}

/**
 * The places whose officers are told: the place of her highest role in force and all above it, so that they stand beside or above her. What she
 * also is further down tells nobody below her.
 */
export function placesTold(grants: readonly RoleGrant[], at: Date): string[] {
  const standing = grantsInForce(grants, at)
  const highest = standing.filter(({ role }) =>
    standing.every((other) => isAtLeast(ROLE_LEVEL[role], ROLE_LEVEL[other.role])),
  )
  return [...new Set(highest.flatMap(({ orgPath }) => idsOnPath(orgPath)))]
}
