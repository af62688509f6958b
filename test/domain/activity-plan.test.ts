import { movedTimes, plannedTimes, timeFault } from '../../domain/activity-plan'

const at = (text: string): Date => new Date(`${text}:00+08:00`)
const now = at('2027-05-19T13:00')
const wish = { opensAt: null, closesAt: null, freeCancelUntil: null }
const saturday = { startsAt: at('2027-05-22T19:00'), endsAt: at('2027-05-22T21:00') }

test('what a host leaves open follows from the rule: at once, until the start, free until a day before', () => {
  expect(plannedTimes({ ...saturday, ...wish }, 'everyone', now)).toMatchObject({
    opensAt: now,
    closesAt: saturday.startsAt,
    freeCancelUntil: at('2027-05-21T19:00'),
  })
})

test('a lot closes an hour before, so that whoever drew a place can come', () => {
  const times = plannedTimes({ ...saturday, ...wish }, 'lot', now)
  expect(times.closesAt).toEqual(at('2027-05-22T18:00'))
  expect(timeFault(times, 'lot', now)).toBeNull()
})

test('an activity of today may be cancelled freely until it starts', () => {
  const today = { startsAt: at('2027-05-19T19:00'), endsAt: at('2027-05-19T20:00') }
  const times = plannedTimes({ ...today, ...wish }, 'everyone', now)
  expect(times.freeCancelUntil).toEqual(today.startsAt)
  expect(timeFault(times, 'everyone', now)).toBeNull()
})

test('moved, what lay before the start keeps its distance, and open sign-up stays open', () => {
  const before = plannedTimes({ ...saturday, ...wish, closesAt: at('2027-05-22T12:00') }, 'everyone', now)
  const moved = movedTimes(before, at('2027-05-23T09:00'), at('2027-05-23T11:00'), at('2027-05-20T08:00'))
  expect(moved).toMatchObject({
    opensAt: now,
    closesAt: at('2027-05-23T02:00'),
    freeCancelUntil: at('2027-05-22T09:00'),
  })
})

test('moved to soon, sign-up that would have closed already closes at the new start', () => {
  const before = plannedTimes({ ...saturday, ...wish, closesAt: at('2027-05-22T12:00') }, 'everyone', now)
  const moved = movedTimes(before, at('2027-05-19T18:00'), at('2027-05-19T20:00'), now)
  expect(moved).toMatchObject({ closesAt: at('2027-05-19T18:00'), freeCancelUntil: at('2027-05-19T18:00') })
  expect(timeFault(moved, 'everyone', now)).toBeNull()
})
