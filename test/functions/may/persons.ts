import { EVERYBODY, type May, OVER_THE_TOWNSHIP, OVER_THE_VILLAGE, SETTLED } from './callers'

/** The host of this home and the officers over it. */
const KEEPERS = ['hostOfThisHome', ...OVER_THE_VILLAGE] as const

export const personsMay: May = {
  'member.verifyPhone': EVERYBODY,
  'member.claimable': SETTLED,
  'member.claim': SETTLED,
  'member.claims': SETTLED,
  'member.undoClaim': SETTLED,
  'member.lookAtCode': EVERYBODY,
  'member.redeemCode': EVERYBODY,
  'member.mergeCode': SETTLED,
  'member.withdrawMergeCode': SETTLED,
  'home.hosts': KEEPERS,
  'home.invitePerson': KEEPERS,
  'home.inviteHost': KEEPERS,
  'home.offerLead': ['hostOfThisHome'],
  'home.acceptLead': ['hostOfThisHome', 'resident'],
  'home.endOffer': ['hostOfThisHome', 'resident'],
  'home.resign': SETTLED,
  'home.removeHost': KEEPERS,
  'home.appointLead': OVER_THE_TOWNSHIP,
  'federation.invite': OVER_THE_TOWNSHIP,
  'federation.openInvitations': OVER_THE_TOWNSHIP,
  'federation.withdrawInvitation': OVER_THE_TOWNSHIP,
  'federation.confirmInvitation': OVER_THE_TOWNSHIP,
  'federation.people': OVER_THE_VILLAGE,
  'federation.unclaimed': OVER_THE_VILLAGE,
  'federation.proposeMerge': OVER_THE_VILLAGE,
  'federation.confirmMerge': OVER_THE_VILLAGE,
  'federation.dropMerge': OVER_THE_VILLAGE,
  'federation.merges': OVER_THE_VILLAGE,
  'federation.undoClaim': OVER_THE_VILLAGE,
}

const others = (who: readonly string[], code: string): Record<string, string> =>
  Object.fromEntries(EVERYBODY.filter((caller) => !who.includes(caller)).map((caller) => [caller, code]))

/** What a caller whom the door lets in is still told: the matter is another woman's. */
export const PERSONS_STILL_REFUSED: Record<string, Record<string, string>> = {
  // A code of the phone button is good for whoever pressed it.
  'member.verifyPhone': others(['resident'], 'PHONE_CODE_USED'),
  'member.claim': others(['resident', 'visitor'], 'PHONE_NOT_VERIFIED'),
  'member.undoClaim': others(['resident', 'visitor'], 'NOT_FOUND'),
  'home.acceptLead': { hostOfThisHome: 'NO_OFFER' },
  'home.resign': { ...others(['resident', 'formerHost', 'visitor'], 'NOT_FOUND'), hostOfThisHome: 'LEAD_STAYS' },
  'federation.confirmInvitation': { jobOwner: 'INVITER_CONFIRMS', countyOfficer: 'INVITER_CONFIRMS' },
  'federation.confirmMerge': { villageOfficer: 'NEEDS_ANOTHER_OFFICER' },
}
