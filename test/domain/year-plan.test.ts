import { missingKinds, planDeadline, planStanding } from '../../domain/year-plan'

const at = (text: string): Date => new Date(`${text}+08:00`)

test.each([
  ['a home that stands', at('2025-05-01T10:00:00'), '2027-03-31'],
  ['a home that opened in January', at('2027-01-10T10:00:00'), '2027-03-31'],
  ['a home that opened in March', at('2027-03-20T10:00:00'), '2027-04-19'],
  ['a home that opened in summer', at('2027-07-01T10:00:00'), '2027-07-31'],
  [
    'a home that opens in the last days of the year, whose 30 days lead into the next',
    at('2027-12-20T10:00:00'),
    '2028-01-19',
  ],
  ['a home that never opened', null, '2027-03-31'],
])('%s', (_which, activated, deadline) => {
  expect(planDeadline(2027, activated)).toBe(deadline)
})

test('a plan is on time on its last day and late on the next', () => {
  const since = at('2025-01-01T00:00:00')
  expect(planStanding(at('2027-03-31T23:59:59'), 2027, since)).toBe('onTime')
  expect(planStanding(at('2027-04-01T00:00:00'), 2027, since)).toBe('late')
  expect(planStanding(null, 2027, since)).toBe('none')
})

test('a plan with three of the four kinds says which one is missing', () => {
  const items = (['reception', 'gathering', 'banquet'] as const).map((kind) => ({ kind, month: null, title: '好' }))
  expect(missingKinds(items)).toEqual(['quarterly'])
})
