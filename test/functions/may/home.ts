import { type May, OVER_THE_TOWNSHIP, OVER_THE_VILLAGE } from './callers'

export const homeMay: May = {
  'home.register': OVER_THE_TOWNSHIP,
  'home.contact': OVER_THE_VILLAGE,
  'home.publishPhone': ['hostOfThisHome'],
  'home.withdrawPhone': ['hostOfThisHome'],
}
