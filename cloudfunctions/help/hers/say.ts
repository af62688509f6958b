import type { help } from '../../../contract/help'
import type { UseCase } from '../../kit/serve'
import { act, herDeed } from '../store'
import { herActor, openOneOfHers } from './opening'

/** She adds to the conversation. Nobody is woken by it but those who may read the case. */
export const say: UseCase<typeof help.say> = async (call, { key, caseId, text }) => {
  const mine = await openOneOfHers(call, key, caseId)
  await act(mine, herDeed(call, herActor(key), 'say', [caseId, text]), () => ({ entry: { kind: 'said', text } }))
  return { caseId }
}

/** How she may be reached, from now on: what stood before is nowhere any more. */
export const changeContact: UseCase<typeof help.changeContact> = async (call, { key, caseId, contact }) => {
  const mine = await openOneOfHers(call, key, caseId)
  await act(mine, herDeed(call, herActor(key), 'contact', [caseId, contact]), ({ head }) => ({
    head: { ...head, contact: { ...contact } },
  }))
  return { caseId }
}
