export const homeBudgets: Record<string, number> = {
  'home.register': 4,
  'home.contact': 2,
  'home.publishPhone': 2,
  'home.withdrawPhone': 2,
}
