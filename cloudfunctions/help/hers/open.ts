import type { help } from '../../../contract/help'
import type { OpenCase } from '../../kit/help-case'
import type { UseCase } from '../../kit/serve'
import { namesOf } from '../people'
import { act, herDeed } from '../store'
import { herCaseOf, peopleIn } from './her-case'
import { herActor, openHers } from './opening'

/** She reads her own requests; that somebody did stands in the log of each, for her to see as well. */
export const open: UseCase<typeof help.open> = async (call, { key }) => {
  const cases = await openHers(call, key)
  const read: OpenCase[] = []
  for (const one of cases) read.push(await act(one, herDeed(call, herActor(key), 'open', one.document._id), () => ({})))
  const names = await namesOf(read.flatMap(peopleIn))
  return { cases: read.map((one) => herCaseOf(one, names)) }
}
