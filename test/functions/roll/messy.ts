import type { CellObject, WorkSheet } from '@e965/xlsx'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { ROLL_FIELD_LABELS, type RollField } from '../../../domain/roll-columns'

/*
 * Renders homes that are known into workbooks as offices send them: every cell written in one of the ways that mean the same, every sheet laid
 * out in one of the ways that people lay sheets out. What is drawn at random is only how; what is said stays.
 */

/** A home by the words of the county's form; dates as days, positions as numbers. */
export type Clean = Record<RollField, string>

type Cell = string | number | boolean | CellObject | null
const one = <T>(...ways: T[]): fc.Arbitrary<T> => fc.constantFrom(...ways)

const full = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
const spaced = (text: string): string[] => [
  text,
  ` ${text}`,
  `${text}\u3000`,
  `\u00a0${text} `,
  `${text.slice(0, 1)}\u200b${text.slice(1)}`,
]
const plain = (text: string): fc.Arbitrary<Cell> => one<Cell>(...spaced(text), { t: 's', v: text, f: 'A1' })
const serialOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569

const SYNONYMS: Record<string, string[]> = {
  学习引领: ['学习引领', '学习型', '学习引领型', '①学习引领'],
  网格睦邻: ['网格睦邻', '睦邻', '网格型', '2.网格睦邻'],
  提升: ['提升', '改造提升', '提升一批'],
  新建: ['新建', '新设', '新建设'],
  商铺: ['商铺', '店铺', '门店'],
  居民家中: ['居民家中', '居民家', '自家'],
  村: ['村', '村级'],
  县: ['县', '县级'],
}
const synonyms = (text: string): fc.Arbitrary<Cell> =>
  one(...(SYNONYMS[text] ?? [text])).chain((word) => one<Cell>(...spaced(word)))

function number(text: string, ...units: string[]): fc.Arbitrary<Cell> {
  const [value, { t, v, f }] = [Number(text), { t: 'n' as const, v: Number(text), f: '1+1' }]
  return one<Cell>(value, text, full(text), `${text} `, { t, v, f }, ...units.map((unit) => `${text}${unit}`))
}

function phone(text: string): fc.Arbitrary<Cell> {
  const [value, apart] = [Number(text), `${text.slice(0, 3)} ${text.slice(3, 7)} ${text.slice(7)}`]
  const shown = `${text.slice(0, 1)}.${text.slice(1)}E+10`
  return one<Cell>(
    text,
    value,
    full(text),
    apart,
    apart.replace(/ /g, '-'),
    `'${text}`,
    `+86 ${text}`,
    `${text}.0`,
    shown,
    {
      t: 'n',
      v: value,
      f: '1+1',
    },
  )
}

function day(text: string): fc.Arbitrary<Cell> {
  const [year = '', month = '', date = ''] = text.split('-').map((part) => String(Number(part)))
  const dotted = [`${year}.${month}.${date}`, `${year}/${month}/${date}`, `${year}年${month}月${date}日`, text]
  const serial = serialOf(text)
  return one<Cell>(...dotted, ...dotted.map(full), serial, String(serial), text.replace(/-/g, ''), {
    t: 'n',
    v: serial,
    z: 'yyyy"年"m"月"d"日"',
  })
}

const services = (text: string): fc.Arbitrary<Cell> =>
  one('、', ',', ',', ';', '/', ' ', '和', '|').chain((between) => one<Cell>(text.split('、').join(between), text))

const yes = (text: string): fc.Arbitrary<Cell> =>
  text === '是'
    ? one<Cell>('√', '✓', '是', '有', 1, '1', 'Y', true, '☑')
    : one<Cell>('否', '×', '', null, 0, 'N', false, '无')

const maybe = (text: string): fc.Arbitrary<Cell> =>
  text === '' ? one<Cell>('', null, '无', '/', '—', ' ') : plain(text)

const WAYS: Record<RollField, (text: string) => fc.Arbitrary<Cell>> = {
  number: (text) => one<Cell>(Number(text), text, { t: 'n', v: Number(text), f: 'ROW()-1' }),
  township: (text) => one<Cell>(...spaced(text), text.replace(/镇$/, ''), `${text}人民政府`),
  village: (text) => one<Cell>(...spaced(text), text.replace(/村$/, ''), `${text}委会`),
  name: plain,
  primaryType: synonyms,
  services,
  buildMode: synonyms,
  formerVenue: maybe,
  newField: maybe,
  venueKind: synonyms,
  address: plain,
  longitude: (text) => one<Cell>(Number(text), text, `${text}°`, `E${text}`, `东经${text}°`, full(text)),
  latitude: (text) => one<Cell>(Number(text), text, `${text}°`, `N${text}`, full(text)),
  areaM2: (text) => number(text, '㎡', '平方米', '平', ' m2', '平方'),
  seats: (text) => number(text, '座', '个'),
  hours: plain,
  hostName: (text) => one<Cell>(...spaced(text), text.length === 2 ? `${text[0]} ${text[1]}` : text),
  phone,
  phonePublic: yes,
  pairedMember: (text) => one<Cell>(...spaced(text)),
  memberLevel: synonyms,
  womenCovered: (text) => number(text, '人', '名'),
  demonstration: yes,
  plannedDate: day,
}

