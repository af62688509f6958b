import fc from 'fast-check'
import {
  AHEAD_STATES,
  type RotationSlot,
  SLOT_STATES,
  SLOT_STEPS,
  type SlotStep,
  type Slots,
} from '../../domain/rotation'
import { dueAtOf, dueIn } from '../../domain/rotation-due'
import {
  absentInARow,
  areApart,
  doubleBooked,
  dutiesIn,
  momentOf,
  quarterMonths,
  servedRate,
  slotIdOf,
  slotsInTurn,
} from '../../domain/rotation-plan'
import {
  acceptSwap,
  askSwap,
  callBack,
  confirm,
  doorOpened,
  endSwap,
  excuse,
  exempt,
} from '../../domain/rotation-steps'

const WU = { id: 'wu', name: '吴海燕' }
const GAO = { id: 'gao', name: '高敏' }
const WANG = { id: 'wang', name: '王姐' }
const SHEN = { id: 'shen', name: '沈老师' }
const at = (text: string): Date => new Date(`${text}+08:00`)
const is =
  (her: { id: string }) =>
  ({ id }: { id: string }): boolean =>
    id === her.id

function slot(date: string, on = WU, more: Partial<RotationSlot> = {}): RotationSlot {
  const [startsAt, endsAt] = [momentOf(date, 840), momentOf(date, 960)]
  return { startsAt, endsAt, kind: 'reception', state: 'confirmed', plannedFor: on, on, ...more }
}
const june = (...slots: RotationSlot[]): Slots =>
  Object.fromEntries(slots.map((each) => [slotIdOf(each.startsAt), each]))
const JUNE = june(
  slot('2027-06-02'),
  slot('2027-06-09', WANG),
  slot('2027-06-16', GAO),
  slot('2027-06-23', SHEN),
  slot('2027-06-30'),
)
const MAY_25 = at('2027-05-25T09:00:00')

function changed(outcome: { changed: Slots } | { refused: string }, slots: Slots): Slots {
  if ('refused' in outcome) throw new Error(outcome.refused)
  return { ...slots, ...outcome.changed }
}
const wish = (slots: Slots, now = MAY_25, swapId = 's1'): Slots =>
  changed(askSwap(slots, '0616-1400', is(GAO), { swapId, to: SHEN, forSlot: '0623-1400' }, now), slots)

describe('a plan', () => {
  it('takes the weeks in order of time and the people in turn', () => {
    const people = [WU, WANG, GAO, SHEN].map(({ id }) => id)
    const slots = slotsInTurn('2027-06', [{ weekday: 3, from: 840, to: 960 }], people)
    expect(slots.map(({ date, personId }) => `${date} ${personId}`)).toEqual([
      '2027-06-02 wu',
      '2027-06-09 wang',
      '2027-06-16 gao',
      '2027-06-23 shen',
      '2027-06-30 wu',
    ])
  })

  it('of a month that has begun has only the days that are left', () => {
    const slots = slotsInTurn('2027-06', [{ weekday: 3, from: 840, to: 960 }], ['wu'], '2027-06-20')
    expect(slots.map(({ date }) => date)).toEqual(['2027-06-23', '2027-06-30'])
  })

  it('lets no two slots of one door lie over each other', () => {
    expect(areApart(Object.values(JUNE))).toBe(true)
    const early = { ...slot('2027-06-02'), startsAt: at('2027-06-02T13:00:00'), endsAt: at('2027-06-02T14:01:00') }
    expect(areApart([slot('2027-06-02'), early])).toBe(false)
    expect(areApart([slot('2027-06-02'), { ...early, endsAt: at('2027-06-02T14:00:00') }])).toBe(true)
  })

  it('finds a woman who is on duty elsewhere at that time, whichever of her persons is named', () => {
    const here = dutiesIn(june(slot('2027-06-02')))
    const there = dutiesIn(june(slot('2027-06-02', { id: 'wu-from-the-roll', name: '吴海燕' })))
    const same = (a: string, b: string): boolean => a.slice(0, 2) === b.slice(0, 2)
    expect(doubleBooked(here, there, same)).toMatchObject({ personId: 'wu' })
    expect(doubleBooked(here, there, (a, b) => a === b)).toBeUndefined()
    expect(doubleBooked(here, dutiesIn(june(slot('2027-06-03'))), same)).toBeUndefined()
  })
})

