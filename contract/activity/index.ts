import { doors } from '../doors'
import { calling } from './calling'
import { checkingIn } from './checking-in'
import { finding } from './finding'
import { publishing } from './publishing'
import { recording } from './recording'
import { signingUp } from './signing-up'

/** The doors of the function `activity`, one file for each thing that people do with an activity. */
export const activity = doors(finding, publishing, signingUp, checkingIn, recording, calling)
