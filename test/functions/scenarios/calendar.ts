import type { ScenariosOf } from './scenario'

export const calendarScenarios = {
  calendar: [{ as: 'visitor', input: () => ({ year: 2027 }) }],
  changeCalendar: [
    {
      as: 'countyOfficer',
      input: () => ({
        orgId: 'C',
        year: 2027,
        set: [
          { date: '2027-10-01', kind: 'holiday', name: '国庆节' },
          { date: '2027-10-09', kind: 'makeUpWorkday', name: '国庆节' },
          { date: '2027-07-20', kind: 'closed', name: '台风' },
        ],
        clear: [],
      }),
    },
  ],
} satisfies Partial<ScenariosOf<'federation'>>
