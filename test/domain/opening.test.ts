import { closed, isOpenNow, judgedMoment, longestStay, opened, type Spell } from '../../domain/opening'
import { CLASS_ONLY_TOPICS, isClassOnly } from '../../domain/reception'

const at = (time: string): Date => new Date(`2027-06-02T${time}:00+08:00`)
const WU = { id: 'wu', name: '吴海燕' }
const spell = (id: string, from: string, by = WU): Spell => ({
  id,
  from: at(from),
  to: null,
  by,
  as: 'host',
  how: 'phone',
  slotId: null,
})
const isHers = ({ id }: { id: string }): boolean => id === 'wu'

describe('a moment that a phone tells', () => {
  it('counts as told when it waited for a network, and says how long', () => {
    expect(judgedMoment(at('14:00'), at('17:00'))).toEqual({ at: at('14:00'), lateMinutes: 180 })
    expect(judgedMoment(at('14:00'), at('14:04'))).toEqual({ at: at('14:00') })
  })

  it('of a clock that is ahead counts as it arrives, with a note', () => {
    expect(judgedMoment(at('14:30'), at('14:00'))).toEqual({ at: at('14:00'), clockAheadMinutes: 30 })
    expect(judgedMoment(at('14:01'), at('14:00'))).toEqual({ at: at('14:00') })
  })

  it('is refused after three days', () => {
    const late = new Date(at('14:00').getTime() + 72 * 3_600_000 + 60_000)
    expect(judgedMoment(at('14:00'), late)).toBeNull()
  })
})

describe('the door of a day', () => {
  it('is opened once by one call and by one woman who stands there', () => {
    const spells = [spell('a', '14:00')]
    expect(opened(spells, spell('a', '14:00'), isHers)).toBeNull()
    expect(opened(spells, spell('b', '14:10'), isHers)).toBeNull()
    expect(opened(spells, spell('c', '14:10', { id: 'gao', name: '高敏' }), () => false)).toHaveLength(2)
  })

  it('is shut for everybody at once, and once', () => {
    const spells = closed([spell('a', '14:00'), spell('b', '14:10')], at('16:00'), false) ?? []
    expect(isOpenNow(spells)).toBe(false)
    expect(closed(spells, at('16:30'), false)).toBeNull()
    expect(longestStay(spells)).toBe(120)
  })

  it('that nobody shut says nothing about how long somebody stayed', () => {
    expect(longestStay([spell('a', '14:00')])).toBe(0)
    expect(closed([spell('a', '14:00')], at('13:00'), false)).toBeNull()
  })
})

it('safety, marriage and children are written down as a class alone', () => {
  expect(CLASS_ONLY_TOPICS.every(isClassOnly)).toBe(true)
  expect(isClassOnly('work')).toBe(false)
})
