import { activityShown } from '../../miniprogram/services/activity-page'
import type { ActivityView } from '../../miniprogram/services/model'

/* S08: whoever has children with her finds 110 and her host within one tap while they are there. */
const SEAT: ActivityView['standings'][number] = {
  ...{ personId: 'p-me', name: null, as: 'seat', places: 2, lineIds: ['l-guoguo'], queuePlace: null, answerBy: null },
  ...{ asked: false, cut: false, lotNumber: null, checkedIn: false },
}
const VIEW = {
  ...{
    id: 'a1',
    kind: 'activity',
    state: 'published',
    title: '海边亲子日',
    note: '',
    homeId: 'h1',
    homeName: '白沙微家',
  },
  ...{ startsAt: '2027-06-05T09:00:00+08:00', endsAt: '2027-06-05T12:00:00+08:00' },
  ...{ opensAt: '2027-05-20T09:00:00+08:00', closesAt: '2027-06-04T12:00:00+08:00' },
  ...{ freeCancelUntil: '2027-06-04T09:00:00+08:00', capacity: 60, left: 20, waitLeft: 10, waitingCount: 0 },
  ...{ audience: 'everyone', countCompanions: true, lot: null, cancelledWhy: null, doorFrom: null, point: null },
  ...{ shownPlace: '白沙滩', townshipName: '白沙镇', elsewhere: false, waitsFirstUntil: null, waitlistMax: 10 },
} as unknown as ActivityView
const asked = (time: string, standing: Partial<typeof SEAT> = {}, more: Partial<ActivityView> = {}): boolean =>
  activityShown({ ...VIEW, ...more, standings: [{ ...SEAT, ...standing }] }, new Date(`2027-06-05T${time}:00+08:00`))
    .withChildren

test('from half an hour before the start until two hours after the end, for whoever brings a child and has a seat', () => {
  expect(['08:29', '08:30', '11:00', '13:59', '14:00'].map((time) => asked(time))).toEqual([
    ...[false, true, true],
    ...[true, false],
  ])
  expect(asked('10:00', { lineIds: [] })).toBe(false)
  expect(asked('10:00', { as: 'waiting' })).toBe(false)
  expect(asked('10:00', {}, { state: 'cancelled' })).toBe(false)
  expect(asked('12:30', {}, { state: 'completed' })).toBe(true)
})
