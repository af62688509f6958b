import { EVERYBODY, type May, SETTLED } from './callers'

export const memberMay: May = {
  'member.me': EVERYBODY,
  'member.settle': EVERYBODY,
  'member.introduce': SETTLED,
  'member.villages': EVERYBODY,
}
