import type { May } from './callers'
import { federationMay } from './federation'
import { homeMay } from './home'
import { keepingMay } from './keeping'
import { memberMay } from './member'
import { rollMay } from './roll'

/** The whole table: an action of the contract that is missing here fails the matrix. */
export const MAY: May = { ...memberMay, ...homeMay, ...keepingMay, ...federationMay, ...rollMay }
