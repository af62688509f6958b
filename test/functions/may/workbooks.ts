import { type May, OVER_THE_VILLAGE } from './callers'

export const workbooksMay: May = {
  'home.list': OVER_THE_VILLAGE,
  'home.exportRegister': OVER_THE_VILLAGE,
  'roll.returnWorkbook': ['jobOwner'],
}
