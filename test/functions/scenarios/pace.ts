import type { ScenariosOf } from './scenario'

/** The cadence and the year plan. */
export const paceScenarios = {
  pace: [{ as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId }) }],
  paceBoard: [{ as: 'villageOfficer', input: () => ({ orgId: 'V1', kind: 'reception' }) }],
  yearPlan: [{ as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId, year: 2027 }) }],
  saveYearPlan: [
    {
      as: 'hostOfThisHome',
      input: ({ homeId }) => ({
        homeId,
        year: 2027,
        items: [
          { kind: 'reception', month: null, title: '每周三开门' },
          { kind: 'gathering', month: null, title: '每月手作' },
          { kind: 'quarterly', month: 6, title: '端午亲子' },
          { kind: 'banquet', month: 12, title: '年末家宴会' },
        ],
      }),
    },
  ],
} satisfies Partial<ScenariosOf<'rotation'>>
