export const inboxBudgets: Record<string, number> = {
  // The page, how many are new, what WeChat may still knock for.
  'member.inbox': 3,
  'member.unread': 1,
  // One for each message that she has seen.
  'member.markRead': 1,
  'member.countKnocks': 3,
  'member.wantKnocks': 2,
}
