import type { MemberLevel } from './micro-home'

/** 结对联系 (C06; 004-篇一 二.2): a committee member beside a home, from a moment until another; null is without an end as yet. */
export interface Pairing {
  personId: string
  name: string
  level: MemberLevel
  since: Date
  until: Date | null
}

/** Later than any pairing ends: how "without an end" sorts. */
export const WITHOUT_END = new Date('9999-12-31T00:00:00+08:00')

/** The pairings in force at a moment. */
export function pairingsInForce<P extends Pairing>(paired: readonly P[], at: Date): P[] {
  return paired.filter(({ since, until }) => since <= at && (until === null || at < until))
}

/** When the last of the pairings ends: a home is without a member from then on. */
export function pairedUntil(paired: readonly Pairing[]): Date {
  const ends = paired.map(({ until }) => (until ?? WITHOUT_END).getTime())
  return new Date(Math.max(0, ...ends))
}

/**
 * The pairings when one of them ends at `until`. Null when a home that must never be without a member would then be
 * ("人员有更迭,结对不断线", 004-篇三): somebody has to take over in the same write.
 */
export function endPairing<P extends Pairing>(
  paired: readonly P[],
  personId: string,
  until: Date,
  mustStay: boolean,
): P[] | null {
  const left = paired.map((pairing) =>
    pairing.personId === personId && (pairing.until === null || pairing.until > until)
      ? { ...pairing, until }
      : pairing,
  )
  return mustStay && pairingsInForce(left, until).length === 0 ? null : left
}
