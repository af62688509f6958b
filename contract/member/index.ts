import { account } from './account'

export { phoneSettings, village } from './account'

/** The doors of the function `member`, one file for each thing that people do about themselves. */
export const member = { ...account }
