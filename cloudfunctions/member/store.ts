import { MOST_CLAIMS } from '../../domain/claim'
import { personOf } from '../kit/caller'
import type { Call } from '../kit/context'
import type { HomeDocument, OrganisationDocument, PersonDocument, PinTries } from '../kit/documents'
import { edit } from '../kit/edit'
import type { FactSource } from '../kit/outbox'
import { newAccount } from '../kit/person-document'
import type { StaffPin } from '../kit/staff-pin'
import { change, command, create, find, type Patch, read } from '../kit/store'

/** People search while they type; more than these are told apart by typing on. */
const VILLAGES_FOUND = 20
const HOMES_OF_A_HOST = 20
/** A number in a roll stands for one woman or a family. */
const PERSONS_OF_A_NUMBER = 20

const HOSTED_FIELDS = ['applicantId', 'name', 'state', 'hosts', 'paired', 'handover', 'villageName', 'townshipName']

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

/** The homes that name one of these persons as a host. */
export function homesOfHost(personIds: readonly string[]): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { 'hosts.personId': command.in([...personIds]) },
    fields: HOSTED_FIELDS,
    limit: HOMES_OF_A_HOST,
  })
}

/** The homes with which one of these persons is paired. */
export function homesOfMember(personIds: readonly string[]): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { 'paired.personId': command.in([...personIds]) },
    fields: HOSTED_FIELDS,
    limit: HOMES_OF_A_HOST,
  })
}

export function homeById(id: string): Promise<HomeDocument | null> {
  return read<HomeDocument>('microHomes', id)
}

export function personById(id: string): Promise<PersonDocument | null> {
  return read<PersonDocument>('persons', id)
}

export async function personsByIds(ids: readonly string[]): Promise<PersonDocument[]> {
  if (ids.length === 0) return []
  return find<PersonDocument>('persons', {
    where: { _id: command.in([...ids]) },
    fields: ['name', 'claim'],
    limit: MOST_CLAIMS,
  })
}

/** Persons without an account who carry a number, by its blind index, and whom nobody has claimed. */
export async function unclaimedWithPhone(phoneIndex: string): Promise<PersonDocument[]> {
  const persons = await find<PersonDocument>('persons', {
    where: { phoneIndex },
    fields: ['openid', 'name', 'claim'],
    limit: PERSONS_OF_A_NUMBER,
  })
  return persons.filter(({ openid, claim }) => openid === undefined && claim === undefined)
}

export function changeHome(
  home: HomeDocument,
  source: FactSource,
  patchFor: (current: HomeDocument) => Patch | null,
): Promise<void> {
  return edit('microHomes', home, source, patchFor)
}

/** The caller's own person; made now for one who has none yet. */
export async function accountOf(call: Call): Promise<PersonDocument> {
  const standing = await call.person()
  if (standing) return standing
  const newcomer = { ...newAccount(call.openid, call.now), openid: call.openid }
  const rival = await createPerson(newcomer, call.source(newcomer._id))
  return rival ?? { ...newcomer, version: 1, outbox: [] }
}

/** Stores a new person; when her account has one already (another call was faster), that one. */
/** A person without an account; a retry finds her standing. */
export async function createUnclaimed(
  person: Omit<PersonDocument, 'version' | 'outbox'>,
  source: FactSource,
): Promise<void> {
  await create<PersonDocument>('persons', person, source)
}

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

/** Counts a try of her pin while nothing has changed since; false when somebody was faster. */
export function countPinTry(person: PersonDocument, pinTries: PinTries, source?: FactSource): Promise<boolean> {
  return change('persons', person._id, { version: person.version }, { pinTries: command.set(pinTries) }, source)
}

/** Remembers who was told, while it is the last try. */
export async function tellPinWrong(personId: string, wrong: number, requestId: string): Promise<void> {
  await change('persons', personId, { 'pinTries.wrong': wrong }, { 'pinTries.wrongIn': requestId })
}

export async function forgetPinTries(person: PersonDocument): Promise<void> {
  await change('persons', person._id, { pinTries: command.exists(true) }, { pinTries: command.remove() })
}

/** Sets a pin while the one stands that it replaces, or none. */
export function setPin(person: PersonDocument, staffPin: StaffPin, source: FactSource): Promise<boolean> {
  const patch = { staffPin: command.set(staffPin), pinTries: command.remove() }
  const replaced = person.staffPin?.requestId ?? command.exists(false)
  return change('persons', person._id, { 'staffPin.requestId': replaced }, patch, source)
}