const HEADERS: Partial<Record<RollField, string[]>> = {
  number: ['序号', '序 号', '编号'],
  township: ['乡镇(街道)', '乡镇/街道', '镇街', '所属乡镇', '*乡镇(街道)'],
  village: ['村(社区)', '村社区', '行政村', '村、社区'],
  name: ['微家名称', '妇女微家名称', '微家\n名称'],
  primaryType: ['类型', '微家类型', '类型(五型)'],
  areaM2: ['面积(㎡)', '面积(平方米)', '面积㎡', '场地面积'],
  seats: ['座位数', '座位数(个)'],
  phone: ['联系电话', '手机号码', '联系方式', '微家主人联系电话'],
  hostName: ['微家主人(女主人)', '女主人', '微家主人'],
  womenCovered: ['覆盖妇女数', '覆盖妇女数(人)', '覆盖妇女人数'],
  plannedDate: ['计划建成时间', '计划完成时间', '拟建成时间'],
  phonePublic: ['对外公开', '电话是否公开'],
}
/** Columns that a group of the upper header row may stand over, and what the lower row says then. */
const GROUPS: { over: string; fields: [RollField, string][] }[] = [
  {
    over: '地理位置',
    fields: [
      ['longitude', '经度'],
      ['latitude', '纬度'],
    ],
  },
  {
    over: '结对执委',
    fields: [
      ['pairedMember', '姓名'],
      ['memberLevel', '级别'],
    ],
  },
  {
    over: '微家主人',
    fields: [
      ['hostName', '姓名'],
      ['phone', '联系电话'],
    ],
  },
]
const FIELDS = Object.keys(ROLL_FIELD_LABELS) as RollField[]
/** Groups lie beside each other in every order of the columns. */
const BLOCKS: RollField[][] = [
  ['longitude', 'latitude'],
  ['pairedMember', 'memberLevel'],
  ['hostName', 'phone'],
  ...FIELDS.filter((field) => GROUPS.every(({ fields }) => fields.every(([other]) => other !== field))).map((field) => [
    field,
  ]),
]

export interface Layout {
  order: RollField[]
  grouped: boolean
  titles: number
  footers: number
  strange: string[]
  blankEvery: number
  headerAgain: boolean
  mergedTownship: boolean
  hiddenSheet: boolean
  from1904: boolean
  xls: boolean
}

const layout: fc.Arbitrary<Layout> = fc.record({
  order: fc.shuffledSubarray(BLOCKS, { minLength: BLOCKS.length }).map((blocks) => blocks.flat()),
  grouped: fc.boolean(),
  titles: fc.integer({ min: 0, max: 4 }),
  footers: fc.integer({ min: 0, max: 4 }),
  strange: fc.subarray(['备注', '荣誉称号', '是否党员', '微信号']),
  blankEvery: fc.integer({ min: 0, max: 3 }),
  headerAgain: fc.boolean(),
  mergedTownship: fc.boolean(),
  hiddenSheet: fc.boolean(),
  from1904: fc.boolean(),
  xls: fc.boolean(),
})

export interface Messy {
  file(): Buffer
  layout: Layout
  /** Excel's number of each home's row, in the homes' order. */
  rowOf: number[]
  /** Excel's column of a field, from 0. */
  columnOf(field: RollField): number
}

const TITLES: Cell[][] = [
  ['附件1'],
  ['澜川县"妇女微家"建设情况摸底表'],
  ['填报单位(盖章):白沙镇妇联', '填报日期:2027年4月12日'],
  ['单位:㎡、人'],
]
const FOOTERS: Cell[][] = [
  ['合计', '', 18],
  ['备注:1.类型请按五型填写'],
  ['填表人:何', '', '审核人:林'],
  ['(盖章)', '2027年4月12日'],
]

