export const findingBudgets: Record<string, number> = {
  'home.nearby': 3,
  'home.nearbyHere': 3,
  'home.find': 3,
  'home.map': 2,
  'home.view': 2,
}
