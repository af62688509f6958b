import { type Desk, inOrder, lateRowsOf, rowsOf } from '../../miniprogram/host/check-in/desk'
import type { CheckInRoll, DeedInput } from '../../miniprogram/services/model'

/* What a host sees of her roll while she ticks: her own word at once, nobody moved from under her finger. */
type Person = CheckInRoll['people'][number]
const person = (personId: string, name: string, more: Partial<Person> = {}): Person => ({
  ...{ personId, name, places: 1, children: [], walkIn: false, noShow: null, in: null, out: null },
  ...{ cardHint: null, onPaper: false, ...more },
})
const came = (time: string): Person['in'] => ({
  ...{ at: `2027-05-26T${time}+08:00`, way: 'roll', state: 'valid', flags: [], why: null, judged: null },
})
const roll = (people: Person[], leftLate: CheckInRoll['leftLate'] = []): CheckInRoll => ({
  ...{ activityId: 'a1', state: 'published', people, waiting: [], leftLate, venueSeats: 20 },
  ...{ inRoom: { adults: 0, children: 0 }, result: null },
})
const desk = (people: Person[], more: Partial<Desk> = {}): Desk => ({
  ...{ pack: {} as Desk['pack'], roll: roll(people), ahead: 0, undone: [], taken: [] },
  ...more,
})
const tick = (personId: string, time = '14:05:00'): DeedInput => ({
  ...{ kind: 'tick', personId, nonce: `nonce-of-${personId}-1`, at: `2027-05-26T${time}+08:00` },
})
const CAI = person('cai', '王彩霞')
const HONG = person('hong', '郑小红')
const FANG = person('fang', '方静')
const ids = (rows: { personId: string }[]) => rows.map(({ personId }) => personId)

test('what the cloud has taken stays on the row until its next word on the roll, and waits for nothing any more', () => {
  const [waits] = rowsOf(desk([CAI], { undone: [tick('cai')] }))
  const [taken] = rowsOf(desk([CAI], { taken: [tick('cai')] }))
  expect(waits).toMatchObject({ here: true, waits: true, note: '14:05 勾名单' })
  expect(taken).toEqual({ ...waits, waits: false })
  expect(rowsOf(desk([{ ...CAI, in: came('14:05:00') }]))[0]).toEqual(taken)
})

test('the last of what she did to somebody counts, whether it is taken or waits', () => {
  const undo: DeedInput = { kind: 'undo', personId: 'cai', nonce: 'nonce-of-cai-2', at: '2027-05-26T14:06:00+08:00' }
  expect(rowsOf(desk([CAI], { taken: [tick('cai')], undone: [undo] }))[0]).toMatchObject({ here: false, waits: true })
})

test('while she looks at the roll everybody stays where she stood; whoever is new comes last', () => {
  const order = ids(rowsOf(desk([CAI, FANG, HONG])))
  const ticked = rowsOf(desk([CAI, FANG, HONG, person('new', '阿芳')], { taken: [tick(order[0] ?? '')] }))
  expect(ids(ticked)).not.toEqual([...order, 'new'])
  expect(ids(inOrder(ticked, order))).toEqual([...order, 'new'])
})

test('who gave her seat back late stands there until somebody says that she had a reason', () => {
  const late = [
    { personId: 'cai', name: '王彩霞', excused: null },
    { personId: 'hong', name: null, excused: '孩子发烧' },
  ]
  expect(lateRowsOf(desk([], { roll: roll([], late) }))).toMatchObject([
    { name: '王彩霞', excused: false },
    { excused: true, note: '有缘由,不记:孩子发烧' },
  ])
})
