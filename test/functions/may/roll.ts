import { type May, OVER_THE_TOWNSHIP } from './callers'

export const rollMay: May = {
  'roll.start': OVER_THE_TOWNSHIP,
  'roll.advance': ['jobOwner'],
  'roll.rows': ['jobOwner'],
  'roll.about': ['jobOwner'],
  'roll.fix': ['jobOwner'],
  'roll.decide': ['jobOwner'],
  'roll.pickSheets': ['jobOwner'],
  'roll.confirm': ['jobOwner'],
  'roll.cancel': ['jobOwner'],
  'roll.recent': OVER_THE_TOWNSHIP,
}
