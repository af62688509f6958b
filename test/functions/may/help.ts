import type { Caller } from '../county'
import { EVERYBODY, type May, OVER_THE_TOWNSHIP } from './callers'

/** Officers of the township where the scenario's case stands; nobody above, below or beside them. */
const AT_THE_DESK: readonly Caller[] = ['townshipOfficer', 'jobOwner']

/** Whoever has a role in force; nobody is on a duty roster in the small county. */
const STAFF: readonly Caller[] = [
  'villageOfficer',
  'villageOfficerElsewhere',
  'townshipOfficer',
  'townshipOfficerElsewhere',
  'unitOfficer',
  'jobOwner',
  'countyOfficer',
]

export const helpMay: May = {
  'help.whoCanRead': EVERYBODY,
  'help.places': EVERYBODY,
  'help.ask': EVERYBODY,
  // Whoever holds the receipt.
  'help.open': EVERYBODY,
  'help.say': EVERYBODY,
  'help.changeContact': EVERYBODY,
  'help.exclude': EVERYBODY,
  'help.answerReferral': EVERYBODY,
  'help.withdraw': EVERYBODY,
  'help.erase': EVERYBODY,
  'help.desk': STAFF,
  'help.view': AT_THE_DESK,
  'help.step': AT_THE_DESK,
  'help.assign': AT_THE_DESK,
  'help.unassign': AT_THE_DESK,
  'help.assignable': AT_THE_DESK,
  'help.refer': AT_THE_DESK,
  'help.outOfScope': AT_THE_DESK,
  'help.reply': AT_THE_DESK,
  'help.note': AT_THE_DESK,
  'help.checkIn': AT_THE_DESK,
  'help.enter': OVER_THE_TOWNSHIP,
  'help.facts': AT_THE_DESK,
  'help.flag': AT_THE_DESK,
  'help.report': AT_THE_DESK,
  'help.lift': AT_THE_DESK,
  'help.resetPin': AT_THE_DESK,
  'help.supervision': STAFF,
  'help.breakGlass': ['countyOfficer'],
  'help.openGlass': STAFF,
  'help.seeGlass': ['countyOfficer'],
  'help.onDutyNow': EVERYBODY,
  'help.roster': OVER_THE_TOWNSHIP,
  'help.putOnRoster': OVER_THE_TOWNSHIP,
  'help.takeOffRoster': OVER_THE_TOWNSHIP,
  'help.addShift': OVER_THE_TOWNSHIP,
  'help.dropShift': OVER_THE_TOWNSHIP,
  'help.calls': STAFF,
  // The scenario's chain begins with her.
  'help.acknowledge': ['townshipOfficer'],
  'help.declareConflict': STAFF,
  'help.figures': OVER_THE_TOWNSHIP,
  'help.freeHalfHours': EVERYBODY,
  'help.takeHalfHour': EVERYBODY,
  'help.giveBackHalfHour': EVERYBODY,
  'help.freeHalfHoursFor': AT_THE_DESK,
  'help.takeHalfHourFor': AT_THE_DESK,
  'help.giveBackHalfHourFor': AT_THE_DESK,
  'help.myHalfHours': [...STAFF, 'resident'],
  // Whose own they are: the scenarios' lawyer.
  'help.offerHalfHours': ['resident'],
  'help.closeHalfHour': ['resident'],
  'help.askForExport': OVER_THE_TOWNSHIP,
  'help.exports': OVER_THE_TOWNSHIP,
  'help.decideExport': OVER_THE_TOWNSHIP,
  'help.exportFile': OVER_THE_TOWNSHIP,
  'help.attach': EVERYBODY,
  'help.ownAttachment': EVERYBODY,
  'help.attachment': AT_THE_DESK,
}

export const HELP_STILL_REFUSED: Record<string, Partial<Record<Caller, string>>> = {
  // A case is entered at the desk where the officer herself sits.
  'help.enter': { countyOfficer: 'NOT_FOUND' },
  // So is a list asked for; whoever asked does not decide, and nobody else fetches it.
  'help.askForExport': { countyOfficer: 'NOT_FOUND' },
  'help.decideExport': { townshipOfficer: 'NEEDS_ANOTHER_OFFICER' },
  'help.exportFile': { jobOwner: 'NOT_FOUND', countyOfficer: 'NOT_FOUND' },
}
