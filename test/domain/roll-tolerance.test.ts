import { readRoll, type SheetCell } from '../../domain/roll'
import { cellDay, cellDegrees, cellMonth, cellNumber, cellYes } from '../../domain/roll-cells'
import { fieldOfHeader, type RollField } from '../../domain/roll-columns'
import { readPhones } from '../../domain/roll-phone'
import { rollPlaces } from '../../domain/roll-places'
import { suggestionsFor } from '../../domain/roll-suggestions'
import { blocking, check, county, HEADER, harbour, noted, organisations, TIDY } from './roll-county'

test.each<[SheetCell, string | null]>([
  [46_652, '2027-09-22'],
  ['46652', '2027-09-22'],
  [46_652.75, '2027-09-22'],
  ['2027.6.30', '2027-06-30'],
  ['2027/6/30 0:00', '2027-06-30'],
  ['2027年6月30日', '2027-06-30'],
  ['2027-06-30T00:00:00.000Z', '2027-06-30'],
  ['20270630', '2027-06-30'],
  ['２０２７．６．３０', '2027-06-30'],
  ['2027年6月', null],
  ['6/30', null],
  ['27.6.30', null],
  ['2027.2.30', null],
  ['1927.6.30', null],
])('the cell %s is the day %s', (cell, day) => expect(cellDay(cell as never)).toBe(day))

test.each<[SheetCell, string | null]>([
  ['2027年6月', '2027-06-30'],
  ['2027年6月底', '2027-06-30'],
  ['2027.2', '2027-02-28'],
  ['2028-02', '2028-02-29'],
  [2027.6, '2027-06-30'],
  [2027.1, null],
  ['2027.13', null],
  ['6月', null],
])('the cell %s without a day is the month that ends on %s', (cell, day) => expect(cellMonth(cell as never)).toBe(day))

test.each<[SheetCell, number | null]>([
  [86, 86],
  ['86㎡', 86],
  ['86 平方米', 86],
  ['８６．５ｍ２', 86.5],
  ['1,200', 1200],
  ['约30平', 30],
  ['30余平方米', 30],
  ['200余人', 200],
  ['86*2', null],
  ['很大', null],
  [true, null],
])('the cell %s is the number %s', (cell, value) => expect(cellNumber(cell as never)?.value ?? null).toBe(value))

test.each<[SheetCell, number | null]>([
  [120.5, 120.5],
  ['120.5°', 120.5],
  ['E120.5', 120.5],
  ['东经120.5度', 120.5],
  ['120°30′00″', 120.5],
  ['120°30\'36"', 120.51],
  ['120°30分', 120.5],
  ['120°75′', null],
  ['路口', null],
])('the cell %s is %s degrees', (cell, degrees) => expect(cellDegrees(cell as never)).toBe(degrees))

test.each<[SheetCell, boolean | null]>([
  ...['√', '✓', '☑', '是', '有', 'Y', '1', '同意', true, 1].map((cell): [SheetCell, boolean] => [cell, true]),
  ...['×', '否', '无', '', 'N', '0', '/', '☐', false, 0].map((cell): [SheetCell, boolean] => [cell, false]),
  ['也许', null],
])('the cell %s says %s', (cell, yes) => expect(cellYes(cell as never)).toBe(yes))

test.each<[string, string[], string[]]>([
  ['13000000001', ['13000000001'], []],
  ['130 0000 0001', ['13000000001'], []],
  ['１３００００００００１', ['13000000001'], []],
  ['+86 13000000001', ['13000000001'], []],
  ['008613000000001', ['13000000001'], []],
  ['13000000001.0', ['13000000001'], []],
  ['1.3000000001E+10', ['13000000001'], []],
  ['13000000001/0580-1234567', ['13000000001', '0580-1234567'], []],
  ['13000000001、13000000002', ['13000000001', '13000000002'], []],
  ['13000000001 13000000002', ['13000000001', '13000000002'], []],
  ['0580-1234567,13000000001', ['0580-1234567', '13000000001'], []],
  ['13000000001 孙静', ['13000000001'], ['孙静']],
  ['1.3E+10', [], ['1.3E+10']],
])('the telephones of 「%s」 are %j', (text, numbers, others) =>
  expect(readPhones(text)).toEqual({ numbers, others, cut: text === '1.3E+10' }),
)

test('of several telephones the first mobile is taken, and the others are told', () => {
  const { home, problems } = check({ phone: '0580-1234567、13000000001、13000000002' })
  expect(home?.phone).toBe('13000000001')
  expect(problems).toEqual([expect.objectContaining({ field: 'phone', severity: 'notes' })])
})

test.each<[string, RollField]>([
  ['面积㎡', 'areaM2'],
  ['面积/㎡', 'areaM2'],
  ['座位数(个)', 'seats'],
  ['1.乡镇', 'township'],
  ['联系电话必填', 'phone'],
  ['微家\n名称', 'name'],
  ['微家\u200b名称\u00a0', 'name'],
])('the header %j names %s', (header, field) => expect(fieldOfHeader(header)).toBe(field))

