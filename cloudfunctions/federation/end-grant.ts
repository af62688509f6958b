import type { federation } from '../../contract/federation'
import { mayActFor, placesServed, ROLE_LEVEL, type RoleGrant } from '../../domain/role'
import { toIso } from '../../domain/time'
import type { PersonDocument } from '../kit/documents'
import { personsOfOneWoman } from '../kit/one-woman'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { assertMayAppoint } from './may-appoint'
import { changePerson, personById } from './store'

/**
 * An officer ends a grant strictly below her own level, at once. A county role ends when a second county officer says so too. A grant that
 * nobody has confirmed yet is taken back by whoever invited. One that has ended already stays as it ended.
 */
export const endGrant: UseCase<typeof federation.endGrant> = async (call, { orgId, personId, grantId }) => {
  const { officer, organisation, now } = call
  const person = await personById(personId)
  const grant = person?.roles.find((each) => each.id === grantId && each.orgId === orgId)
  // One answer: ids of persons are not to be tried out here.
  if (!person || !grant) return refuse('NOT_FOUND', 'grantId')
  const needsTwo = isInForceAtCounty(grant)
  if (needsTwo) assertCountyOfficer(officer, organisation.path, now)
  else if (grant.pending?.by !== officer._id) assertMayAppoint(officer, organisation.path, grant.role, now)

  const herself = await personsOfOneWoman(officer)
  let until: Date | null = now
  await changePerson(person, call.source(officer._id), (current) => {
    const standing = current.roles.find((each) => each.id === grantId)
    if (standing?.until && standing.until <= now) {
      until = standing.until
      return null
    }
    // Confirmed meanwhile: what one may take back alone has become what two end.
    const endsWithTwo = needsTwo || isInForceAtCounty(standing)
    if (endsWithTwo && (standing?.ending === undefined || herself.has(standing.ending.by))) {
      until = null
      return standing?.ending ? null : { roles: changed(current, grantId, { ending: { by: officer._id, at: now } }) }
    }
    until = now
    const roles = changed(current, grantId, { until: now })
    return { roles, officerIn: placesServed(roles, now) }
  })
  return { until: until && toIso(until) }
}

function isInForceAtCounty(grant: RoleGrant | undefined): boolean {
  return grant !== undefined && ROLE_LEVEL[grant.role] === 'county' && grant.pending === undefined
}

function changed({ roles }: PersonDocument, grantId: string, what: Partial<RoleGrant>): RoleGrant[] {
  return roles.map((each) => (each.id === grantId ? { ...each, ...what } : each))
}

function assertCountyOfficer(officer: PersonDocument, path: string, at: Date): void {
  if (!mayActFor(officer.roles, path, 'county', at)) refuse('ROLE_TOO_HIGH', 'role')
}
