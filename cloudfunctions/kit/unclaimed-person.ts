import type { MemberLevel } from '../../domain/micro-home'
import { idsOnPath } from '../../domain/organisation'
import type { PhoneNumber } from '../../domain/phone-number'
import type { PersonDocument } from './documents'
import { introduction } from './person-document'
import { blindIndex } from './secrets'

type NewPerson = Omit<PersonDocument, 'version' | 'outbox'>

/** A person whom somebody else named and who has no account here: she shows as 待认领 until she claims herself (safety, "Persons"). */
function unclaimed(key: string, name: string, at: Date): NewPerson {
  return {
    _id: blindIndex('person', key),
    schema: 1,
    name,
    phoneToken: null,
    villageId: null,
    roles: [],
    createdAt: at,
  }
}

/** The host that a roll names. Name and telephone number make one person of several homes; without a number she belongs to this home alone. */
export function unclaimedHost(homeId: string, name: string, phone: PhoneNumber | null, at: Date): NewPerson {
  if (phone === null) return unclaimed(`host\n${homeId}\n${name}`, name, at)
  const person = unclaimed(`host\n${phone}\n${name}`, name, at)
  return { ...person, ...introduction(person._id, { name, phone }) }
}

/** How far down the path a committee of a level stands; province and city stand above the county. */
const COMMITTEE_DEPTH: Record<MemberLevel, number> = { province: 1, city: 1, county: 1, township: 2, village: 3 }

/** The committee member whom a roll pairs with a home: one person for a name in one committee, since a committee's list names each once. */
export function unclaimedMember(homePath: string, name: string, level: MemberLevel, at: Date): NewPerson {
  const committee = idsOnPath(homePath).slice(0, COMMITTEE_DEPTH[level]).join('/')
  return unclaimed(`member\n${level}\n${committee}\n${name}`, name, at)
}
