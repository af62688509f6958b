import { dateOf } from '../../domain/calendar-day'
import type { PhoneNumber } from '../../domain/phone-number'
import { grantsInForce } from '../../domain/role'
import type { PersonDocument } from './documents'
import { blindIndex, encryptField } from './secrets'

/** The id of the person that an account makes: always the same, so that two first calls at once make one person. */
export function accountPersonId(openid: string): string {
  return blindIndex('openid', openid)
}

/** A person with an account, of whom nothing else is known yet. */
export function newAccount(openid: string, at: Date): Omit<PersonDocument, 'version' | 'outbox'> {
  return {
    _id: accountPersonId(openid),
    schema: 1,
    openid,
    name: null,
    phoneToken: null,
    villageId: null,
    roles: [],
    createdAt: at,
  }
}

/** The fields that hold her name and telephone number: the number encrypted, with the blind index that finds it. */
export function introduction(
  personId: string,
  told: { name: string; phone: PhoneNumber },
): { name: string; phoneToken: string; phoneIndex: string } {
  return { name: told.name, ...phoneFields(personId, told.phone) }
}

export function phoneFields(personId: string, phone: PhoneNumber): { phoneToken: string; phoneIndex: string } {
  return {
    phoneToken: encryptField(phone, { collection: 'persons', id: personId, field: 'phone' }),
    phoneIndex: blindIndex('phone', phone),
  }
}

/** True when she has told exactly this already: then telling it again changes nothing. */
export function isIntroducedAs(person: PersonDocument, told: { name: string; phone: PhoneNumber }): boolean {
  return person.name === told.name && person.phoneIndex === blindIndex('phone', told.phone)
}

/**
 * Every person that she is: her own account's, and those she claimed. A home is hers when one of them hosts it. Roles, cases and consents
 * are read from the account's person alone: a claim never moves them (safety, "Persons").
 */
export function identities(person: Pick<PersonDocument, '_id' | 'also'>): string[] {
  return [...new Set([person._id, ...(person.also ?? []).map(({ personId }) => personId)])]
}

/** True until the end of the last day on which she takes turns somewhere. */
export function takesTurns({ rosterUntil }: Pick<PersonDocument, 'rosterUntil'>, at: Date): boolean {
  return rosterUntil !== undefined && dateOf(at) <= rosterUntil
}

/** Whoever works for the federation has pages of her own there: by a role in force, or by her turns on duty. */
export function hasStaffPages(person: Pick<PersonDocument, 'roles' | 'rosterUntil'>, at: Date): boolean {
  return grantsInForce(person.roles, at).length > 0 || takesTurns(person, at)
}
