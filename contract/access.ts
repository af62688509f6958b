import type { OrganisationLevel } from '../domain/organisation'

/**
 * Who may take an action. Declared for every action (the type of `action` requires it), checked by `serve` before the use case, and
 * listed as one table. A `field` names the input that says what the rule is about.
 */
export type AccessRule =
  /** Any WeChat user, known or not: browsing needs no account (experience 2). */
  | { kind: 'anyone' }
  /** A person who has an account here. */
  | { kind: 'resident' }
  /** An active host of the home. */
  | { kind: 'hostOf'; field: string }
  /** A federation officer whose place covers the organisation with at least this level. */
  | { kind: 'staffOver'; field: string; level: OrganisationLevel }
  /** A federation officer whose place covers the home with at least this level. */
  | { kind: 'staffOverHome'; field: string; level: OrganisationLevel }
  /** The officer who started the spreadsheet job, while her role still covers its place. */
  | { kind: 'ownerOfJob'; field: string }
  /** Whoever holds the deployment secret; the use case compares it. Only `federation.found`. */
  | { kind: 'deployer' }

export type AccessKind = AccessRule['kind']

export const anyone: AccessRule = { kind: 'anyone' }
export const resident: AccessRule = { kind: 'resident' }
export const deployer: AccessRule = { kind: 'deployer' }
export const hostOf = (field: string): AccessRule => ({ kind: 'hostOf', field })
export const staffOver = (field: string, level: OrganisationLevel): AccessRule => ({ kind: 'staffOver', field, level })
export const staffOverHome = (field: string, level: OrganisationLevel): AccessRule => ({
  kind: 'staffOverHome',
  field,
  level,
})
export const ownerOfJob = (field: string): AccessRule => ({ kind: 'ownerOfJob', field })
