import fc from 'fast-check'
import { readRoll, type SheetCell } from '../../domain/roll'
import type { RollField } from '../../domain/roll-columns'
import { findDuplicates, rowKeys } from '../../domain/roll-duplicates'
import { rollPlaces } from '../../domain/roll-places'
import { checkRow } from '../../domain/roll-row'
import { blocking, check, county, dock, HEADER, harbour, noted, organisations, rowWith, TIDY } from './roll-county'

test('a tidy row says everything that a home needs', () => {
  const { home, problems } = check({})
  expect(problems).toEqual([])
  expect(home).toEqual({
    village: dock,
    township: harbour,
    name: '潮音里微家',
    primaryType: 'gridNeighbour',
    services: ['policy', 'parenting'],
    buildMode: 'build',
    formerVenue: '美丽驿站',
    newField: 'newFormat',
    venueKind: 'shop',
    address: '白沙镇渔港村157号',
    position: { longitude: 120.594753, latitude: 29.982943 },
    areaM2: 36,
    seats: 32,
    hoursText: '每周二、周四 18:30-20:30',
    hostName: '孙静',
    phone: '19900000536',
    phonePublic: true,
    pairedMember: { name: '孙海燕', level: 'village' },
    womenCovered: 230,
    demonstration: true,
    plannedDate: '2027-09-22',
  })
})

test('a name of marks that nobody sees is a name that is missing', () => {
  expect(blocking(check({ name: '\u0335\u3164\ufe0f' }))).toEqual(blocking(check({ name: '' })))
})

test.each<RollField>([
  'township',
  'village',
  'name',
  'primaryType',
  'services',
  'buildMode',
  'venueKind',
  'address',
  'hostName',
  'pairedMember',
  'memberLevel',
])('a row without %s is kept out', (field) => {
  const checked = check({ [field]: '' })
  expect(blocking(checked)).toEqual([field])
  expect(checked.home).toBeNull()
})

test.each<[RollField, unknown]>([
  ['formerVenue', null],
  ['newField', null],
  ['areaM2', null],
  ['seats', null],
  ['womenCovered', null],
  ['plannedDate', null],
  ['demonstration', false],
  ['phonePublic', false],
])('a row may leave out %s, and nothing is said about it', (field, value) => {
  const { home, problems } = check({ [field]: '' })
  expect(problems).toEqual([])
  expect(home).toMatchObject({ [field]: value })
})

test.each<RollField>(['phone', 'hours'])('a row without %s is imported, and that is noted', (field) => {
  const checked = check({ [field]: '' })
  expect(checked.home).not.toBeNull()
  expect(noted(checked)).toEqual([field])
})

test('a row without a position is imported, to be placed on the map', () => {
  const checked = check({ longitude: '', latitude: '' })
  expect(checked.home?.position).toBeNull()
  expect(noted(checked)).toEqual(['longitude'])
})

test.each<[RollField, SheetCell, string, unknown]>([
  ['phone', 13000006756, 'phone', '13000006756'],
  ['phone', '１３００００００１２３', 'phone', '13000000123'],
  ['phone', '0580-0000123', 'phone', '0580-0000123'],
  ['womenCovered', '１２８', 'womenCovered', 128],
  ['areaM2', '36㎡', 'areaM2', 36],
  ['primaryType', '学习型', 'primaryType', 'learningLead'],
  ['primaryType', ' 平安守望型 ', 'primaryType', 'safetyWatch'],
  ['buildMode', '改造提升', 'buildMode', 'upgrade'],
  ['demonstration', '√', 'demonstration', true],
  ['phonePublic', '×', 'phonePublic', false],
  ['name', '  和美妇女微家　 ', 'name', '和美妇女微家'],
  ['hostName', '孙 静', 'hostName', '孙静'],
  ['newField', '无', 'newField', null],
  ['plannedDate', '2027.6.30', 'plannedDate', '2027-06-30'],
  ['plannedDate', '2027年6月30日', 'plannedDate', '2027-06-30'],
  ['plannedDate', 46143, 'plannedDate', '2026-05-01'],
  ['village', '渔港村委会', 'village', dock],
  ['village', '渔港', 'village', dock],
])('%s 「%s」 is tidied without a question', (field, cell, key, value) => {
  const { home, problems } = check({ [field]: cell })
  expect(problems).toEqual([])
  expect(home).toMatchObject({ [key]: value })
})

