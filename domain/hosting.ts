import type { HostRole } from './micro-home'

/**
 * Who hosts a home (C05): one woman or a team, exactly one of whom leads. The lead passes on in two steps, offered and accepted, and nobody
 * leads twice or leaves a home without a lead. Every function answers the next state or why not; whoever stores it does so in one write.
 */
export interface Host {
  personId: string
  name: string
  role: HostRole
  since: Date
  until: Date | null
  /** Someone with an account is she. */
  claimed: boolean
}

/** The lead has offered her place; the other has not answered. */
export interface Handover {
  toPersonId: string
  at: Date
  requestId: string
}

export interface Hosting<H extends Host = Host> {
  hosts: readonly H[]
  handover: Handover | null
}

/** All persons that one woman is: her account's, and those she claimed. */
export type Identities = readonly string[]

export type HostingRefusal =
  /** Only the lead may. */
  | 'notLead'
  /** Not a host of this home now. */
  | 'notHost'
  /** She has no account here: she could not answer. */
  | 'notClaimed'
  /** She leads already. */
  | 'isLead'
  /** Nothing was offered to her, or it was taken back. */
  | 'noOffer'
  /** The lead cannot go before another one leads. */
  | 'leadStays'
  | 'tooMany'

export type Outcome<H extends Host = Host> = { next: Hosting<H> } | { refused: HostingRefusal }

/** A home has a few hosts; a list that is longer is a mistake. */
export const MOST_HOSTS = 12

/** Who hosts at a moment, the lead first. */
export function hostsAt<H extends Host>(hosts: readonly H[], at: Date): H[] {
  return hosts
    .filter((host) => host.until === null || at < host.until)
    .sort((a, b) => Number(b.role === 'leadHost') - Number(a.role === 'leadHost'))
}

/** The entry by which this woman hosts; as lead, if she does so twice (by her account and by a person she claimed). */
export function entryOf<H extends Host>(hosts: readonly H[], who: Identities, at: Date): H | undefined {
  return hostsAt(hosts, at).find((host) => host.claimed && who.includes(host.personId))
}

const leadOf = <H extends Host>(hosts: readonly H[], at: Date): H | undefined =>
  hosts.find((host) => host.role === 'leadHost' && (host.until === null || at < host.until))

/** One of her entries leads, be it one that she has not claimed yet. */
const leadsAs = <H extends Host>(hosts: readonly H[], who: Identities, at: Date): boolean =>
  who.includes(leadOf(hosts, at)?.personId ?? '')

/** The lead offers her place to another host, who has an account to answer with. A new offer takes the place of an old one. */
export function offerLead<H extends Host>(
  { hosts }: Hosting<H>,
  who: Identities,
  to: { personId: string; requestId: string },
  at: Date,
): Outcome<H> {
  if (entryOf(hosts, who, at)?.role !== 'leadHost') return { refused: 'notLead' }
  const other = hostsAt(hosts, at).find((host) => host.personId === to.personId)
  if (!other) return { refused: 'notHost' }
  if (other.role === 'leadHost' || who.includes(other.personId)) return { refused: 'isLead' }
  if (!other.claimed) return { refused: 'notClaimed' }
  return { next: { hosts, handover: { toPersonId: to.personId, at, requestId: to.requestId } } }
}

/** She takes the place: the two roles change together. */
export function acceptLead<H extends Host>({ hosts, handover }: Hosting<H>, who: Identities, at: Date): Outcome<H> {
  if (handover === null || !who.includes(handover.toPersonId)) return { refused: 'noOffer' }
  return lead({ hosts, handover }, handover.toPersonId, 'asHost', at)
}

/** She says no, or the lead takes her word back. */
export function endOffer<H extends Host>({ hosts, handover }: Hosting<H>, who: Identities, at: Date): Outcome<H> {
  const isLead = entryOf(hosts, who, at)?.role === 'leadHost'
  if (handover === null || !(isLead || who.includes(handover.toPersonId))) return { refused: 'noOffer' }
  return { next: { hosts, handover: null } }
}

/** A host goes; the lead only when another leads. */
export function resign<H extends Host>(hosting: Hosting<H>, who: Identities, at: Date): Outcome<H> {
  const own = entryOf(hosting.hosts, who, at)
  if (!own) return { refused: 'notHost' }
  if (leadsAs(hosting.hosts, who, at)) return { refused: 'leadStays' }
  return { next: without(hosting, (host) => who.includes(host.personId), at) }
}

/** Somebody who may (the lead, or an officer) lets a host go; never the lead. */
export function removeHost<H extends Host>(hosting: Hosting<H>, personId: string, at: Date): Outcome<H> {
  const host = hostsAt(hosting.hosts, at).find((each) => each.personId === personId)
  if (!host) return { refused: 'notHost' }
  if (host.role === 'leadHost') return { refused: 'leadStays' }
  return { next: without(hosting, (each) => each.personId === personId, at) }
}

/** An officer names the lead where the old one is gone or cannot answer; the old one stays as a host or goes. */
export function appointLead<H extends Host>(
  hosting: Hosting<H>,
  personId: string,
  formerLead: FormerLead,
  at: Date,
): Outcome<H> {
  if (leadOf(hosting.hosts, at)?.personId === personId) return { refused: 'isLead' }
  return lead(hosting, personId, formerLead, at)
}
export const FORMER_LEADS = ['asHost', 'gone'] as const
export type FormerLead = (typeof FORMER_LEADS)[number]

/** Another woman joins as a host. Who is a host already, named by others, now has an account: she keeps her one entry and her role. */
export function joinHosts<H extends Host>({ hosts, handover }: Hosting<H>, newcomer: H, at: Date): Outcome<H> {
  const known = hostsAt(hosts, at).find(({ personId }) => personId === newcomer.personId)
  if (known)
    return { next: { hosts: hosts.map((host) => (host === known ? { ...host, claimed: true } : host)), handover } }
  if (hostsAt(hosts, at).length >= MOST_HOSTS) return { refused: 'tooMany' }
  return { next: { hosts: [...hosts, newcomer], handover } }
}

function lead<H extends Host>({ hosts }: Hosting<H>, personId: string, formerLead: FormerLead, at: Date): Outcome<H> {
  const chosen = hostsAt(hosts, at).find((host) => host.personId === personId)
  if (!chosen) return { refused: 'notHost' }
  const former = leadOf(hosts, at)
  const changed = hosts.map((host) => {
    if (host === chosen) return { ...host, role: 'leadHost' as const }
    if (host !== former) return host
    return formerLead === 'asHost' ? { ...host, role: 'host' as const } : { ...host, until: at }
  })
  return { next: { hosts: changed, handover: null } }
}

/** Ends what these hosts do here, and an offer that was made to one of them. */
function without<H extends Host>({ hosts, handover }: Hosting<H>, goes: (host: H) => boolean, at: Date): Hosting<H> {
  const leaving = hostsAt(hosts, at).filter(goes)
  return {
    hosts: hosts.map((host) => (leaving.includes(host) ? { ...host, until: at } : host)),
    handover: handover && leaving.some(({ personId }) => personId === handover.toPersonId) ? null : handover,
  }
}
