export const rollBudgets: Record<string, number> = {
  'roll.start': 8,
  'roll.advance': 6,
  'roll.rows': 4,
  'roll.confirm': 3,
  'roll.cancel': 3,
  'roll.recent': 2,
}
