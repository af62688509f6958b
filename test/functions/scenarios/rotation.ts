import type { Output } from '../../../demo/client'
import { type County, openidOf } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

/** What the preparation of a scenario made, for its input. */
const made = { gao: '', siteCode: '', swapId: '', periodId: '' }

const MONTH = '2027-05'
/** Today at two, and in a week; the county's clock stands at one. */
const TODAY = '0519-1400'
const NEXT_WEEK = '0526-1400'
const NOW = '2027-05-19T13:00:00+08:00'
const host = (house: House) => house.as(openidOf('hostOfThisHome'))

const slot = (date: string, personId: string) => ({
  date,
  from: 840,
  to: 960,
  kind: 'reception' as const,
  personId,
})

async function lookAtTeam(house: House, { homeId }: County): Promise<Output<'rotation', 'monthPlan'>> {
  const month = await host(house).call('rotation', 'monthPlan', { homeId, month: MONTH })
  made.gao = month.team.find(({ as }) => as === 'paired')?.personId ?? ''
  return month
}

/** Today 高敏 is on duty, in a week the host. */
async function plan(house: House, county: County): Promise<void> {
  await lookAtTeam(house, county)
  const slots = [slot('2027-05-19', made.gao), slot('2027-05-26', county.personIds.hostOfThisHome)]
  const input = { homeId: county.homeId, month: MONTH, seen: 0, slots }
  await host(house).call('rotation', 'makePlan', input, 'request-before-plan')
}

async function lookAtCode(house: House, { homeId }: County): Promise<void> {
  made.siteCode = (await host(house).call('rotation', 'siteCode', { homeId })).siteCode
}

async function wish(house: House, county: County): Promise<void> {
  await plan(house, county)
  const input = { homeId: county.homeId, month: MONTH, slotId: NEXT_WEEK, toPersonId: made.gao, forSlotId: TODAY }
  const view = await host(house).call('rotation', 'askSwap', input, 'request-before-wish')
  made.swapId = view.swap?.id ?? ''
}

/** The former host is paired with the home and asks the host to take her slot. */
async function asked(house: House, county: County): Promise<void> {
  const { homeId, personIds } = county
  await house
    .as(openidOf('townshipOfficer'))
    .call(
      'home',
      'pair',
      { homeId, member: { personId: personIds.formerHost, level: 'village' }, until: null },
      'request-before-pair',
    )
  const slots = [slot('2027-05-26', personIds.formerHost)]
  await host(house).call('rotation', 'makePlan', { homeId, month: MONTH, seen: 0, slots }, 'request-before-plan')
  const input = { homeId, month: MONTH, slotId: NEXT_WEEK, toPersonId: personIds.hostOfThisHome, forSlotId: null }
  const asker = house.as(openidOf('formerHost'))
  made.swapId = (await asker.call('rotation', 'askSwap', input, 'request-before-wish')).swap?.id ?? ''
}

async function period(house: House): Promise<void> {
  const input = { orgId: 'T1', from: '2027-05-26', to: '2027-05-27', why: 'typhoon' as const }
  const officer = house.as(openidOf('townshipOfficer'))
  made.periodId = (await officer.call('rotation', 'addExemptPeriod', input, 'request-before-period')).id
}

const openDoor = async (house: House, { homeId }: County): Promise<void> => {
  await host(house).call('rotation', 'open', { homeId, at: NOW, how: 'phone' }, 'request-before-open')
}

const oneSlot = ({ homeId }: County, slotId: string) => ({ homeId, month: MONTH, slotId })

