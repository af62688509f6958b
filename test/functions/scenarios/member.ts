import { PRIVATE } from '../county'
import type { ScenariosOf } from './scenario'

export const memberScenarios = {
  me: [{ as: 'hostOfThisHome', input: () => ({}) }],
  settle: [
    { as: 'visitor', input: () => ({ villageId: 'V1' }) },
    { as: 'resident', input: () => ({ villageId: 'V2' }) },
  ],
  introduce: [{ as: 'resident', input: () => ({ name: '方静', phone: PRIVATE.residentPhone }) }],
  villages: [{ as: 'visitor', input: () => ({ query: 'lt' }) }],
} satisfies Partial<ScenariosOf<'member'>>
