import type { Action, InputOf, OutputOf } from '../../contract/action'
import type { Contracts } from '../../contract/index'
import { call } from './call'
import { DOORS, type Door } from './doors'

/**
 * `api.home.nearby(input)`: every action of the contract, typed by it. A write that a person may repeat by hand takes an `intention`
 * (from `newRequestId`) and keeps it until it succeeded.
 */
export type Api = {
  [F in keyof Contracts]: {
    [A in keyof Contracts[F]]: Contracts[F][A] extends Action
      ? (input: InputOf<Contracts[F][A]>, intention?: string) => Promise<OutputOf<Contracts[F][A]>>
      : never
  }
}

function clientOf(doors: Record<string, Record<string, Door>>): Api {
  const functions = Object.entries(doors).map(([name, actions]) => [
    name,
    Object.fromEntries(
      Object.entries(actions).map(([action, door]) => [
        action,
        (input: unknown, intention?: string) => call(name, action, door, input, intention),
      ]),
    ),
  ])
  return Object.fromEntries(functions) as unknown as Api
}

export const api = clientOf(DOORS)
