export const helpBudgets: Record<string, number> = {
  // Named places, the way to the desk, officers.
  'help.whoCanRead': 3,
  'help.places': 1,
  // The retry looked for, three for the readers, two for the day's counter and one for its key, other requests of hers, whom to call, the case.
  'help.ask': 11,
  // The day's key, the try counted in two and taken back, the case found, its log, the desk's officers, those named in it.
  'help.open': 8,
  'help.say': 6,
  'help.changeContact': 6,
  'help.exclude': 10,
  'help.answerReferral': 7,
  'help.withdraw': 6,
  'help.erase': 6,
  // Whoever is let in costs three reads: roster, case, conflicts.
  'help.desk': 7,
  // Four for the first look of a day (kit/looks), one for every other.
  'help.view': 12,
  'help.step': 4,
  'help.assign': 7,
  'help.unassign': 4,
  'help.assignable': 9,
  'help.refer': 6,
  'help.outOfScope': 4,
  'help.reply': 4,
  'help.note': 4,
  'help.checkIn': 4,
  'help.enter': 5,
  'help.facts': 4,
  'help.flag': 5,
  'help.report': 4,
  'help.lift': 4,
  'help.resetPin': 4,
  'help.supervision': 4,
  'help.breakGlass': 4,
  'help.openGlass': 3,
  'help.seeGlass': 4,
  'help.onDutyNow': 5,
  'help.roster': 4,
  // Two of them for the way in on her phone.
  'help.putOnRoster': 6,
  // Each of her turns to come costs two.
  'help.takeOffRoster': 8,
  // Her other turns: she is in one place at a time.
  'help.addShift': 4,
  'help.dropShift': 3,
  'help.calls': 2,
  'help.acknowledge': 4,
  'help.declareConflict': 3,
  'help.figures': 2,
  // As many as `open` without its log and staff, then the way to the desk, turns, roster, their people and conflicts.
  'help.freeHalfHours': 10,
  // And the place, the case.
  'help.takeHalfHour': 11,
  'help.giveBackHalfHour': 8,
  'help.freeHalfHoursFor': 8,
  'help.takeHalfHourFor': 10,
  'help.giveBackHalfHourFor': 6,
  'help.myHalfHours': 7,
  'help.offerHalfHours': 4,
  'help.closeHalfHour': 3,
  'help.askForExport': 2,
  'help.exports': 3,
  'help.decideExport': 3,
  // Four for the first look of a day, and one for each request in it.
  'help.exportFile': 11,
  // Opened in five; the piece, all pieces, the file, the case, the pieces gone.
  'help.attach': 10,
  'help.ownAttachment': 8,
  'help.attachment': 6,
}
