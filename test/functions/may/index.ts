import { calendarMay } from './calendar'
import type { May } from './callers'
import { checkingInMay } from './checking-in'
import { demonstrationMay } from './demonstration'
import { federationMay } from './federation'
import { findingMay } from './finding'
import { callingMay, inboxMay } from './front'
import { helpMay } from './help'
import { homeMay } from './home'
import { homeApplyingMay } from './home-applying'
import { keepingMay } from './keeping'
import { memberMay } from './member'
import { paceMay } from './pace'
import { personsMay } from './persons'
import { publishingMay } from './publishing'
import { recordingMay } from './recording'
import { rollMay } from './roll'
import { rotationMay } from './rotation'
import { signingUpMay } from './signing-up'
import { watchingMay } from './watching'
import { workbooksMay } from './workbooks'

/** The whole table: an action of the contract that is missing here fails the matrix. */
export const MAY: May = {
  ...memberMay,
  ...personsMay,
  ...homeMay,
  ...findingMay,
  ...calendarMay,
  ...keepingMay,
  ...homeApplyingMay,
  ...federationMay,
  ...rollMay,
  ...signingUpMay,
  ...workbooksMay,
  ...watchingMay,
  ...publishingMay,
  ...recordingMay,
  ...inboxMay,
  ...callingMay,
  ...paceMay,
  ...rotationMay,
  ...demonstrationMay,
  ...helpMay,
  ...checkingInMay,
}
