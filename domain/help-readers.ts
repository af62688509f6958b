import { type HelpKind, isProtected } from './help'
import { isAtLeast, isWithin, type OrganisationLevel } from './organisation'
import { grantsInForce, type RoleGrant } from './role'

/** A place at which a case may stand. */
export interface Desk {
  id: string
  path: string
  level: OrganisationLevel
}

/** Persons and places that she keeps out. They stay out whatever becomes of the case (safety, "Help"). */
export interface Exclusions {
  personIds: readonly string[]
  /** Paths of places: whoever has a role there or below reads nothing. */
  paths: readonly string[]
}

/** Somebody of the staff, as far as reading is concerned. */
export interface Reader {
  /** The person of her own account: cases never move with a claim (safety, "Persons"). */
  id: string
  /** Every person that she is, for those whom somebody keeps out (kit/person-document `identities`). */
  ids: readonly string[]
  roles: readonly RoleGrant[]
  /** She stands on a duty roster today. */
  onRoster: boolean
}

/** What of a case decides about readers. */
export interface Guarded {
  kind: HelpKind
  desk: Pick<Desk, 'id' | 'path'>
  exclusions: Exclusions
  /** Assigned by name, its owner among them. */
  namedIds: readonly string[]
  /** Who opened it by breaking glass, and until when. */
  glass: readonly { personId: string; until: Date }[]
}

/**
 * Where a request starts, out of the places on the way from the root down to where she lives. What is protected starts at the county, or at the
 * township where she chose that and no child writes; everything else at the township or unit. Never at a village. A desk that she keeps out
 * as a whole is passed over, upwards.
 */
export function firstDesk(
  way: readonly Desk[],
  kind: HelpKind,
  choseNear: boolean,
  exclusions: Exclusions,
): Desk | null {
  const desks = way.filter(({ level }) => isAtLeast(level, 'township'))
  const near = isProtected(kind) ? choseNear && kind.child !== 'writes' : true
  const fit = desks.filter(({ level, path }) => (near || level === 'county') && !isPlaceOut(path, exclusions))
  return fit.at(-1) ?? null
}

/** She keeps a place out by naming it or one above it. */
export function isPlaceOut(path: string, { paths }: Exclusions): boolean {
  return paths.some((out) => isWithin(path, out))
}

/** True for whoever she named, and for whoever has a role in force in a place that she named or below. */
export function isKeptOut({ ids, roles }: Reader, exclusions: Exclusions, at: Date): boolean {
  if (ids.some((id) => exclusions.personIds.includes(id))) return true
  return grantsInForce(roles, at).some(({ orgPath }) => isPlaceOut(orgPath, exclusions))
}

/**
 * Whether somebody of the staff may read a case: an officer of the very desk where it stands, whoever is named on it, or whoever broke the glass
 * less than half an hour ago; never whom she keeps out. Whoever is only of a village reads what is protected in no way at all.
 */
export function mayRead(reader: Reader, guarded: Guarded, at: Date): boolean {
  if (isKeptOut(reader, guarded.exclusions, at)) return false
  const grants = grantsInForce(reader.roles, at)
  const stands = grants.some(({ orgId }) => orgId === guarded.desk.id)
  if (stands) return true
  const above = grants.some(({ role }) => role !== 'villageAdmin')
  if (isProtected(guarded.kind) && !above && !reader.onRoster) return false
  const serves = grants.length > 0 || reader.onRoster
  if (serves && guarded.namedIds.includes(reader.id)) return true
  const broke = guarded.glass.some(({ personId, until }) => personId === reader.id && at < until)
  return broke && mayBreakGlass(reader, guarded, at)
}

/** An officer of the county over the desk may open a case in need, with her reason typed (safety, "Help"). */
export function mayBreakGlass(reader: Reader, guarded: Guarded, at: Date): boolean {
  if (isKeptOut(reader, guarded.exclusions, at)) return false
  return grantsInForce(reader.roles, at).some(
    ({ role, orgPath }) => role === 'countyAdmin' && isWithin(guarded.desk.path, orgPath),
  )
}

export const GLASS_MINUTES = 30

/** A case never goes to a desk that she keeps out, nor to a village; a child's never below the county. */
export function mayStandAt(desk: Desk, kind: HelpKind, exclusions: Exclusions): boolean {
  if (!isAtLeast(desk.level, 'township') || isPlaceOut(desk.path, exclusions)) return false
  return kind.child !== 'writes' || desk.level === 'county'
}
