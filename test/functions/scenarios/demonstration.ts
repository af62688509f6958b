import { type County, openidOf } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

const scored = async (house: House, { homeId }: County): Promise<void> => {
  const host = house.as(openidOf('hostOfThisHome'))
  await host.call('demonstration', 'refreshScore', { homeId }, 'request-before-score')
}

/** 五有: what a home sees of itself. */
export const demonstrationScenarios = {
  myScore: [{ as: 'hostOfThisHome', before: scored, input: ({ homeId }) => ({ homeId }) }],
  evidence: [{ as: 'hostOfThisHome', before: scored, input: ({ homeId }) => ({ homeId, indicatorId: 'D1' }) }],
  refreshScore: [{ as: 'hostOfThisHome', versionsMayDiffer: true, input: ({ homeId }) => ({ homeId }) }],
  confirmProfile: [{ as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId }) }],
} satisfies ScenariosOf<'demonstration'>
