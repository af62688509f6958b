import type { Action } from '../../contract/action'
import { contracts } from '../../contract/index'

/** Every action of the service with its name: tests run over this list, so that a new action is tested from its first day. */
export const ACTIONS: readonly (readonly [name: string, action: Action])[] = Object.entries(contracts).flatMap(
  ([fn, contract]) => Object.entries<Action>(contract).map(([name, action]) => [`${fn}.${name}`, action] as const),
)
