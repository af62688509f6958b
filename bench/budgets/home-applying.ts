export const homeApplyingBudgets: Record<string, number> = {
  'home.saveDraft': 2,
  'home.draft': 1,
  'home.dropDraft': 2,
  'home.places': 2,
  'home.likeThis': 3,
  // One of them shows WeChat what neighbours will read.
  'home.apply': 7,
  'home.applyAgain': 5,
  'home.withdraw': 2,
  'home.reopen': 2,
  'home.myApplications': 2,
  'home.myApplication': 1,
  'home.todo': 3,
  // Four of them for the first look of an officer's day; one for the next.
  'home.application': 8,
  'home.decide': 2,
  'home.decideMany': 3,
  'home.undo': 2,
}
