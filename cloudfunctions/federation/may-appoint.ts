import { mayAppoint, ROLE_LEVEL, type Role } from '../../domain/role'
import type { PersonDocument } from '../kit/documents'
import { refuse } from '../kit/refusal'

/** Refuses unless the officer stands strictly above the role; county roles go by invitation, which two confirm (safety, "Persons"). */
export function assertMayAppoint(officer: PersonDocument, path: string, role: Role, at: Date): void {
  if (ROLE_LEVEL[role] === 'county') refuse('NEEDS_SECOND_OFFICER', 'role')
  if (!mayAppoint(officer.roles, path, role, at)) refuse('ROLE_TOO_HIGH', 'role')
}
