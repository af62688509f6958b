import { personOf } from '../kit/caller'
import type { HomeDocument, OrganisationDocument, PersonDocument } from '../kit/documents'
import { edit } from '../kit/edit'
import type { FactSource } from '../kit/outbox'
import { create, find, type Patch, read } from '../kit/store'

/** People search while they type; more than these are told apart by typing on. */
const VILLAGES_FOUND = 20
const HOMES_OF_A_HOST = 20

const VILLAGE_FIELDS = ['level', 'name', 'parentName', 'path', 'centre']

export async function villageById(id: string): Promise<OrganisationDocument | null> {
  const place = await read<OrganisationDocument>('organisations', id, VILLAGE_FIELDS)
  return place?.level === 'village' ? place : null
}

/** The root's own settings, in force for whoever has not said where she lives. */
export async function rootSettings(): Promise<OrganisationDocument['settings']> {
  const [root] = await find<OrganisationDocument>('organisations', {
    where: { root: true },
    fields: ['settings'],
    limit: 1,
  })
  return root?.settings ?? {}
}

export function villagesByTerm(term: string): Promise<OrganisationDocument[]> {
  return find<OrganisationDocument>('organisations', {
    where: { level: 'village', terms: term },
    fields: VILLAGE_FIELDS,
    limit: VILLAGES_FOUND,
  })
}

export function homesOfHost(personId: string): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { 'hosts.personId': personId },
    fields: ['name', 'state', 'hosts'],
    limit: HOMES_OF_A_HOST,
  })
}

/** Stores a new person; when her account has one already (another call was faster), that one. */
export async function createPerson(
  person: Omit<PersonDocument, 'version' | 'outbox'> & { openid: string },
  source: FactSource,
): Promise<PersonDocument | null> {
  if (await create<PersonDocument>('persons', person, source)) return null
  return personOf(person.openid)
}

export function changePerson(
  person: PersonDocument,
  source: FactSource,
  patchFor: (current: PersonDocument) => Patch | null,
): Promise<void> {
  return edit('persons', person, source, patchFor)
}
