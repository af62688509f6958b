export const memberBudgets: Record<string, number> = {
  'member.me': 3,
  'member.settle': 2,
  'member.introduce': 1,
  'member.villages': 1,
}
