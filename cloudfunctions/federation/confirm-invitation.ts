import type { federation } from '../../contract/federation'
import { grantsInForce, isConfirmed, mayInvite, placesServed, ROLE_LEVEL } from '../../domain/role'
import type { PersonDocument } from '../kit/documents'
import { personsOfOneWoman } from '../kit/one-woman'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { changePerson, officersOf, personById } from './store'

/**
 * Whoever invited has seen the woman and says that it is she. A county role needs another county officer too, as soon as there is one. From the
 * last word on the role is in force.
 */
export const confirmInvitation: UseCase<typeof federation.confirmInvitation> = async (
  call,
  { orgId, personId, grantId },
) => {
  const { officer, organisation, now } = call
  const person = await personById(personId)
  const grant = person?.roles.find((each) => each.id === grantId && each.orgId === orgId)
  if (!person || !grant) return refuse('NOT_FOUND', 'grantId')
  if (!mayInvite(officer.roles, organisation.path, grant.role, now)) refuse('ROLE_TOO_HIGH', 'role')
  const needsTwo = ROLE_LEVEL[grant.role] === 'county'
  if (grant.pending && !needsTwo && grant.pending.by !== officer._id) refuse('INVITER_CONFIRMS')
  const inForce = needsTwo ? await countyOfficers(orgId, now) : []
  const inviter = needsTwo && grant.pending ? await inviterOf(grant.pending.by, officer) : undefined

  let active = true
  await changePerson(person, call.source(officer._id), (current) => {
    const standing = current.roles.find((each) => each.id === grantId)
    active = standing !== undefined && standing.pending === undefined
    if (!standing?.pending || (standing.until && standing.until <= now)) return null
    const { pending, ...confirmed } = standing
    const together = { ...pending, confirmed: [...new Set([...pending.confirmed, officer._id])] }
    active = isConfirmed(standing.role, together, inForce, inviter)
    if (!active && pending.confirmed.includes(officer._id)) return null
    const next = active ? { ...confirmed, from: now } : { ...standing, pending: together }
    const roles = current.roles.map((each) => (each.id === grantId ? next : each))
    return { roles, officerIn: placesServed(roles, now) }
  })
  return { active }
}

/** Every person that the inviter is. */
async function inviterOf(by: string, officer: PersonDocument): Promise<ReadonlySet<string>> {
  const inviter = by === officer._id ? officer : await personById(by)
  return inviter ? personsOfOneWoman(inviter) : new Set([by])
}

async function countyOfficers(orgId: string, at: Date): Promise<string[]> {
  const officers = await officersOf(orgId)
  return officers
    .filter(({ roles }) =>
      grantsInForce(roles, at).some((grant) => grant.orgId === orgId && ROLE_LEVEL[grant.role] === 'county'),
    )
    .map(({ _id }) => _id)
}
