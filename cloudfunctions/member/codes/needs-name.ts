import type { PersonDocument } from '../../kit/documents'
import type { Invitation } from '../../kit/invitation'

/** A host and an officer are people whom others call by name; whoever claims a person has that person's. */
export function needsName(invitation: Invitation, account: PersonDocument | null): boolean {
  return (invitation.kind === 'host' || invitation.kind === 'officer') && !account?.name
}
