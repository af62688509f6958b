import type { Contract } from './action'
import { activity } from './activity'
import { demonstration } from './demonstration'
import { federation } from './federation'
import { help } from './help'
import { home } from './home'
import { member } from './member'
import { roll } from './roll'
import { rotation } from './rotation'

/** Every cloud function that phones may call, with its actions. One table drives serving, access checks, tests and the docs. */
export const contracts = { member, home, activity, rotation, demonstration, federation, roll, help } satisfies Record<
  string,
  Contract
>
export type Contracts = typeof contracts
