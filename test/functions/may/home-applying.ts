import { type May, OVER_THE_VILLAGE, SETTLED } from './callers'

/** In the scenarios the resident has applied for a home in the village 里塘社区. */
export const homeApplyingMay: May = {
  'home.saveDraft': SETTLED,
  'home.draft': ['resident'],
  'home.dropDraft': SETTLED,
  'home.places': SETTLED,
  'home.likeThis': SETTLED,
  'home.apply': SETTLED,
  'home.applyAgain': ['resident'],
  'home.withdraw': ['resident'],
  'home.reopen': ['resident'],
  'home.myApplications': SETTLED,
  'home.myApplication': ['resident'],
  'home.todo': OVER_THE_VILLAGE,
  'home.application': OVER_THE_VILLAGE,
  'home.decide': OVER_THE_VILLAGE,
  'home.decideMany': OVER_THE_VILLAGE,
  'home.undo': OVER_THE_VILLAGE,
}