/** Any way to write these homes down. `plant` changes cells of the clean rows just before they are laid out, as a person would type them. */
export function messyOf(
  homes: readonly Clean[],
  plant: (row: number, field: RollField) => Cell | undefined = () => undefined,
): fc.Arbitrary<Messy> {
  const cells = homes.map((home) =>
    fc.record(
      Object.fromEntries(FIELDS.map((field) => [field, WAYS[field](home[field])])) as Record<
        RollField,
        fc.Arbitrary<Cell>
      >,
    ),
  )
  const headers = fc.record(
    Object.fromEntries(
      FIELDS.map((field) => [field, one(...(HEADERS[field] ?? [ROLL_FIELD_LABELS[field]]))]),
    ) as Record<RollField, fc.Arbitrary<string>>,
  )
  return fc.tuple(layout, fc.tuple(...cells), headers).map(([how, rows, words]) => {
    const planted = rows.map(
      (row, i) =>
        Object.fromEntries(
          FIELDS.map((field) => [field, plant(i, field) === undefined ? row[field] : plant(i, field)]),
        ) as Record<RollField, Cell>,
    )
    return lay(homes, planted, words, how)
  })
}

function lay(
  homes: readonly Clean[],
  rows: Record<RollField, Cell>[],
  words: Record<RollField, string>,
  how: Layout,
): Messy {
  const { order, strange } = how
  const sheet: Cell[][] = TITLES.slice(0, how.titles).map((row) => [...row])
  const merges: WorkSheet['!merges'] = []
  const upper: Cell[] = order.map((field) => words[field])
  const lower: Cell[] = order.map(() => null)
  const top = sheet.length
  if (how.grouped)
    for (const { over, fields } of GROUPS) {
      const first = order.indexOf(fields[0]?.[0] ?? 'number')
      fields.forEach(([, word], i) => {
        upper[first + i] = i === 0 ? over : null
        lower[first + i] = word
      })
      merges.push({ s: { r: top, c: first }, e: { r: top, c: first + fields.length - 1 } })
    }
  const header: Cell[][] = how.grouped ? [[...upper, ...strange], lower] : [[...upper, ...strange]]
  sheet.push(...header.map((row) => [...row]))
  const rowOf: number[] = []
  rows.forEach((row, i) => {
    if (how.blankEvery > 0 && i > 0 && i % how.blankEvery === 0) sheet.push([], [null, ' '])
    if (how.headerAgain && i === Math.floor(rows.length / 2)) sheet.push(...header.map((again) => [...again]))
    rowOf.push(sheet.length + 1)
    sheet.push([...order.map((field) => row[field]), ...strange.map((_, at) => (at % 2 ? null : '说不清'))])
  })
  sheet.push(...FOOTERS.slice(0, how.footers).map((row) => [...row]))
  const worksheet = utils.aoa_to_sheet(sheet.map((row) => row.map((cell) => at1904(cell, how.from1904))))
  if (how.mergedTownship) mergeTownships(worksheet, homes, rowOf, order.indexOf('township'), merges)
  worksheet['!merges'] = merges
  const workbook = utils.book_new()
  if (how.hiddenSheet)
    utils.book_append_sheet(
      workbook,
      utils.aoa_to_sheet([
        ['微家名称', '村', '乡镇', '类型'],
        ['旧', '旧', '旧', '旧'],
      ]),
      '去年的',
    )
  utils.book_append_sheet(workbook, worksheet, '摸底表')
  workbook.Workbook = {
    WBProps: { date1904: how.from1904 },
    Sheets: how.hiddenSheet ? [{ Hidden: 1 }, { Hidden: 0 }] : [{ Hidden: 0 }],
  }
  const bookType = how.xls ? 'biff8' : 'xlsx'
  return {
    file: () => write(workbook, { type: 'buffer', bookType, compression: true }) as Buffer,
    layout: how,
    rowOf,
    columnOf: (field) => order.indexOf(field),
    // What a failing test prints: the cells, not the bytes.
    [fc.toStringMethod]: () => JSON.stringify({ how, sheet }),
  } as Messy
}

/** A real date of the 1904 calendar; numbers that are only typed stay what they are. */
function at1904(cell: Cell, from1904: boolean): Cell {
  const isDate = typeof cell === 'object' && cell !== null && cell.t === 'n' && cell.z !== undefined
  return from1904 && isDate ? { ...cell, v: Number(cell.v) - 1_462 } : cell
}

/** Townships that follow each other are written once and merged down. */
function mergeTownships(
  sheet: WorkSheet,
  homes: readonly Clean[],
  rowOf: readonly number[],
  column: number,
  merges: NonNullable<WorkSheet['!merges']>,
): void {
  for (let i = 0; i < rowOf.length; ) {
    let end = i
    while (homes[end + 1]?.township === homes[i]?.township && (rowOf[end + 1] ?? 0) === (rowOf[end] ?? 0) + 1) end += 1
    const [from, to] = [(rowOf[i] ?? 1) - 1, (rowOf[end] ?? 1) - 1]
    if (to > from) {
      for (let r = from + 1; r <= to; r += 1) delete sheet[utils.encode_cell({ r, c: column })]
      merges.push({ s: { r: from, c: column }, e: { r: to, c: column } })
    }
    i = end + 1
  }
}
