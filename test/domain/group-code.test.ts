import { groupCodeReminder, isGroupCodeAlive, isGroupCodeEnd } from '../../domain/group-code'

const AT = new Date('2027-05-19T13:00:00+08:00')
const day = (text: string): Date => new Date(`2027-${text}+08:00`)

test('neighbours see a code until its end, and not at it', () => {
  expect(isGroupCodeAlive(day('05-19T13:00:01'), AT)).toBe(true)
  expect(isGroupCodeAlive(AT, AT)).toBe(false)
})

test('a code ends later than now and within the seven days that WeChat keeps one', () => {
  expect(isGroupCodeEnd(AT, AT)).toBe(false)
  expect(isGroupCodeEnd(day('05-26T13:00:00'), AT)).toBe(true)
  expect(isGroupCodeEnd(day('05-26T13:00:01'), AT)).toBe(false)
})

test.each([
  ['05-26T10:00:00', ''],
  ['05-22T00:00:00', ''],
  ['05-21T23:59:00', '群二维码后天到期'],
  ['05-20T09:00:00', '群二维码明天到期'],
  ['05-19T20:00:00', '群二维码今天到期'],
  ['05-19T09:00:00', '群二维码到期了,邻居现在看不到它'],
])('a host hears of a code that ends at %s: %s', (end, words) => {
  expect(groupCodeReminder(day(end), AT)).toBe(words)
})
