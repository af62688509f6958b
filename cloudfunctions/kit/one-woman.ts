import type { PersonDocument } from './documents'
import { identities } from './person-document'
import { read } from './store'

/** account -> second account -> third: claims are not stacked higher (kit/claim). */
const LONGEST_CHAIN = 3

type Linked = Pick<PersonDocument, '_id' | 'also' | 'claim'>

/**
 * Every person that is the same woman as this one: her claims, and where another account of hers has claimed this one, that account's too. Two
 * of them are never two officers, and none of them decides about another (safety, "Persons"). No database call for whoever is claimed by nobody.
 */
export async function personsOfOneWoman(person: Linked): Promise<ReadonlySet<string>> {
  const ids = new Set(identities(person))
  let current: Linked = person
  for (let step = 0; step < LONGEST_CHAIN && current.claim && !current.claim.ending; step += 1) {
    const claimer = await read<PersonDocument>('persons', current.claim.by, ['also', 'claim'])
    if (!claimer) break
    for (const id of identities(claimer)) ids.add(id)
    current = claimer
  }
  return ids
}
