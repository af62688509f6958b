import type { ErrorCode } from '../../contract/errors'
import { entryOf, type Handover, type HostingRefusal, type Outcome } from '../../domain/hosting'
import { pairingsInForce } from '../../domain/pairing'
import type { HomeDocument, HomeHost, PersonDocument } from './documents'
import { identities } from './person-document'
import { refuse } from './refusal'

/** The entry by which a woman hosts a home at a moment, by her account or by a person she claimed; undefined when she does not. */
export function hostEntry(home: Pick<HomeDocument, 'hosts'>, person: PersonDocument, at: Date): HomeHost | undefined {
  return entryOf(home.hosts, identities(person), at)
}

/**
 * As what a woman belongs to a home's team at a moment, and under which of her persons: hosts first, then the committee members paired with it.
 * Undefined when she does not.
 */
export function placeInTeam(
  home: Pick<HomeDocument, 'hosts' | 'paired'>,
  person: PersonDocument,
  at: Date,
): { as: 'host' | 'paired'; memberId: string } | undefined {
  const host = hostEntry(home, person, at)
  if (host) return { as: 'host', memberId: host.personId }
  const hers = identities(person)
  const paired = pairingsInForce(home.paired, at).find(({ personId }) => hers.includes(personId))
  return paired && { as: 'paired', memberId: paired.personId }
}

/**
 * True for whoever applied for the home, and for its lead. She who applied hosts it, so one who was let go, or went, is no applicant any more: the
 * home's number and address may be others' by now.
 */
export function isApplicant(
  home: Pick<HomeDocument, 'hosts' | 'applicantId'>,
  person: PersonDocument,
  at: Date,
): boolean {
  const entry = hostEntry(home, person, at)
  if (!entry) return false
  const applied = home.applicantId !== undefined && identities(person).includes(home.applicantId)
  return applied || entry.role === 'leadHost'
}

/** A home's hosting as the rules of domain/hosting take it. */
export const hostingOf = (home: HomeDocument): { hosts: HomeHost[]; handover: Handover | null } => ({
  hosts: home.hosts,
  handover: home.handover ?? null,
})

const CODES: Record<HostingRefusal, ErrorCode> = {
  notLead: 'LEAD_ONLY',
  notHost: 'NOT_A_HOST',
  notClaimed: 'HOST_UNCLAIMED',
  isLead: 'ALREADY_LEAD',
  noOffer: 'NO_OFFER',
  leadStays: 'LEAD_STAYS',
  tooMany: 'HOSTS_FULL',
}

/** What the rules answered, or the refusal for the phone. */
export function allowed(outcome: Outcome<HomeHost>): { hosts: readonly HomeHost[]; handover: Handover | null } {
  return 'next' in outcome ? outcome.next : refuse(CODES[outcome.refused])
}
