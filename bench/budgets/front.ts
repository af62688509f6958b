export const inboxBudgets: Record<string, number> = {
  // The page, how many are new, what WeChat may still knock for.
  'member.inbox': 3,
  'member.unread': 1,
  // One for each message that she has seen.
  'member.markRead': 1,
  'member.countKnocks': 3,
  'member.wantKnocks': 2,
}

export const callingBudgets: Record<string, number> = {
  // The activity and its home, by the rule; the messages, the persons.
  'activity.callList': 4,
  // And that she looked.
  'activity.callNumber': 5,
  'activity.called': 4,
}
