import type { ActionName, FunctionName, Input } from '../../demo/client'
import { type Caller, CENTRE, type County, FLAT, HOME, openidOf, PRIVATE, uploadRoll } from './county'
import type { House } from './house'

/** One call of an action that works, in the small county. */
export interface Scenario<I> {
  as: Caller
  input(county: County, house: House): I
  /** Brings the county to where the action makes sense. */
  before?(house: House, county: County): Promise<void>
  /** Asking again leaves a trace in the count of changes alone: a look is one, and so is a lease. */
  versionsMayDiffer?: true
  /** What whoever calls goes on to do until the end is reached, however often it takes. */
  after?(house: House, county: County, again: () => Promise<unknown>): Promise<void>
}

type Scenarios = { [F in FunctionName]: { [A in ActionName<F>]: Scenario<Input<F, A>>[] } }

/** The job owner moves her job on until it stands still. */
async function advance(house: House, { jobId }: County): Promise<void> {
  await house.as(openidOf('jobOwner')).call('roll', 'advance', { jobId }, 'request-before-advance')
}
async function confirm(house: House, { jobId }: County): Promise<void> {
  await house
    .as(openidOf('jobOwner'))
    .call('roll', 'confirm', { jobId, built: 'all', publicPhoneRows: [] }, 'request-before-confirm')
}
const publish = (house: House, { homeId }: County) =>
  house.as(openidOf('hostOfThisHome')).call('home', 'publishPhone', { homeId }, 'request-before-publish')

/** A watcher asks again until the job has moved; a lease that a lost answer left behind ends by itself. */
const LEASE_MS = 21_000
const until =
  (ends: readonly string[]): Scenario<unknown>['after'] =>
  async (house, _county, again) => {
    for (let tries = 0; tries < 5; tries += 1) {
      const { state } = (await again()) as { state: string }
      if (ends.includes(state)) return
      await house.cloud.clock.forward(LEASE_MS)
    }
    throw new Error('the job does not move')
  }

export const SCENARIOS: Scenarios = {
  member: {
    me: [{ as: 'hostOfThisHome', input: () => ({}) }],
    settle: [
      { as: 'visitor', input: () => ({ villageId: 'V1' }) },
      { as: 'resident', input: () => ({ villageId: 'V2' }) },
    ],
    introduce: [{ as: 'resident', input: () => ({ name: '方静', phone: PRIVATE.residentPhone }) }],
    villages: [{ as: 'visitor', input: () => ({ query: 'lt' }) }],
  },
  home: {
    nearby: [{ as: 'visitor', input: () => ({ position: CENTRE }) }],
    view: [{ as: 'visitor', input: ({ homeId }) => ({ homeId }) }],
    list: [{ as: 'townshipOfficer', input: () => ({ orgId: 'V1' }) }],
    register: [
      {
        as: 'townshipOfficer',
        input: ({ personIds }) => ({
          ...FLAT,
          name: '新家微家',
          services: [...HOME.services],
          hostPersonId: personIds.hostOfAnotherHome,
        }),
      },
    ],
    contact: [{ as: 'villageOfficer', input: ({ homeId }) => ({ homeId }), versionsMayDiffer: true }],
    publishPhone: [{ as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId }) }],
    withdrawPhone: [
      {
        as: 'hostOfThisHome',
        input: ({ homeId }) => ({ homeId }),
        before: async (house, county) => void (await publish(house, county)),
      },
    ],
  },
  federation: {
    found: [
      {
        as: 'countyOfficer',
        input: (_county, { foundingSecret }) => ({
          secret: foundingSecret,
          organisation: { id: 'C', level: 'county', name: '澜川县', centre: CENTRE },
          founder: { name: '林秀芳', phone: PRIVATE.officerPhone },
        }),
        before: async (house) => house.empty(),
      },
      {
        as: 'resident',
        input: (_county, { foundingSecret }) => ({
          secret: foundingSecret,
          organisation: { id: 'N', level: 'county', name: '新川县', centre: CENTRE },
          founder: { name: '方静', phone: PRIVATE.officerPhone },
        }),
        // Whoever founds may have settled before: her person stands already.
        before: async (house) => house.empty('organisations'),
      },
    ],
    addOrganisations: [
      {
        as: 'countyOfficer',
        input: () => ({
          underId: 'C',
          organisations: [
            { id: 'V9', level: 'village', name: '石岙村', parentId: 'T9', centre: CENTRE },
            { id: 'T9', level: 'township', name: '石桥乡', parentId: 'C', centre: CENTRE },
            { id: 'T1', level: 'township', name: '青屿镇', parentId: 'C', centre: CENTRE },
          ],
        }),
      },
    ],
    organisations: [{ as: 'visitor', input: () => ({ parentId: 'C' }) }],
    officers: [{ as: 'townshipOfficer', input: () => ({ orgId: 'V1' }) }],
    grant: [
      {
        as: 'townshipOfficer',
        input: ({ personIds }) => ({
          orgId: 'V1',
          personId: personIds.resident,
          role: 'villageAdmin',
          until: '2028-01-01T00:00:00+08:00',
        }),
      },
    ],
    endGrant: [
      {
        as: 'townshipOfficer',
        input: ({ personIds, grantId }) => ({ orgId: 'V1', personId: personIds.villageOfficer, grantId }),
      },
    ],
    settings: [{ as: 'visitor', input: () => ({ orgId: 'V1' }) }],
    changeSettings: [
      {
        as: 'townshipOfficer',
        input: () => ({ orgId: 'V1', settings: { hostWord: '微家长', nearbyRadiusKm: 10 } }),
      },
    ],
  },
  roll: {
    start: [
      {
        as: 'jobOwner',
        input: ({ fileId }) => ({ orgId: 'T1', fileId, fileName: 'roll.xlsx' }),
        before: async (house) => void (await uploadRoll(house)),
      },
    ],
    advance: [
      { as: 'jobOwner', input: ({ jobId }) => ({ jobId }), versionsMayDiffer: true, after: until(['checked']) },
      {
        as: 'jobOwner',
        input: ({ jobId }) => ({ jobId }),
        before: async (house, county) => {
          await advance(house, county)
          await confirm(house, county)
        },
        versionsMayDiffer: true,
        after: until(['done']),
      },
    ],
    rows: [{ as: 'jobOwner', input: ({ jobId }) => ({ jobId }), before: advance }],
    confirm: [
      {
        as: 'jobOwner',
        input: ({ jobId }) => ({ jobId, built: 'all', publicPhoneRows: [2] }),
        before: advance,
      },
    ],
    cancel: [{ as: 'jobOwner', input: ({ jobId }) => ({ jobId }) }],
    recent: [{ as: 'jobOwner', input: () => ({ orgId: 'T1' }) }],
  },
}

/** The scenarios of an action by its full name. */
export function scenariosOf(action: string): readonly Scenario<unknown>[] {
  const [fn = '', name = ''] = action.split('.')
  return (SCENARIOS as Record<string, Record<string, Scenario<unknown>[]>>)[fn]?.[name] ?? []
}
