export const homeBudgets: Record<string, number> = {
  'home.register': 4,
  // Four of them for the first look of an officer's day; one for the next.
  'home.contact': 6,
  'home.publishPhone': 2,
  'home.withdrawPhone': 2,
}
