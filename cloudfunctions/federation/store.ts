import { pathRange } from '../../domain/organisation'
import { personOf } from '../kit/caller'
import type { OrganisationDocument, PersonDocument } from '../kit/documents'
import { edit } from '../kit/edit'
import type { Invitation, OfficerInvitation } from '../kit/invitation'
import type { FactSource } from '../kit/outbox'
import { command, create, createMissing, find, type Patch, read } from '../kit/store'

export type NewOrganisation = Omit<OrganisationDocument, 'version' | 'outbox'>
export type NewPerson = Omit<PersonDocument, 'version' | 'outbox'>

/** A county has ten to thirty townships, a township up to sixty villages; the database gives at most 1000 at once. */
const CHILDREN = 1000
const OFFICERS_A_PAGE = 50

/** Stores the root; false when a root stands already, whatever its id. */
export function createRoot(root: NewOrganisation & { root: true }, source: FactSource): Promise<boolean> {
  return create<OrganisationDocument>('organisations', root, source)
}

export async function standingRoot(): Promise<OrganisationDocument | null> {
  const [root] = await find<OrganisationDocument>('organisations', { where: { root: true }, limit: 1 })
  return root ?? null
}

export function organisationById(id: string): Promise<OrganisationDocument | null> {
  return read<OrganisationDocument>('organisations', id)
}

/** Those of the organisations that stand, as a tree needs them. At most 1000 ids. */
export function organisationsByIds(ids: readonly string[]): Promise<OrganisationDocument[]> {
  return find<OrganisationDocument>('organisations', {
    where: { _id: command.in([...ids]) },
    fields: ['level', 'name', 'parentId', 'path', 'addedIn'],
    limit: 1000,
  })
}

export async function addMissing(organisations: readonly NewOrganisation[], source: FactSource): Promise<void> {
  await createMissing<OrganisationDocument>('organisations', organisations, source)
}

export function childrenOf(parentId: string): Promise<OrganisationDocument[]> {
  return find<OrganisationDocument>('organisations', {
    where: { parentId },
    fields: ['level', 'name', 'centre'],
    orderBy: [['_id', 'asc']],
    limit: CHILDREN,
  })
}

export function changeOrganisation(
  organisation: OrganisationDocument,
  source: FactSource,
  patchFor: (current: OrganisationDocument) => Patch | null,
): Promise<void> {
  return edit('organisations', organisation, source, patchFor)
}

export function personById(id: string): Promise<PersonDocument | null> {
  return read<PersonDocument>('persons', id)
}

/** Officers of a place and of everything below it, a page at a time. */
export async function officersIn(
  orgId: string,
  after: string | undefined,
): Promise<{ persons: PersonDocument[]; next: string | null }> {
  const persons = await find<PersonDocument>('persons', {
    where: { officerIn: orgId, ...(after === undefined ? {} : { _id: command.gt(after) }) },
    fields: ['name', 'roles', 'staffPin.setAt'],
    orderBy: [['_id', 'asc']],
    limit: OFFICERS_A_PAGE,
  })
  return { persons, next: persons.length === OFFICERS_A_PAGE ? (persons.at(-1)?._id ?? null) : null }
}

/** Every officer of a place and below it with her roles: a county has a few hundred, the database gives at most 1000 at once. */
export function officersOf(orgId: string): Promise<PersonDocument[]> {
  return find<PersonDocument>('persons', {
    where: { officerIn: orgId },
    fields: ['roles'],
    orderBy: [['_id', 'asc']],
    limit: 1000,
  })
}

/** Three days' codes of a county are a handful. */
const OPEN_INVITATIONS = 50

/** Codes for officers at a place and below that are neither used, withdrawn nor expired. */
export function openInvitationsAt(path: string, at: Date): Promise<OfficerInvitation[]> {
  const { from, below } = pathRange(path)
  return find<OfficerInvitation>('invitations', {
    where: {
      kind: 'officer',
      orgPath: command.gte(from).and(command.lt(below)),
      expiresAt: command.gt(at),
      usedBy: command.exists(false),
      withdrawn: command.exists(false),
    },
    orderBy: [
      ['orgPath', 'asc'],
      ['_id', 'asc'],
    ],
    limit: OPEN_INVITATIONS,
  })
}

export function invitationById(id: string): Promise<Invitation | null> {
  return read<Invitation>('invitations', id)
}

/** What these persons are called. */
export async function namesOf(ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const persons = await find<PersonDocument>('persons', {
    where: { _id: command.in([...new Set(ids)]) },
    fields: ['name'],
    limit: OPEN_INVITATIONS,
  })
  return new Map(persons.map(({ _id, name }) => [_id, name]))
}

/** Stores a new person; when her account has one already (another call was faster), that one. */
export async function createPerson(
  person: NewPerson & { openid: string },
  source: FactSource,
): Promise<PersonDocument | null> {
  return (await create<PersonDocument>('persons', person, source)) ? null : personOf(person.openid)
}

export function changePerson(
  person: PersonDocument,
  source: FactSource,
  patchFor: (current: PersonDocument) => Patch | null,
): Promise<void> {
  return edit('persons', person, source, patchFor)
}
