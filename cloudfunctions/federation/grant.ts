import { createHash } from 'node:crypto'
import type { federation } from '../../contract/federation'
import { grantsInForce, placesServed, ROLE_LEVEL, type RoleGrant } from '../../domain/role'
import type { PersonDocument } from '../kit/documents'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { assertMayAppoint } from './may-appoint'
import { changePerson, personById } from './store'

/** An officer appoints someone strictly below her own level: a person who has an account, to a role that fits the place. */
export const grant: UseCase<typeof federation.grant> = async (call, { personId, role, until }) => {
  const { officer, organisation, now } = call
  assertMayAppoint(officer, organisation.path, role, now)
  if (ROLE_LEVEL[role] !== organisation.level) refuse('INPUT_INVALID', 'role')
  const ends = until === null ? null : new Date(until)
  if (ends !== null && ends <= now) refuse('INPUT_INVALID', 'until')
  const person = await personById(personId)
  if (!person?.openid) refuse('NOT_FOUND', 'personId')

  const wanted: RoleGrant = {
    id: grantIdOf(call.requestId, personId, organisation._id, role),
    role,
    orgId: organisation._id,
    orgPath: organisation.path,
    orgName: organisation.name,
    from: now,
    until: ends,
  }
  let grantId = wanted.id
  await changePerson(person, call.source(officer._id), (current) => {
    const standing = sameGrant(current, wanted, now)
    grantId = standing?.id ?? wanted.id
    if (standing && (standing.id === wanted.id || standing.until?.getTime() === ends?.getTime())) return null
    const roles = standing
      ? current.roles.map((each) => (each.id === standing.id ? { ...each, until: ends } : each))
      : [...current.roles, wanted]
    return { roles, officerIn: placesServed(roles, now) }
  })
  return { grantId }
}

/** The grant that this call made already (a retry, even after it was ended), or the same role that is in force. */
function sameGrant(person: PersonDocument, wanted: RoleGrant, at: Date): RoleGrant | undefined {
  return (
    person.roles.find(({ id }) => id === wanted.id) ??
    grantsInForce(person.roles, at).find(({ role, orgId }) => role === wanted.role && orgId === wanted.orgId)
  )
}

/** The same for every retry of one call. */
function grantIdOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22)
}
