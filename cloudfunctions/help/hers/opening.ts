import type { Call } from '../../kit/context'
import type { OpenCase } from '../../kit/help-case'
import { refuse } from '../../kit/refusal'
import { countTry } from '../counting/limits'
import { askerIndexOfCaller, type Opener, opensWith } from '../keys/digests'
import { casesOpenedBy, type HerActor, opened } from '../store'

/**
 * What her number code or receipt opens. The try is counted before anything is computed; then every try is one scrypt and one look-up, whether she
 * has requests, has none, or the code is wrong, and the refusal is the same: the screen of her phone tells nobody that she ever asked.
 */
export async function openHers(call: Call, key: Opener): Promise<OpenCase[]> {
  const takeBack = await countTry(call, secretOf(key))
  const documents = await casesOpenedBy(await opensWith(key, askerIndexOfCaller(call.openid)))
  const cases = documents.map(opened).filter((one) => one !== null)
  if (cases.length === 0) return refuse('HELP_NOT_OPENED', 'key')
  await takeBack()
  return cases
}

/** The same for a call that may be the retry of one that erased the case: what opened it finds it until the timer has been by. */
export async function openOneOrErased(call: Call, key: Opener, caseId: string, mark: string): Promise<OpenCase | null> {
  const takeBack = await countTry(call, secretOf(key))
  const documents = await casesOpenedBy(await opensWith(key, askerIndexOfCaller(call.openid)))
  const document = documents.find(({ _id }) => _id === caseId) ?? refuse('HELP_NOT_OPENED', 'key')
  await takeBack()
  if (document.erasedIn === mark) return null
  return opened(document) ?? refuse('HELP_NOT_OPENED', 'key')
}

/** One of them, by its id; another's and none are one answer. */
export async function openOneOfHers(call: Call, key: Opener, caseId: string): Promise<OpenCase> {
  const cases = await openHers(call, key)
  return cases.find(({ document }) => document._id === caseId) ?? refuse('HELP_NOT_OPENED', 'key')
}

/** Who she is in the log: pseudonyms both, and neither says more than what she opens it with. */
export const herActor = (key: Opener): HerActor => ('pin' in key ? 'asker' : 'receipt')

const secretOf = (key: Opener): string => ('pin' in key ? `pin ${key.pin}` : `receipt ${key.receipt}`)
