import { EVERYBODY, type May } from './callers'

export const findingMay: May = {
  'home.nearby': EVERYBODY,
  'home.nearbyHere': EVERYBODY,
  'home.find': EVERYBODY,
  'home.map': EVERYBODY,
  'home.view': EVERYBODY,
}
