import { hostsAt } from '../../domain/hosting'
import { pairingsInForce } from '../../domain/pairing'
import type { SlotPerson } from '../../domain/rotation'
import type { HomeDocument } from './documents'

/** A woman of a home's team, once, as a host where she is both. */
export interface TeamMember extends SlotPerson {
  as: 'host' | 'paired'
  claimed: boolean
  /** The person whose account she reads her messages in. */
  reach: string
}

/** Who may be on duty at a home: its hosts, the lead first, and the committee members paired with it (C07: 执委等轮流牵头). */
export function homeTeam(home: Pick<HomeDocument, 'hosts' | 'paired'>, at: Date): TeamMember[] {
  const hosts = hostsAt(home.hosts, at).map((entry) => ({ ...entry, as: 'host' as const }))
  const paired = pairingsInForce(home.paired, at).map((entry) => ({ ...entry, as: 'paired' as const }))
  const team: TeamMember[] = []
  for (const { personId, name, as, claimed = false, claimedBy } of [...hosts, ...paired]) {
    const reach = claimedBy ?? personId
    if (team.some((member) => member.reach === reach)) continue
    team.push({ id: personId, name, as, claimed, reach })
  }
  return team
}

/** In whose inbox a message to one of the home's people lies, by the claims that its entries carry. */
export function reachAt(home: Pick<HomeDocument, 'hosts' | 'paired'>): (id: string) => string {
  const claimers = new Map([...home.hosts, ...home.paired].map(({ personId, claimedBy }) => [personId, claimedBy]))
  return (id) => claimers.get(id) ?? id
}

/** The same woman, whichever of her persons is named. */
export function sameAt(home: Pick<HomeDocument, 'hosts' | 'paired'>): (a: string, b: string) => boolean {
  const reach = reachAt(home)
  return (a, b) => reach(a) === reach(b)
}
