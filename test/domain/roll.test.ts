import fc from 'fast-check'
import { readRoll } from '../../domain/roll'
import { fieldOfHeader, ROLL_FIELD_LABELS, type RollField } from '../../domain/roll-columns'
import { HEADER, TIDY } from './roll-county'

const fieldsOf = (sheet: (string | number | null)[][]) =>
  Object.fromEntries(readRoll(sheet)?.columns.map(({ field, index }) => [field, index]) ?? [])

test('every label of the form names its own column', () => {
  for (const [field, label] of Object.entries(ROLL_FIELD_LABELS))
    expect([label, fieldOfHeader(label)]).toEqual([label, field])
})

test.each<[string, RollField]>([
  ['微家主人(女主人)', 'hostName'],
  ['微家主人(女主人)', 'hostName'],
  ['面积(㎡)', 'areaM2'],
  ['面积 (平方米)', 'areaM2'],
  [' 序　号 ', 'number'],
  ['乡镇/街道', 'township'],
  ['*联系电话', 'phone'],
  ['电话是否公开', 'phonePublic'],
])('the header %s names the column %s', (header, field) => {
  expect(fieldOfHeader(header)).toBe(field)
})

test('a header that could mean anything names no column', () => {
  for (const word of ['地理位置', '姓名', '备注', '', '12', null, 7]) expect(fieldOfHeader(word)).toBeNull()
})

test('the header is found by what it says, below titles and a stamp line', () => {
  const title = ['澜川县"妇女微家"建设情况摸底表', null]
  const stamp = ['填报单位(盖章):白沙镇妇联', '填报日期:2027年4月12日']
  const roll = readRoll([['附件1'], title, stamp, HEADER, TIDY])
  expect(roll?.headerRow).toBe(4)
  expect(roll?.rows).toEqual([expect.objectContaining({ row: 5 })])
  expect(roll?.rows[0]?.cells.name).toBe('潮音里微家')
})

test('a sheet without a header is no roll', () => {
  expect(readRoll([])).toBeNull()
  expect(readRoll([['%PDF-1.7'], ['微家名称', '类型']])).toBeNull()
})

test('two header rows are read as one: the upper names the group, the lower the column', () => {
  const upper = ['序号', '乡镇', '村', '微家名称', '地理位置', null, '微家主人', '结对执委', null]
  const lower = [null, null, null, null, '经度', '纬度', null, '姓名', '级别']
  const sheet = [upper, lower, [1, '白沙镇', '渔港村', '甲', 120.5, 29.9, '孙静', '李静', '村']]
  const columns = { longitude: 4, latitude: 5, hostName: 6, pairedMember: 7, memberLevel: 8 }
  expect(fieldsOf(sheet)).toMatchObject(columns)
  const merged = [upper, ['序号', '乡镇', '村', '微家名称', '经度', '纬度', '微家主人', '姓名', '级别'], sheet[2] ?? []]
  expect(fieldsOf(merged)).toMatchObject(columns)
  expect(readRoll(sheet)?.rows.map(({ row }) => row)).toEqual([3])
})

test('columns that no roll has, and a column named twice, are told and not read', () => {
  const roll = readRoll([[...HEADER, '备注', '电话'], TIDY])
  expect(roll?.unread).toEqual(['备注', '电话'])
  expect(roll?.columns.filter(({ field }) => field === 'phone')).toHaveLength(1)
})

test('totals, notes, signatures, examples and repeated headers are no homes, and are told as skipped', () => {
  const roll = readRoll([
    HEADER,
    ['例:', '白沙镇', '渔港村', '示例微家'],
    TIDY,
    HEADER,
    TIDY,
    [null, ' '],
    ['合计', '', '18'],
    ['备注:1.类型请按五型填写'],
    ['填表人:何', '', '', '审核人:林'],
  ])
  expect(roll?.rows.map(({ row }) => row)).toEqual([3, 5])
  expect(roll?.skipped.map(({ row, reason }) => ({ row, reason }))).toEqual([
    { row: 2, reason: 'example' },
    { row: 4, reason: 'repeatedHeader' },
    { row: 7, reason: 'footer' },
    { row: 8, reason: 'footer' },
    { row: 9, reason: 'footer' },
  ])
})

test('lines that are only numbered ahead, with the township merged over them, hold no home', () => {
  expect(readRoll([HEADER, TIDY, [2, '白沙镇'], [3, '白沙镇']])?.rows.map(({ row }) => row)).toEqual([2])
})

test('a date cell becomes the day on the county wall clock, whatever zone the reader runs in', () => {
  const sheet = [HEADER, TIDY.map((cell) => (cell === 46652 ? new Date('2027-09-21T16:00:00Z') : cell))]
  expect(readRoll(sheet)?.rows[0]?.cells.plannedDate).toBe('2027-09-22')
})

test('any cells at all are read or refused, never thrown at', () => {
  const cell = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom(...HEADER))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 40 }), (sheet) => {
      const roll = readRoll(sheet)
      for (const row of roll?.rows ?? []) expect(row.row).toBeGreaterThan(roll?.headerRow ?? 0)
    }),
    { numRuns: 200 },
  )
})
