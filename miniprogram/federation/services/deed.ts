import { announce } from '../../services/announce'
import { shown } from '../../services/failure'
import { newRequestId } from '../../services/random'

/** What a part of the page of a case must be to do something to the case. */
interface Doer {
  data: { busy: boolean; intention: string }
  setData(data: { busy?: boolean; intention?: string; problem?: string }): void
  triggerEvent(name: string): void
}

/** Of whatever part of a case's page does something: it waits, or says why it could not be done, and what she typed stays. */
export const doing = () => ({ busy: false, problem: '', intention: '' })

/**
 * Does one thing to a case and tells the page, which asks for the case anew. The intention outlives a lost answer; whoever writes other words
 * lets it go (`intention: ''`). True when it is done.
 */
export async function deed(part: Doer, words: string, work: (intention: string) => Promise<unknown>): Promise<boolean> {
  if (part.data.busy) return false
  part.setData({ busy: true, problem: '' })
  try {
    const intention = part.data.intention || (await newRequestId())
    part.setData({ intention })
    await work(intention)
    part.setData({ busy: false, intention: '' })
    announce(words)
    part.triggerEvent('changed')
    return true
  } catch (reason) {
    part.setData({ busy: false, problem: shown(reason).message })
    return false
  }
}
