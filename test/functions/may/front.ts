import { type May, SETTLED } from './callers'

export const inboxMay: May = {
  'member.inbox': SETTLED,
  'member.unread': SETTLED,
  'member.markRead': SETTLED,
  'member.countKnocks': SETTLED,
  'member.wantKnocks': SETTLED,
}

const HOST = ['hostOfThisHome'] as const

export const callingMay: May = {
  'activity.callList': HOST,
  'activity.callNumber': HOST,
  'activity.called': HOST,
}