export const rotationScenarios = {
  monthPlan: [{ as: 'hostOfThisHome', before: plan, input: ({ homeId }) => ({ homeId, month: MONTH }) }],
  makePlan: [
    {
      as: 'hostOfThisHome',
      versionsMayDiffer: true,
      before: async (house, county) => void (await lookAtTeam(house, county)),
      input: ({ homeId, personIds }) => ({
        homeId,
        month: MONTH,
        seen: 0,
        slots: [slot('2027-05-19', made.gao), slot('2027-05-26', personIds.hostOfThisHome)],
      }),
    },
    {
      as: 'hostOfThisHome',
      versionsMayDiffer: true,
      before: plan,
      input: ({ homeId, personIds }) => ({
        homeId,
        month: MONTH,
        seen: 1,
        slots: [slot('2027-05-19', made.gao), slot('2027-05-27', personIds.hostOfThisHome)],
      }),
    },
  ],
  confirmSlot: [{ as: 'hostOfThisHome', before: plan, input: (county) => oneSlot(county, NEXT_WEEK) }],
  askSwap: [
    {
      as: 'hostOfThisHome',
      before: plan,
      input: (county) => ({ ...oneSlot(county, NEXT_WEEK), toPersonId: made.gao, forSlotId: TODAY }),
    },
  ],
  answerSwap: [
    {
      as: 'hostOfThisHome',
      versionsMayDiffer: true,
      before: asked,
      input: (county) => ({ ...oneSlot(county, NEXT_WEEK), swapId: made.swapId, yes: true }),
    },
    {
      as: 'hostOfThisHome',
      versionsMayDiffer: true,
      before: asked,
      input: (county) => ({ ...oneSlot(county, NEXT_WEEK), swapId: made.swapId, yes: false }),
    },
  ],
  takeBackSwap: [
    {
      as: 'hostOfThisHome',
      before: wish,
      input: (county) => ({ ...oneSlot(county, NEXT_WEEK), swapId: made.swapId }),
    },
  ],
  comeInstead: [{ as: 'hostOfThisHome', before: plan, input: (county) => oneSlot(county, TODAY) }],
  duties: [{ as: 'townshipOfficer', before: plan, input: () => ({ orgId: 'T1', month: MONTH }) }],
  excuseSlot: [
    {
      as: 'townshipOfficer',
      versionsMayDiffer: true,
      before: plan,
      input: (county) => ({ ...oneSlot(county, NEXT_WEEK), why: 'unwell' as const, evidence: false }),
    },
  ],
  exemptSlot: [
    {
      as: 'townshipOfficer',
      versionsMayDiffer: true,
      before: plan,
      input: (county) => ({ ...oneSlot(county, NEXT_WEEK), why: 'typhoon' as const }),
    },
  ],
  exemptPeriods: [{ as: 'villageOfficer', before: period, input: () => ({ orgId: 'V1' }) }],
  addExemptPeriod: [
    {
      as: 'townshipOfficer',
      input: () => ({ orgId: 'T1', from: '2027-05-26', to: '2027-05-27', why: 'typhoon' as const }),
    },
  ],
  endExemptPeriod: [{ as: 'townshipOfficer', before: period, input: () => ({ orgId: 'T1', periodId: made.periodId }) }],
  today: [{ as: 'hostOfThisHome', before: plan, input: ({ homeId }) => ({ homeId }) }],
  open: [
    {
      as: 'hostOfThisHome',
      versionsMayDiffer: true,
      before: async (house, county) => {
        await plan(house, county)
        await lookAtCode(house, county)
      },
      input: ({ homeId }) => ({ homeId, at: NOW, how: 'siteCode' as const, siteCode: made.siteCode }),
    },
    {
      as: 'hostOfThisHome',
      versionsMayDiffer: true,
      input: ({ homeId }) => ({ homeId, at: NOW, how: 'byItself' as const }),
    },
  ],
  close: [
    { as: 'hostOfThisHome', versionsMayDiffer: true, before: openDoor, input: ({ homeId }) => ({ homeId, at: NOW }) },
  ],
  siteCode: [{ as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId }) }],
  renewSiteCode: [{ as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId }) }],
  receive: [
    {
      as: 'hostOfThisHome',
      input: ({ homeId }) => ({
        homeId,
        at: NOW,
        received: {
          topic: 'work' as const,
          alias: '阿珍',
          summary: '想找一份离家近的活',
          outcome: 'answered' as const,
        },
      }),
    },
    {
      as: 'hostOfThisHome',
      input: ({ homeId }) => ({
        homeId,
        at: NOW,
        received: { topic: 'safety' as const, outcome: 'toldWhereToGo' as const },
      }),
    },
  ],
  receptions: [{ as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId }) }],
  receptionsOfHome: [{ as: 'townshipOfficer', input: ({ homeId }) => ({ homeId }) }],
  visit: [
    {
      as: 'villageOfficer',
      before: lookAtCode,
      input: ({ homeId }) => ({ homeId, at: NOW, siteCode: made.siteCode }),
    },
  ],
  visits: [{ as: 'villageOfficer', input: ({ homeId }) => ({ homeId }) }],
  trainings: [{ as: 'villageOfficer', input: ({ homeId }) => ({ homeId }) }],
} satisfies Partial<ScenariosOf<'rotation'>>
