import { doors } from '../doors'
import { account } from './account'
import { claiming } from './claiming'
import { codes } from './codes'
import { family } from './family'
import { inbox } from './inbox'
import { staffPin } from './staff-pin'

export { phoneSettings, village } from './account'

/** The doors of the function `member`, one file for each thing that people do about themselves. */
export const member = doors(account, claiming, codes, staffPin, family, inbox)
