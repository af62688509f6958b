export const memberBudgets: Record<string, number> = {
  'member.me': 3,
  'member.settle': 2,
  // A new name is shown to WeChat first.
  'member.introduce': 2,
  'member.villages': 1,
}