test('services are read however they are separated, each once, in the order of the list', () => {
  const { home } = check({ services: '法律维权,亲子教育;心理疏导/文体活动、亲子教育' })
  expect(home?.services).toEqual(['parenting', 'rights', 'culture', 'counselling'])
})

test('a number with 约 is taken and the guess is told', () => {
  const checked = check({ areaM2: '约30平' })
  expect(checked.home?.areaM2).toBe(30)
  expect(checked.problems).toEqual([
    { field: 'areaM2', severity: 'notes', message: '面积写的是「约30平」,按 30 平方米记' },
  ])
})

test.each<[RollField, SheetCell]>([
  ['plannedDate', '6月底'],
  ['plannedDate', '2027-02-30'],
  ['plannedDate', '3027-06-30'],
  ['hostName', '同上'],
  ['hostName', '"'],
  ['hostName', '孙静、李静'],
  ['hostName', '待定'],
  ['pairedMember', '13000000000'],
  ['phone', '1300000'],
  ['phone', '1.3E+10'],
  ['phone', '孙静'],
  ['services', '政策宣传、卖保险'],
  ['primaryType', '综合型'],
  ['venueKind', '#N/A'],
  ['areaM2', '很大'],
  ['seats', 12.5],
  ['seats', -3],
  ['demonstration', '也许'],
  ['memberLevel', '第三'],
  ['name', '微'.repeat(41)],
])('%s 「%s」 is not guessed at: the row is kept out', (field, cell) => {
  const checked = check({ [field]: cell })
  expect(blocking(checked)).toEqual([field])
  expect(checked.home).toBeNull()
})

test('all problems of a row are told at once', () => {
  expect(blocking(check({ primaryType: '', plannedDate: '月底', seats: '?' }))).toEqual([
    'primaryType',
    'seats',
    'plannedDate',
  ])
})

test('rows that agree in village, name and address are one home: the second is kept out and names the first', () => {
  const again = rowWith({ name: '潮音里 微家', address: '白沙镇渔港村１５７号', hostName: '李静' })
  const roll = readRoll([HEADER, TIDY, rowWith({ address: '白沙镇渔港村158号' }), again])
  const places = rollPlaces(organisations, county.id)
  const rows = roll?.rows ?? []
  const found = findDuplicates(rowKeys(rows, places))
  expect([...found]).toEqual([[4, 2]])
  const duplicates = new Map([...found].map(([row, first]) => [row, `第 ${first} 行`]))
  const checked = rows.map((row) => checkRow(row, { places, duplicates }))
  expect(checked.map(({ home }) => home !== null)).toEqual([true, true, false])
  expect(checked[2]?.problems[0]).toMatchObject({ field: 'row', message: expect.stringContaining('第 2 行') })
})

test('whatever a row says, it is either whole or it says why not', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom<SheetCell>(...TIDY, '同上', '无', '约3', '2027.1.1'),
  )
  const changes = fc.dictionary(
    fc.constantFrom<RollField>(
      'township',
      'village',
      'services',
      'phone',
      'longitude',
      'plannedDate',
      'hours',
      'seats',
      'name',
    ),
    cell,
    { maxKeys: 4 },
  )
  fc.assert(
    fc.property(changes, (some) => {
      const checked = check(some)
      expect(checked.home === null).toBe(blocking(checked).length > 0)
    }),
    { numRuns: 500 },
  )
})
