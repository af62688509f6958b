import { atDoor, codeOf } from '../../miniprogram/services/at-door'
import type { ActivityStanding } from '../../miniprogram/services/model'

const at = (time: string): Date => new Date(`2027-05-26T${time}:00+08:00`)
const standing = (personId: string, name: string | null, more: Partial<ActivityStanding> = {}): ActivityStanding => ({
  ...{ personId, name, as: 'seat', places: 1, lineIds: [], queuePlace: null, answerBy: null },
  ...{ asked: false, cut: false, lotNumber: null, checkedIn: false },
  ...more,
})
const ME = standing('p-me', null)
const GRANNY = standing('p-granny', '王阿婆')
const RECEPTION = { id: 'a1', kind: 'reception', state: 'published', ...times('14:00', '16:00') } as const

function times(from: string, to: string) {
  return { startsAt: `2027-05-26T${from}:00+08:00`, endsAt: `2027-05-26T${to}:00+08:00` }
}

describe('the next tap at the door', () => {
  const ways = (time: string, ...standings: ActivityStanding[]) => atDoor({ ...RECEPTION, standings }, at(time))

  test('she who has a place scans the host’s code, from half an hour before', () => {
    expect(ways('13:29', ME)).toBeNull()
    expect(ways('13:30', ME, GRANNY)).toEqual({ words: '扫码签到', way: '/pages/check-in/check-in?id=a1' })
  })

  test('for her grandmother she shows the grandmother’s code: scanning would check in herself', () => {
    const shows = { words: '给主人看王阿婆的码', way: '/pages/my-code/my-code?person=p-granny' }
    expect(ways('14:00', GRANNY)).toEqual(shows)
    expect(ways('14:00', { ...ME, checkedIn: true }, GRANNY)).toEqual(shows)
  })

  test('nobody is asked to the door who waits, has come, or whose activity was cancelled', () => {
    expect(ways('14:00', standing('p-me', null, { as: 'waiting' }))).toBeNull()
    expect(ways('14:00', { ...ME, checkedIn: true })).toBeNull()
    expect(atDoor({ ...RECEPTION, state: 'cancelled', standings: [ME] }, at('14:00'))).toBeNull()
  })
})

test('a code is at hand as soon as there is a seat, and until the door has shut', () => {
  expect(codeOf(RECEPTION, GRANNY, at('09:00'))).toEqual({
    words: '她的码',
    way: '/pages/my-code/my-code?person=p-granny',
  })
  expect(codeOf(RECEPTION, ME, at('09:00'))?.way).toBe('/pages/my-code/my-code')
  expect(codeOf(RECEPTION, ME, at('16:01'))).toBeNull()
})
