import { hostsAt } from '../../../domain/hosting'
import { mayActFor, mayInvite } from '../../../domain/role'
import type { HomeDocument, PersonDocument } from '../../kit/documents'
import { hostEntry } from '../../kit/hosting'
import type { Invitation } from '../../kit/invitation'
import { homeById, personById } from '../store'

/** What an invitation is about, read once. */
export interface Behind {
  inviter: PersonDocument
  /** Of a person's and a host's invitation. */
  home: HomeDocument | null
}

/**
 * Whoever made an invitation must still be allowed to: a host who was removed, an officer whose role ended, a person no longer named in the
 * home and a child that was forgotten leave dead codes. Null then.
 */
export async function standsBehind(invitation: Invitation, at: Date): Promise<Behind | null> {
  const home = 'homeId' in invitation ? await homeById(invitation.homeId) : null
  const inviter = await personById(invitation.by)
  if (!inviter) return null
  switch (invitation.kind) {
    case 'merge':
      return inviter.openid === undefined ? null : { inviter, home }
    case 'guardian':
      return inviter.family?.lines.some(({ id }) => id === invitation.lineId) ? { inviter, home } : null
    case 'officer':
      return mayInvite(inviter.roles, invitation.orgPath, invitation.role, at) ? { inviter, home } : null
    case 'host':
      return home && home.state !== 'closed' && keeps(home, inviter, at) ? { inviter, home } : null
    case 'person':
      return home && keeps(home, inviter, at) && names(home, invitation.personId, at) ? { inviter, home } : null
  }
}

const keeps = (home: HomeDocument, person: PersonDocument, at: Date): boolean =>
  hostEntry(home, person, at)?.role === 'leadHost' || mayActFor(person.roles, home.path, 'village', at)

const names = (home: HomeDocument, personId: string, at: Date): boolean =>
  hostsAt(home.hosts, at).some((host) => host.personId === personId) ||
  home.paired.some((member) => member.personId === personId && (member.until === null || at < member.until))
