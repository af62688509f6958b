import { grantsInForce, mayAppoint, mayInvite, ROLE_LEVEL, type Role } from '../../domain/role'
import type { PersonDocument } from '../kit/documents'
import { refuse } from '../kit/refusal'

/** Refuses unless the officer stands strictly above the role; county roles go by invitation, which two confirm (safety, "Persons"). */
export function assertMayAppoint(officer: PersonDocument, path: string, role: Role, at: Date): void {
  if (ROLE_LEVEL[role] === 'county') refuse('NEEDS_SECOND_OFFICER', 'role')
  if (!mayAppoint(officer.roles, path, role, at)) refuse('ROLE_TOO_HIGH', 'role')
}

/** Above her in everything she is, or for a county role another county officer; never oneself. */
export function mayResetPin(officer: PersonDocument, her: Pick<PersonDocument, '_id' | 'roles'>, at: Date): boolean {
  const grants = grantsInForce(her.roles, at)
  const isBelow = grants.every(({ orgPath, role }) => mayInvite(officer.roles, orgPath, role, at))
  return her._id !== officer._id && grants.length > 0 && isBelow
}
