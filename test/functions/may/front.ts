import { type May, SETTLED } from './callers'

export const inboxMay: May = {
  'member.inbox': SETTLED,
  'member.unread': SETTLED,
  'member.markRead': SETTLED,
  'member.countKnocks': SETTLED,
  'member.wantKnocks': SETTLED,
}