describe('swapping', () => {
  it('changes both slots when she agrees, and keeps whose turn it was', () => {
    const after = changed(acceptSwap(wish(JUNE), '0616-1400', 's1', is(SHEN), MAY_25), wish(JUNE))
    expect(after['0616-1400']).toMatchObject({ state: 'swapped', on: SHEN, plannedFor: GAO })
    expect(after['0623-1400']).toMatchObject({ state: 'swapped', on: GAO, plannedFor: SHEN })
  })

  it('binds both women to both slots while it waits', () => {
    const bound = dutiesIn(wish(JUNE)).map(({ personId, startsAt }) => `${personId} ${slotIdOf(startsAt)}`)
    expect(bound).toEqual(
      expect.arrayContaining(['gao 0616-1400', 'gao 0623-1400', 'shen 0616-1400', 'shen 0623-1400']),
    )
  })

  it('is answered within a day; after it she keeps her duty', () => {
    const asked = wish(JUNE)
    const late = new Date(MAY_25.getTime() + 24 * 3_600_000)
    expect(acceptSwap(asked, '0616-1400', 's1', is(SHEN), late)).toEqual({ refused: 'SLOT_CHANGED' })
    const { told, changed: after } = dueIn(asked, late)
    expect(told.map(({ due }) => due)).toEqual(['expireSwap'])
    expect(after['0616-1400']).toMatchObject({ state: 'confirmed', on: GAO, swap: { answer: 'expired' } })
  })

  it('is refused from the start of either slot on', () => {
    const now = at('2027-06-16T14:00:00')
    const plain = { swapId: 's', to: SHEN, forSlot: null }
    expect(askSwap(JUNE, '0616-1400', is(GAO), plain, now)).toEqual({ refused: 'TOO_LATE_TO_SWAP' })
    const begun = { swapId: 's', to: WANG, forSlot: '0609-1400' }
    expect(askSwap(JUNE, '0616-1400', is(GAO), begun, at('2027-06-09T14:00:00'))).toEqual({
      refused: 'TOO_LATE_TO_SWAP',
    })
    const asked = wish(JUNE, at('2027-06-16T10:00:00'))
    expect(acceptSwap(asked, '0616-1400', 's1', is(SHEN), now)).toEqual({ refused: 'TOO_LATE_TO_SWAP' })
  })

  it('with a third is won by the first answer; the other is told that the slot is gone', () => {
    let slots = wish(JUNE)
    const second = { swapId: 's2', to: SHEN, forSlot: '0623-1400' }
    slots = changed(askSwap(slots, '0609-1400', is(WANG), second, MAY_25), slots)
    slots = changed(acceptSwap(slots, '0616-1400', 's1', is(SHEN), MAY_25), slots)
    expect(slots['0609-1400']).toMatchObject({ state: 'confirmed', on: WANG, swap: { answer: 'overtaken' } })
    expect(acceptSwap(slots, '0609-1400', 's2', is(SHEN), MAY_25)).toEqual({ refused: 'SLOT_CHANGED' })
  })

  it('is asked for her own slot only, and answered by whom it was asked', () => {
    const asked = { swapId: 's', to: SHEN, forSlot: null }
    expect(askSwap(JUNE, '0616-1400', is(WU), asked, MAY_25)).toEqual({ refused: 'SLOT_CHANGED' })
    expect(acceptSwap(wish(JUNE), '0616-1400', 's1', is(WU), MAY_25)).toEqual({ refused: 'SLOT_CHANGED' })
    const byAnother = { how: 'takenBack' as const, who: is(SHEN) }
    expect(endSwap(wish(JUNE), '0616-1400', 's1', byAnother)).toEqual({ refused: 'SLOT_CHANGED' })
  })

  it('nobody loses a slot and none is held twice, whatever is asked and answered in whatever order', () => {
    const people = [WU, WANG, GAO, SHEN]
    const step = fc.record({
      do: fc.constantFrom('ask', 'accept', 'decline', 'takeBack', 'confirm', 'expire'),
      who: fc.integer({ min: 0, max: 3 }),
      to: fc.integer({ min: 0, max: 3 }),
      slot: fc.integer({ min: 0, max: 4 }),
      other: fc.option(fc.integer({ min: 0, max: 4 })),
      hours: fc.integer({ min: 0, max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let slots = JUNE
        let now = MAY_25
        const ids = Object.keys(JUNE)
        for (const [n, { do: what, who, to, slot: index, other, hours }] of steps.entries()) {
          const [id = '', her = WU, him = WU] = [ids[index], people[who], people[to]]
          const swapId = slots[id]?.swap?.id ?? ''
          const forSlot = other === null ? null : (ids[other] ?? null)
          if (what === 'expire') now = new Date(now.getTime() + hours * 3_600_000)
          const outcome =
            what === 'ask'
              ? askSwap(slots, id, is(her), { swapId: `s${n}`, to: him, forSlot }, now)
              : what === 'accept'
                ? acceptSwap(slots, id, swapId, is(her), now)
                : what === 'confirm'
                  ? confirm(slots, id, is(her), now)
                  : what === 'expire'
                    ? dueIn(slots, now)
                    : endSwap(slots, id, swapId, { how: what === 'decline' ? 'declined' : 'takenBack', who: is(her) })
          if ('changed' in outcome) slots = { ...slots, ...outcome.changed }
        }
        expect(Object.keys(slots)).toEqual(ids)
        for (const each of Object.values(slots)) {
          expect(people).toContainEqual(each.on)
          expect(each.state === 'swapRequested').toBe(each.swap !== undefined && each.swap.answer === undefined)
        }
      }),
    )
  })
})

describe('the door', () => {
  const open = (slots: Slots, by: typeof WU, when: string): Slots => ({
    ...slots,
    ...doorOpened(slots, by, is(by), at(when)),
  })

  it('serves the slot by her whose duty it is, from an hour before the start to the end', () => {
    expect(open(JUNE, WU, '2027-06-02T13:00:00')['0602-1400']).toMatchObject({ state: 'served' })
    expect(open(JUNE, WU, '2027-06-02T12:59:00')['0602-1400']).toMatchObject({ state: 'confirmed' })
    expect(open(JUNE, WU, '2027-06-02T16:00:00')['0602-1400']).toMatchObject({ state: 'confirmed' })
  })

  it('is a substitute’s by another, and a slot that is decided stays so', () => {
    const taken = open(JUNE, WU, '2027-06-09T14:35:00')
    expect(taken['0609-1400']).toMatchObject({ state: 'substituted', on: WANG, served: { by: WU } })
    expect(open(taken, WANG, '2027-06-09T14:50:00')['0609-1400']).toMatchObject({ state: 'substituted' })
  })

  it('that was opened without a network serves a slot that was missed by then', () => {
    const missed = { ...JUNE, ...dueIn(JUNE, at('2027-06-02T16:00:00')).changed }
    expect(missed['0602-1400']).toMatchObject({ state: 'missed' })
    expect(open(missed, WU, '2027-06-02T14:05:00')['0602-1400']).toMatchObject({ state: 'served' })
  })
})

describe('the clock', () => {
  const told = (slots: Slots, when: string): string[] =>
    dueIn(slots, at(when))
      .told.filter(({ id }) => id === '0609-1400')
      .map(({ due }) => due)
  const june9 = { '0609-1400': slot('2027-06-09', WANG) }

  it.each([
    ['2027-06-08T13:59:00', []],
    ['2027-06-08T14:00:00', ['soon']],
    ['2027-06-09T14:09:59', []],
    ['2027-06-09T14:10:00', ['shut']],
    ['2027-06-09T14:20:00', ['shut', 'wanted']],
    ['2027-06-09T15:59:00', ['shut', 'wanted']],
    ['2027-06-09T16:00:00', ['miss']],
  ])('at %s tells %j, however late it comes', (when, expected) => {
    expect(told(june9, when)).toEqual(expected)
  })

  it('tells nothing twice, and says when it has to look next', () => {
    let slots: Slots = june9
    const moments: string[] = []
    for (let next = dueAtOf(slots, MAY_25); next; next = dueAtOf(slots, next)) {
      slots = { ...slots, ...dueIn(slots, next).changed }
      expect(dueIn(slots, next).told).toEqual([])
      moments.push(next.toISOString())
    }
    expect(moments).toEqual([
      '2027-06-08T06:00:00.000Z',
      '2027-06-09T06:10:00.000Z',
      '2027-06-09T06:20:00.000Z',
      '2027-06-09T08:00:00.000Z',
    ])
    expect(slots['0609-1400']).toMatchObject({ state: 'missed' })
  })
})

describe('the township', () => {
  const told = { why: 'unwell' as const, evidence: false, by: 'officer' }

  it('excuses her twice a quarter on her word, then on a paper only', () => {
    expect(excuse(JUNE, '0602-1400', { ...told, usedThisQuarter: 1 }, MAY_25)).toHaveProperty('changed')
    expect(excuse(JUNE, '0602-1400', { ...told, usedThisQuarter: 2 }, MAY_25)).toEqual({ refused: 'EXCUSES_USED' })
    expect(excuse(JUNE, '0602-1400', { ...told, evidence: true, usedThisQuarter: 2 }, MAY_25)).toHaveProperty('changed')
    expect(quarterMonths('2027-06')).toEqual(['2027-04', '2027-05', '2027-06'])
  })

  it('calls an exemption back until the slot begins', () => {
    const order = { why: 'typhoon' as const, by: 'officer' }
    const free = changed(exempt(JUNE, '0630-1400', order, MAY_25), JUNE)
    expect(changed(callBack(free, '0630-1400', MAY_25), free)['0630-1400']).toMatchObject({ state: 'scheduled' })
    expect(callBack(free, '0630-1400', at('2027-06-30T14:00:00'))).toEqual({ refused: 'STEP_NOT_POSSIBLE' })
  })
})

it('the served rate counts substitutes as kept, and leaves out what was excused or exempt (S04: 4/4)', () => {
  const states = ['served', 'substituted', 'served', 'served', 'exempt'] as const
  const all: Slots = Object.fromEntries(
    Object.entries(JUNE).map(([id, each], i) => [id, { ...each, state: states[i] ?? 'missed' }]),
  )
  expect(servedRate(all, at('2027-07-01T00:00:00'))).toEqual({ kept: 4, due: 4 })
  const missed = { ...all, '0602-1400': slot('2027-06-02', WU, { state: 'missed' }) }
  expect(servedRate(missed, at('2027-07-01T00:00:00'))).toEqual({ kept: 3, due: 4 })
  expect(servedRate(JUNE, MAY_25)).toEqual({ kept: 0, due: 0 })
})

it('absences in a row are counted back to the last slot she served; a substitute does not make her present', () => {
  const row = (...states: RotationSlot['state'][]): RotationSlot[] =>
    states.map((state, i) => slot(`2027-06-${String(i + 1).padStart(2, '0')}`, WU, { state }))
  expect(absentInARow(row('served', 'missed', 'substituted', 'excused', 'missed'), is(WU))).toBe(3)
  expect(absentInARow(row('missed', 'missed', 'served'), is(WU))).toBe(0)
  expect(absentInARow(row('missed', 'missed', 'missed'), is(GAO))).toBe(0)
})

it('the table leaves no state without a way in, and what is over stays over', () => {
  const steps: SlotStep[] = Object.values(SLOT_STEPS)
  const reached = new Set(steps.map(({ to }) => to))
  expect(SLOT_STATES.filter((state) => state !== 'scheduled' && !reached.has(state))).toEqual([])
  for (const state of ['served', 'substituted', 'excused'] as const)
    expect(steps.filter(({ from }) => from.includes(state))).toEqual([])
  expect(AHEAD_STATES.every((state) => SLOT_STEPS.miss.from.includes(state))).toBe(true)
})
