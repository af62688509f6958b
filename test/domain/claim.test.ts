import { isPhoneFresh, mayUndo, undoUntil } from '../../domain/claim'
import { countPersons } from '../../domain/person-count'
import { isConfirmed } from '../../domain/role'

const at = new Date('2027-05-19T13:00:00+08:00')
const later = (ms: number): Date => new Date(at.getTime() + ms)
const DAY = 86_400_000

test('a claim is taken back until the last moment of seven days', () => {
  expect(undoUntil(at)).toEqual(later(7 * DAY))
  expect(mayUndo(at, later(7 * DAY))).toBe(true)
  expect(mayUndo(at, later(7 * DAY + 1))).toBe(false)
})

test('a number claims for a day after WeChat vouched for it', () => {
  expect(isPhoneFresh(at, later(DAY))).toBe(true)
  expect(isPhoneFresh(at, later(DAY + 1))).toBe(false)
  expect(isPhoneFresh(at, later(-1))).toBe(false)
})

test('a woman counts once, however many homes name her and whether she claimed herself', () => {
  const mentions = [
    { personId: 'roll-1', claimed: false },
    { personId: 'roll-1', claimed: false },
    { personId: 'roll-2', claimed: true, claimedBy: 'account' },
    { personId: 'account', claimed: true },
    { personId: 'roll-3', claimed: false, claimedBy: 'roll-4' },
    { personId: 'roll-4' },
  ]
  expect(countPersons(mentions)).toEqual({ persons: 3, unclaimed: 2 })
})

test('a role waits for the inviter, and a county role for another county officer, if the county has one', () => {
  const pending = (by: string, ...confirmed: string[]) => ({ by, confirmed })
  expect(isConfirmed('villageAdmin', pending('a'), [])).toBe(false)
  expect(isConfirmed('villageAdmin', pending('a', 'b'), [])).toBe(false)
  expect(isConfirmed('villageAdmin', pending('a', 'a'), [])).toBe(true)
  expect(isConfirmed('countyAdmin', pending('a', 'a'), ['a', 'b'])).toBe(false)
  expect(isConfirmed('countyAdmin', pending('a', 'b'), ['a', 'b'])).toBe(false)
  expect(isConfirmed('countyAdmin', pending('a', 'a', 'b'), ['a', 'b'])).toBe(true)
  expect(isConfirmed('countyAdmin', pending('a', 'a'), ['a'])).toBe(true)
})
