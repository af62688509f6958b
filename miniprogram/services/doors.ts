import type { Contracts } from '../../contract/index'

/** How the phone must knock: a sealed door takes a box. The contract's own table stays in the cloud with zod; a test keeps the two the same. */
export type Door = 'open' | 'sealed'

type Doors = { [F in keyof Contracts]: { [A in keyof Contracts[F]]: Door } }

export const DOORS = {
  member: { me: 'open', settle: 'open', introduce: 'sealed', villages: 'open' },
  home: {
    nearby: 'open',
    view: 'open',
    list: 'open',
    register: 'sealed',
    contact: 'sealed',
    publishPhone: 'open',
    withdrawPhone: 'open',
  },
  federation: {
    found: 'sealed',
    addOrganisations: 'open',
    organisations: 'open',
    officers: 'open',
    grant: 'open',
    endGrant: 'open',
    settings: 'open',
    changeSettings: 'open',
  },
  roll: { start: 'open', advance: 'open', rows: 'sealed', confirm: 'open', cancel: 'open', recent: 'open' },
} satisfies Doors
