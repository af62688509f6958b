import { EVERYBODY, type May, SETTLED } from './callers'

export const signingUpMay: May = {
  'activity.list': EVERYBODY,
  'activity.view': EVERYBODY,
  'activity.where': SETTLED,
  'activity.mine': SETTLED,
  'activity.signUp': SETTLED,
  'activity.cancelSignUp': SETTLED,
  'activity.answer': SETTLED,
  'activity.reconfirm': SETTLED,
  'activity.whoComes': ['hostOfThisHome'],
  'member.family': SETTLED,
  'member.addChild': SETTLED,
  'member.changeChild': SETTLED,
  'member.shareChild': SETTLED,
  'member.forgetChild': SETTLED,
  'member.consent': SETTLED,
  'member.rememberAdult': SETTLED,
  'member.forgetAdult': SETTLED,
  'member.tellAge': SETTLED,
}

/** What somebody else's person, child or seat is to whoever calls: her own call finds nothing of the kind. */
const notTheirs = (code: string) =>
  Object.fromEntries(SETTLED.filter((caller) => caller !== 'resident').map((caller) => [caller, code]))

export const SIGNING_UP_STILL_REFUSED = {
  'activity.where': notTheirs('NOT_FOUND'),
  'activity.answer': notTheirs('PLACE_GONE'),
  'activity.reconfirm': notTheirs('PLACE_GONE'),
  'member.changeChild': notTheirs('NOT_FOUND'),
  'member.shareChild': notTheirs('NOT_FOUND'),
  'member.consent': notTheirs('NOT_FOUND'),
}
