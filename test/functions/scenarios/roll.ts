import { type County, openidOf, uploadRoll } from '../county'
import type { House } from '../house'
import type { Scenario, ScenariosOf } from './scenario'

/** The job owner moves her job on until it stands still. */
async function advance(house: House, { jobId }: County): Promise<void> {
  await house.as(openidOf('jobOwner')).call('roll', 'advance', { jobId }, 'request-before-advance')
}
async function confirm(house: House, { jobId }: County): Promise<void> {
  await house
    .as(openidOf('jobOwner'))
    .call('roll', 'confirm', { jobId, built: 'all', publicPhoneRows: [] }, 'request-before-confirm')
}
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

export const rollScenarios = {
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
  about: [{ as: 'jobOwner', input: ({ jobId }) => ({ jobId }), before: advance }],
  fix: [
    {
      as: 'jobOwner',
      input: ({ jobId }) => ({ jobId, row: 2, changes: [{ field: 'name', value: '另一个名字的微家' }] }),
      before: advance,
    },
  ],
  decide: [{ as: 'jobOwner', input: ({ jobId }) => ({ jobId, row: 2, decision: 'leaveOut' }), before: advance }],
  pickSheets: [{ as: 'jobOwner', input: ({ jobId }) => ({ jobId, leftOut: [] }), before: advance }],
  confirm: [
    {
      as: 'jobOwner',
      input: ({ jobId }) => ({ jobId, built: 'all', publicPhoneRows: [2] }),
      before: advance,
    },
  ],
  cancel: [{ as: 'jobOwner', input: ({ jobId }) => ({ jobId }) }],
  recent: [{ as: 'jobOwner', input: () => ({ orgId: 'T1' }) }],
} satisfies Partial<ScenariosOf<'roll'>>
