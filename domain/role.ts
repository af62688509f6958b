import { idsOnPath, isAbove, isAtLeast, isWithin, type OrganisationLevel } from './organisation'

/** Roles bound to a place in the organisation tree (mechanisms, "Roles used"; C22). */
export const ROLES = ['countyAdmin', 'townshipAdmin', 'unitAdmin', 'villageAdmin'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_LABELS: Record<Role, string> = {
  countyAdmin: '县妇联',
  townshipAdmin: '镇街妇联',
  unitAdmin: '单位妇委会',
  villageAdmin: '村社区妇联',
}

/** The level of the place that a role is bound to. */
export const ROLE_LEVEL: Record<Role, OrganisationLevel> = {
  countyAdmin: 'county',
  townshipAdmin: 'township',
  unitAdmin: 'unit',
  villageAdmin: 'village',
}

/** A role at a place from a moment until another; `until` null means until it is ended. */
export interface RoleGrant {
  id: string
  role: Role
  orgId: string
  orgPath: string
  orgName: string
  from: Date
  until: Date | null
  /** She took an invitation; whoever made it has yet to confirm that it is she (safety, "Persons"). Such a grant opens nothing. */
  pending?: PendingGrant
  /** A county role ends when two officers say so; the first of them. */
  ending?: { by: string; at: Date }
}

export interface PendingGrant {
  /** The officer who invited. */
  by: string
  /** Who has confirmed so far; a county role needs the inviter and another county officer. */
  confirmed: string[]
}

/** The grants in force at a moment: confirmed, begun, and not yet ended. */
export function grantsInForce(grants: readonly RoleGrant[], at: Date): RoleGrant[] {
  return grants.filter(
    (grant) => grant.pending === undefined && grant.from <= at && (grant.until === null || at < grant.until),
  )
}

/**
 * True when those who confirmed are enough: the inviter, and for a county role another woman, unless the county has only this one officer.
 * `inviter` holds every person that the inviter is: two accounts of one woman are not two officers.
 */
export function isConfirmed(
  role: Role,
  { by, confirmed }: PendingGrant,
  countyOfficers: readonly string[],
  inviter: ReadonlySet<string> = new Set([by]),
): boolean {
  const isInviter = (one: string): boolean => one === by || inviter.has(one)
  if (!confirmed.some(isInviter)) return false
  if (ROLE_LEVEL[role] !== 'county') return true
  return !confirmed.every(isInviter) || countyOfficers.every(isInviter)
}

/** True when one of the grants in force covers the place at `path` with at least the given level. */
export function mayActFor(grants: readonly RoleGrant[], path: string, level: OrganisationLevel, at: Date): boolean {
  return grantsInForce(grants, at).some(
    (grant) => isWithin(path, grant.orgPath) && isAtLeast(ROLE_LEVEL[grant.role], level),
  )
}

/** True when a grant in force covers the place from strictly above the role's own level: such an officer appoints to it and ends it. */
export function mayAppoint(grants: readonly RoleGrant[], path: string, role: Role, at: Date): boolean {
  return grantsInForce(grants, at).some(
    (grant) => isWithin(path, grant.orgPath) && isAbove(ROLE_LEVEL[grant.role], ROLE_LEVEL[role]),
  )
}

/** True when an officer may invite to the role: from strictly above it, or to her own county's (which two confirm). */
export function mayInvite(grants: readonly RoleGrant[], path: string, role: Role, at: Date): boolean {
  return ROLE_LEVEL[role] === 'county' ? mayActFor(grants, path, 'county', at) : mayAppoint(grants, path, role, at)
}

/** The grants that have not ended at a moment, begun or not. */
export function grantsNotEnded(grants: readonly RoleGrant[], at: Date): RoleGrant[] {
  return grants.filter((grant) => grant.until === null || at < grant.until)
}

/** The ids of every place whose lists show this officer: the places of her grants and all above them. */
export function placesServed(grants: readonly RoleGrant[], at: Date): string[] {
  return [...new Set(grantsNotEnded(grants, at).flatMap((grant) => idsOnPath(grant.orgPath)))]
}
