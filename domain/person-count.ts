/** One mention of a person in a home: as host or as paired member. */
export interface Mention {
  personId: string
  /** With whom she counts as one, where that is somebody else. */
  claimedBy?: string
  claimed?: boolean
}

/** How many women these mentions are, each counted once, and how many of them nobody with an account is. */
export function countPersons(mentions: Iterable<Mention>): { persons: number; unclaimed: number } {
  const claimed = new Map<string, boolean>()
  for (const mention of mentions) {
    const person = mention.claimedBy ?? mention.personId
    claimed.set(person, (claimed.get(person) ?? false) || mention.claimed === true)
  }
  return { persons: claimed.size, unclaimed: [...claimed.values()].filter((each) => !each).length }
}
