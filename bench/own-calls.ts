import type { Request } from '../test/functions/house'

/** The requests of one call, apart as the budgets have them: the look-up of the caller, what writes facts out, and its own. */
export interface CallsApart {
  own: number
  lookUps: number
  forAudit: number
  forMessages: number
}

export function callsApart(requests: readonly Request[]): CallsApart {
  const lookUps = requests.some(isLookUp) ? 1 : 0
  const forAudit = 2 * requests.filter(({ collection }) => collection === 'audit').length
  const forMessages = requests.filter(({ collection }) => collection === 'inbox').length
  return { own: requests.length - lookUps - forAudit - forMessages, lookUps, forAudit, forMessages }
}

function isLookUp({ action, collection }: Request): boolean {
  return action === 'database.getDocument' && collection === 'persons'
}
