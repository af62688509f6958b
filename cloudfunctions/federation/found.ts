import type { federation } from '../../contract/federation'
import { pathOf } from '../../domain/organisation'
import { placesServed, ROLE_LEVEL, ROLES, type RoleGrant } from '../../domain/role'
import type { Call } from '../kit/context'
import type { PersonDocument } from '../kit/documents'
import { accountPersonId, introduction, newAccount } from '../kit/person-document'
import { refuse } from '../kit/refusal'
import { isDeploymentSecret } from '../kit/secrets'
import type { UseCase } from '../kit/serve'
import { newOrganisation } from './organisation-document'
import { changePerson, createPerson, createRoot, standingRoot } from './store'

/** The founder's grant; one deployment is founded once, so the id needs nothing more. */
const FOUNDING_GRANT = 'founding'

/**
 * The deployer makes the root organisation and its first officer, once. A unique index lets no second root in; a founding that broke off
 * between the root and the officer goes on when its founder calls again.
 */
export const found: UseCase<typeof federation.found> = async (call, { secret, organisation, founder }) => {
  if (!isDeploymentSecret('FOUNDING_SECRET', secret)) refuse('NOT_FOUND')
  const known = await call.person()
  const personId = known?._id ?? accountPersonId(call.openid)
  const source = call.source(personId)
  const root = {
    ...newOrganisation({ ...organisation, parentId: null }, { name: null, path: '' }, call.requestId),
    root: true as const,
    founding: { personId, requestId: call.requestId },
  }
  const first = await createRoot(root, source)
  if (!first && !(await isSameFounding(call, organisation.id, known, personId))) refuse('ALREADY_FOUNDED')

  const role = ROLES.find((each) => ROLE_LEVEL[each] === organisation.level) ?? refuse('INPUT_INVALID')
  const grant: RoleGrant = {
    id: FOUNDING_GRANT,
    role,
    orgId: root._id,
    orgPath: pathOf('', root._id),
    orgName: root.name,
    from: call.now,
    until: null,
  }
  const told = introduction(personId, founder)
  const newcomer = {
    ...newAccount(call.openid, call.now),
    openid: call.openid,
    ...told,
    roles: [grant],
    officerIn: placesServed([grant], call.now),
  }
  const person = known ?? (await createPerson(newcomer, source))
  if (person) await changePerson(person, source, (current) => appointed(current, grant, told, call.now))
  return { orgId: root._id, personId }
}

/** True when the root that stands is this call's own, or its founder broke off before she had her role. */
async function isSameFounding(
  call: Call,
  orgId: string,
  founder: PersonDocument | null,
  personId: string,
): Promise<boolean> {
  const root = await standingRoot()
  if (root?._id !== orgId || root.founding?.personId !== personId) return false
  return root.founding.requestId === call.requestId || !founder?.roles.some(({ id }) => id === FOUNDING_GRANT)
}

function appointed(
  person: PersonDocument,
  grant: RoleGrant,
  told: ReturnType<typeof introduction>,
  at: Date,
): Record<string, unknown> | null {
  if (person.roles.some(({ id }) => id === grant.id)) return null
  const roles = [...person.roles, grant]
  return { ...told, roles, officerIn: placesServed(roles, at) }
}
