import type { federation } from '../../contract/federation'
import type { UseCase } from '../kit/serve'
import { childrenOf } from './store'

/** What stands directly below a place. */
export const organisations: UseCase<typeof federation.organisations> = async (_call, { parentId }) => {
  const children = await childrenOf(parentId)
  return {
    organisations: children.map(({ _id, level, name, centre: { longitude, latitude } }) => ({
      id: _id,
      level,
      name,
      centre: { longitude, latitude },
    })),
  }
}
