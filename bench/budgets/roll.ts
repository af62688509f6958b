export const rollBudgets: Record<string, number> = {
  'roll.start': 8,
  'roll.advance': 6,
  'roll.rows': 4,
  'roll.about': 2,
  'roll.fix': 12,
  'roll.decide': 12,
  'roll.pickSheets': 6,
  'roll.confirm': 3,
  'roll.cancel': 3,
  'roll.recent': 2,
}