test.each<[string, string, RollField | null]>([
  ['微家主人', '姓名', 'hostName'],
  ['微家主人', '联系电话', 'phone'],
  ['结对执委', '姓名', 'pairedMember'],
  ['结对执委', '级别', 'memberLevel'],
  ['结对执委', '联系电话', null],
  ['地理位置', '经度', 'longitude'],
  ['基本情况', '微家名称', 'name'],
])('below %s the header %s names %s', (above, word, field) => expect(fieldOfHeader(word, above)).toBe(field))

test('a header in two rows is read however it is split between them', () => {
  const upper = ['基本情况', null, null, null, '微家主人', null, '结对执委', null, null]
  const lower = ['乡镇', '村', '微家名称', '类型', '姓名', '联系电话', '姓名', '级别', '联系电话']
  const line = ['白沙镇', '渔港村', '甲', '网格睦邻', '孙静', '13000000001', '李静', '村', '13000000002']
  const across = [
    { row: 1, from: 4, to: 5 },
    { row: 1, from: 6, to: 8 },
  ]
  const roll = readRoll([['某镇摸底表'], upper, lower, line], { across })
  expect(roll?.columns.map(({ field }) => field)).toEqual([
    ...['township', 'village', 'name', 'primaryType', 'hostName', 'phone', 'pairedMember', 'memberLevel'],
  ])
  expect(roll?.rows[0]?.cells).toMatchObject({ hostName: '孙静', phone: '13000000001', pairedMember: '李静' })
  expect(roll?.unread).toEqual(['结对执委 联系电话'])
})

test('numbers of the columns below the header, and notes without a home, are told and not read', () => {
  const roll = readRoll([
    HEADER,
    HEADER.map((_, i) => i + 1),
    TIDY,
    ['以上情况属实'],
    [null, null, null, null, '请各村核对'],
  ])
  expect(roll?.rows.map(({ row }) => row)).toEqual([3])
  expect(roll?.skipped.map(({ row, reason }) => [row, reason])).toEqual([
    [2, 'repeatedHeader'],
    [4, 'note'],
    [5, 'note'],
  ])
})

test('a row that begins with a date, or with a word that footers begin with, is a home if it says whose', () => {
  const order = [22, ...HEADER.keys()].filter((place, i, all) => all.indexOf(place) === i)
  const moved = (row: SheetCell[]) => order.map((place) => row[place] ?? null)
  const dated = TIDY.map((cell, i) => (i === 22 ? '2027年9月22日' : cell))
  expect(readRoll([moved(HEADER), moved(dated)])?.rows).toHaveLength(1)
})

test.each<[RollField, string]>([
  ['areaM2', '#REF!'],
  ['phone', '#N/A'],
  ['longitude', '#VALUE!'],
  ['plannedDate', '#DIV/0!'],
  ['demonstration', '#NAME?'],
  ['hours', '#NULL!'],
])('what a failed formula leaves in %s is told by its name', (field, error) => {
  const checked = check({ [field]: error })
  expect(blocking(checked)).toEqual([field])
  expect(checked.problems[0]?.message).toContain(error)
})

test('a formula that was never computed is told as that', () => {
  expect(check({ areaM2: '#未计算' }).problems[0]?.message).toContain('还没有算出结果')
})

test("in a township's own roll a blank township is the township; in the county's it is missing", () => {
  expect(check({ township: '' }, harbour.id).home?.township).toEqual(harbour)
  expect(blocking(check({ township: '' }))).toEqual(['township'])
})

test('a month without a day is taken as its last day, and that is noted', () => {
  const checked = check({ plannedDate: '2027年6月' })
  expect([checked.home?.plannedDate, noted(checked)]).toEqual(['2027-06-30', ['plannedDate']])
})

const context = { places: rollPlaces(organisations, county.id), year: 2027, above: undefined }
test.each<[RollField, string, Record<string, string>, string[]]>([
  ['plannedDate', '6月底', {}, ['2027-06-30', '2028-06-30']],
  ['plannedDate', '6/30', {}, ['2027-06-30', '2028-06-30']],
  ['plannedDate', '27.6.30', {}, ['2027-06-30']],
  ['plannedDate', '2027.1', {}, ['2027-01-31', '2027-10-31']],
  ['phone', '孙静13000000001', {}, ['13000000001']],
  ['hostName', '孙静、李静', {}, ['孙静', '李静']],
  ['hostName', '孙静(女主人)', {}, ['孙静']],
  ['services', '政策宣传、卖保险', {}, ['只记:政策宣传']],
  ['village', '前唐村', { township: '云岭镇' }, ['云岭镇前塘村']],
  ['village', '渔港村', { township: '云岭镇' }, ['白沙镇渔港村']],
  ['seats', '三四十个', {}, []],
])('for %s 「%s」 she is offered what it may be, and nothing where only she can know', (field, text, more, labels) => {
  const raw = { row: 2, cells: { township: '白沙镇', village: '渔港村', ...more, [field]: text } }
  const offered = suggestionsFor(raw, { field, severity: 'blocks', message: '' }, context)
  expect(offered.map(({ label }) => label)).toEqual(labels)
})
