import type { ParsedInputOf } from '../../../contract/action'
import type { pairing } from '../../../contract/home/pairing'
import type { HomeDocument, PairedMember } from '../../kit/documents'
import type { FactSource } from '../../kit/outbox'
import { refuse } from '../../kit/refusal'
import { unclaimedMember } from '../../kit/unclaimed-person'
import { addMember, memberById } from './store'

export type WantedMember = ParsedInputOf<typeof pairing.pair>['member']

/** The committee member whom an officer means: a person by her id, or one person for a name in one committee, made when nobody stands there. */
export async function memberOf(
  home: HomeDocument,
  wanted: WantedMember,
  at: Date,
  source: FactSource,
): Promise<Pick<PairedMember, 'personId' | 'name' | 'level' | 'claimed' | 'claimedBy'>> {
  const { level } = wanted
  if ('personId' in wanted) {
    const person = await memberById(wanted.personId)
    if (!person || person.name === null) return refuse('NOT_FOUND', 'member')
    return {
      personId: person._id,
      name: person.name,
      level,
      ...claimedness(person.openid !== undefined, person.claim?.by),
    }
  }
  const made = unclaimedMember(home.path, wanted.name, level, at)
  const standing = await memberById(made._id)
  if (!standing) await addMember(made, source)
  return { personId: made._id, name: wanted.name, level, ...claimedness(false, standing?.claim?.by) }
}

/** Derived from the person, as her claims keep it (kit/claim). */
function claimedness(hasAccount: boolean, by: string | undefined): Pick<PairedMember, 'claimed' | 'claimedBy'> {
  if (by !== undefined) return { claimed: true, claimedBy: by }
  return hasAccount ? { claimed: true } : {}
}
