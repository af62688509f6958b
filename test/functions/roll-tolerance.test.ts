import fc from 'fast-check'
import { rollsIn } from '../../cloudfunctions/roll/rolls-in-file'
import { columnLetters } from '../../cloudfunctions/roll/row-view'
import { ROLL_FIELD_LABELS, type RollField } from '../../domain/roll-columns'
import { findDuplicates, rowKeys } from '../../domain/roll-duplicates'
import { rollPlaces } from '../../domain/roll-places'
import { checkRow } from '../../domain/roll-row'
import { county, organisations } from '../domain/roll-county'
import { type Clean, type Messy, messyOf } from './roll/messy'

jest.setTimeout(60_000)

const places = rollPlaces(organisations, county.id)

const HOMES: Clean[] = [
  [
    '1',
    '白沙镇',
    '渔港村',
    '潮音里微家',
    '网格睦邻',
    '政策宣传、亲子教育',
    '新建',
    '',
    '',
    '商铺',
    '渔港村157号',
    '120.594753',
    '29.982943',
    '36',
    '32',
    '孙静',
    '19900000536',
    '是',
    '孙海燕',
    '村',
    '230',
    '是',
    '2027-09-22',
  ],
  [
    '2',
    '白沙镇',
    '渔港村',
    '绣娘微家',
    '学习引领',
    '法律维权',
    '提升',
    '美丽驿站',
    '新业态',
    '居民家中',
    '渔港村9幢2单元',
    '120.596',
    '29.98',
    '86.5',
    '20',
    '王小满',
    '13000006756',
    '否',
    '李静',
    '县',
    '128',
    '否',
    '2027-06-30',
  ],
  [
    '3',
    '白沙镇',
    '前塘村',
    '和美微家',
    '网格睦邻',
    '文体活动、心理疏导',
    '新建',
    '',
    '',
    '商铺',
    '前塘村1号',
    '120.58',
    '29.97',
    '40',
    '15',
    '周玉兰',
    '17000002751',
    '否',
    '胡春梅',
    '村',
    '90',
    '否',
    '2028-01-05',
  ],
  [
    '4',
    '云岭镇',
    '前塘村',
    '云上微家',
    '学习引领',
    '亲子教育、婚姻家庭',
    '提升',
    '',
    '新领域',
    '居民家中',
    '前塘村2号',
    '120.31',
    '29.94',
    '55',
    '18',
    '胡雯',
    '13000008764',
    '是',
    '罗晓红',
    '县',
    '61',
    '是',
    '2027-12-31',
  ],
].map(
  ([
    number,
    township,
    village,
    name,
    primaryType,
    services,
    buildMode,
    formerVenue,
    newField,
    venueKind,
    address,
    longitude,
    latitude,
    areaM2,
    seats,
    hostName,
    phone,
    phonePublic,
    pairedMember,
    memberLevel,
    womenCovered,
    demonstration,
    plannedDate,
  ]) =>
    ({
      number,
      township,
      village,
      name,
      primaryType,
      services,
      buildMode,
      formerVenue,
      newField,
      venueKind,
      address,
      longitude,
      latitude,
      areaM2,
      seats,
      hours: '每周三 14:00-16:00',
      hostName,
      phone,
      phonePublic,
      pairedMember,
      memberLevel,
      womenCovered,
      demonstration,
      plannedDate,
    }) as Clean,
)

async function read({ file }: Messy) {
  const found = await rollsIn(file(), 'cloud://env/staging/x/roll.xlsx')
  if (typeof found === 'string') throw new Error(found)
  const duplicates = new Map(
    [...findDuplicates(rowKeys(found.rows, places))].map(([id, first]) => [id, `第 ${first} 行`]),
  )
  return {
    about: found.about,
    checked: found.rows.map((raw) => ({ row: raw.row, ...checkRow(raw, { places, duplicates }) })),
  }
}

/** What the homes are, however they are written: read once from a roll written plainly. */
function plainly(home: Clean) {
  const cells = Object.fromEntries(Object.entries(home).filter(([, text]) => text !== ''))
  const { home: row, problems } = checkRow({ row: 1, cells }, { places, duplicates: new Map() })
  expect(problems).toEqual([])
  return row
}

test('however offices write a roll, the same homes come out, and nothing is asked', async () => {
  const meant = HOMES.map(plainly)
  await fc.assert(
    fc.asyncProperty(messyOf(HOMES), async (messy) => {
      const { checked, about } = await read(messy)
      expect(checked.map(({ row, problems }) => [row, problems])).toEqual(messy.rowOf.map((row) => [row, []]))
      expect(checked.map(({ home }) => home)).toEqual(meant)
      expect(about.sheets[0]?.unread).toEqual(messy.layout.strange)
    }),
    { numRuns: 150, seed: 20270519 },
  )
})

/** What somebody may have typed into one cell, that is no value of its column. */
const FAULTS: [RollField, unknown][] = [
  ['plannedDate', '6月底'],
  ['plannedDate', '2027-02-30'],
  ['plannedDate', 2027.1],
  ['phone', '1300000'],
  ['phone', '1.3E+10'],
  ['hostName', '同上'],
  ['hostName', '孙静、李静'],
  ['pairedMember', '待定'],
  ['primaryType', '综合型'],
  ['primaryType', null],
  ['services', '卖保险'],
  ['venueKind', { t: 'e', v: 0x2a }],
  ['areaM2', { t: 'e', v: 0x17 }],
  ['seats', 12.5],
  ['womenCovered', '很多'],
  ['memberLevel', '第三'],
  ['address', null],
  ['name', ''],
  ['village', '没有这个村'],
  ['township', '别的镇'],
  ['longitude', 12],
  ['longitude', '路口东边'],
  ['demonstration', '也许'],
  ['buildMode', '〃'],
]

test('a fault is told at its very row and column, wherever they lie, and the other homes come out as they are', async () => {
  const meant = HOMES.map(plainly)
  const planted = fc.tuple(fc.integer({ min: 0, max: HOMES.length - 1 }), fc.constantFrom(...FAULTS))
  const messy = planted.chain(([at, [field, cell]]) =>
    messyOf(HOMES, (row, column) => (row === at && column === field ? (cell as never) : undefined)).map((file) => ({
      at,
      field,
      file,
    })),
  )
  await fc.assert(
    fc.asyncProperty(messy, async ({ at, field, file }) => {
      // A township that is merged down stands for the row as well: nothing is missing there.
      fc.pre(!(field === 'township' && file.layout.mergedTownship))
      const { checked, about } = await read(file)
      const told = checked.flatMap(({ row, problems }) =>
        problems.filter(({ severity }) => severity === 'blocks').map((problem) => [row, problem.field]),
      )
      expect(told).toEqual([[file.rowOf[at], field]])
      const column = about.sheets[0]?.columns.find((other) => other.field === field)?.index ?? -1
      expect(columnLetters(column)).toBe(columnLetters(file.columnOf(field)))
      expect(checked.flatMap(({ home }, i) => (i === at ? [] : [home]))).toEqual(meant.filter((_, i) => i !== at))
    }),
    { numRuns: 150, seed: 20270519 },
  )
})

test('every column of the form is in the homes that are written down', () => {
  for (const home of HOMES) expect(Object.keys(home).sort()).toEqual(Object.keys(ROLL_FIELD_LABELS).sort())
})
