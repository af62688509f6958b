import { DEMO_CALENDAR } from '../../demo/calendar-2027'
import { addWorkingDays, countyTable, isWorkingDay } from '../../domain/calendar'
import { dateAfter, weekdayOfDate } from '../../domain/calendar-day'
import { lunarFestivalsOf } from '../../domain/lunar'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'

jest.setTimeout(60_000)

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.drain()
  await house.keep()
}, 60_000)
beforeEach(() => house.restore())
afterAll(() => house.close())

const chief = () => house.as(openidOf('countyOfficer'))
const change = (
  set: { date: string; kind: 'holiday' | 'closed' | 'ordinary'; name: string | null }[],
  clear: string[] = [],
) => chief().call('federation', 'changeCalendar', { orgId: 'C', year: 2027, set, clear })
const year = (which: number) => house.as('anybody').call('federation', 'calendar', { year: which })

test('a year of the notice is known to everybody; one that nobody has entered is said to be unknown', async () => {
  const noticed = await year(2026)
  expect(noticed).toMatchObject({ known: true, noticed: true, own: [] })
  expect(noticed.days).toContainEqual({ date: '2026-10-10', kind: 'makeUpWorkday', name: '国庆节' })
  expect(await year(2028)).toEqual({ known: false, noticed: false, days: [], own: [] })
})

test('days are entered, changed, taken back and forgotten, each in its year', async () => {
  await change([
    { date: '2027-10-01', kind: 'holiday', name: '国庆节' },
    { date: '2027-07-20', kind: 'closed', name: '台风' },
  ])
  expect((await year(2027)).days.map(({ date, kind }) => [date, kind])).toEqual([
    ['2027-07-20', 'closed'],
    ['2027-10-01', 'holiday'],
  ])
  await change([{ date: '2027-07-20', kind: 'ordinary', name: null }], ['2027-10-01'])
  const after = await year(2027)
  expect(after.days).toEqual([])
  expect(after.own).toEqual([{ date: '2027-07-20', kind: 'ordinary', name: '' }])
  expect((await year(2026)).own).toEqual([])
})

test('a county may take back what the notice says of a day', async () => {
  await chief().call('federation', 'changeCalendar', {
    orgId: 'C',
    year: 2026,
    set: [{ date: '2026-10-10', kind: 'ordinary', name: null }],
    clear: [],
  })
  expect((await year(2026)).days.map(({ date }) => date)).not.toContain('2026-10-10')
})

test.each([
  ['a day that does not exist', { set: [{ date: '2027-02-29', kind: 'holiday', name: '假' }] }],
  ['a day of another year', { set: [{ date: '2026-02-20', kind: 'holiday', name: '假' }] }],
  ['a holiday without a name', { set: [{ date: '2027-02-20', kind: 'holiday', name: null }] }],
  ['an ordinary day with one', { set: [{ date: '2027-02-20', kind: 'ordinary', name: '假' }] }],
])('%s is refused', async (_, wrong) => {
  const input = { orgId: 'C', year: 2027, clear: [], ...wrong }
  expect(await chief().ask('federation', 'changeCalendar', input)).toMatchObject({ error: { code: 'INPUT_INVALID' } })
})

test('only the county as a whole has a calendar', async () => {
  const input = { orgId: 'T1', year: 2027, set: [], clear: [] }
  expect(await chief().ask('federation', 'changeCalendar', input)).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('the same days again write nothing', async () => {
  const days = [{ date: '2027-10-01', kind: 'holiday' as const, name: '国庆节' }]
  await change(days)
  const { requests } = await house.ask(openidOf('countyOfficer'), 'federation.changeCalendar', {
    orgId: 'C',
    year: 2027,
    set: days,
    clear: [],
  })
  expect(requests.reduce((sum, { written }) => sum + written, 0)).toBe(0)
})

test("a home's own page carries the marked days ahead", async () => {
  await change([{ date: '2027-05-20', kind: 'closed', name: '台风' }])
  const { days } = await house.as('anybody').call('home', 'view', { homeId: county.homeId })
  expect(days).toEqual([{ date: '2027-05-20', kind: 'closed', name: '台风' }])
})

describe('the demo table for 2027', () => {
  const table = countyTable(DEMO_CALENDAR)

  test('has each day once; holidays hold their festivals, and who makes up works on a weekend', () => {
    expect(table.size).toBe(DEMO_CALENDAR.length)
    for (const { date, kind } of DEMO_CALENDAR)
      if (kind === 'makeUpWorkday') expect(weekdayOfDate(date)).toBeGreaterThan(5)
    for (const { date, name } of lunarFestivalsOf(2027))
      if (['春节', '端午', '中秋'].includes(name)) expect(table.get(date)).toMatchObject({ kind: 'holiday', name })
    expect(table.get('2027-02-05')?.kind).toBe('holiday')
  })

  test('a deadline runs over it', () => {
    expect(addWorkingDays('2027-09-30', 1, table)).toBe('2027-10-08')
    expect(addWorkingDays('2027-09-30', 2, table)).toBe('2027-10-09')
    expect(isWorkingDay(dateAfter('2027-06-08', 1), table)).toBe(false)
  })
})
