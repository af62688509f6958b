import { HOME_STATE_LABELS } from '../../../domain/home-state'
import { MEMBER_LEVEL_LABELS, PRIMARY_TYPE_LABELS, SERVICE_LABELS, VENUE_KIND_LABELS } from '../../../domain/micro-home'
import { pairingsInForce } from '../../../domain/pairing'
import { countPersons } from '../../../domain/person-count'
import { onWallClock } from '../../../domain/time'
import type { HomeDocument } from '../../kit/documents'
import { heightFor } from '../../kit/workbook/line-height'
import type { CellLook } from '../../kit/workbook/new-styles'
import { type NewRow, newWorkbook } from '../../kit/workbook/new-workbook'
import { columnLetters } from '../../kit/workbook/places'
import { currentHosts } from '../card'

/** A home as it is printed: the phone and address are what whoever asked may have. */
export interface PrintedHome {
  home: HomeDocument
  phone: string
  address: string
}

export interface PrintedRegister {
  /** 澜川县, or the township's or village's own name. */
  placeName: string
  at: Date
  homes: readonly PrintedHome[]
  /** What it was narrowed to, in words; empty for everything. */
  narrowed: string
  /** 不得外传 stands at the foot of every page. */
  contacts: boolean
}

interface Column {
  title: string
  width: number
  look: CellLook
  value(printed: PrintedHome, at: Date, i: number): string | number | null
}

/** As an office knows the register (基本情况登记表), in the order in which it is read aloud. */
const COLUMNS: readonly Column[] = [
  { title: '序号', width: 5, look: 'centred', value: (_, __, i) => i + 1 },
  { title: '门牌号', width: 13, look: 'centred', value: ({ home }) => home.plateNumber ?? '' },
  { title: '微家名称', width: 20, look: 'text', value: ({ home }) => home.name },
  { title: '类型', width: 10, look: 'centred', value: ({ home }) => PRIMARY_TYPE_LABELS[home.primaryType] },
  { title: '乡镇(街道)', width: 11, look: 'centred', value: ({ home }) => home.townshipName },
  { title: '村(社区)', width: 11, look: 'centred', value: ({ home }) => home.villageName },
  {
    title: '服务内容',
    width: 20,
    look: 'text',
    value: ({ home }) => home.services.map((one) => SERVICE_LABELS[one]).join('、'),
  },
  { title: '场所', width: 10, look: 'centred', value: ({ home }) => VENUE_KIND_LABELS[home.venueKind] },
  { title: '地址', width: 24, look: 'text', value: ({ address }) => address },
  { title: '开放时间', width: 18, look: 'text', value: ({ home }) => home.hoursText },
  {
    title: '微家主人',
    width: 10,
    look: 'centred',
    value: ({ home }, at) =>
      currentHosts(home, at)
        .map(({ name }) => name)
        .join('、'),
  },
  { title: '联系电话', width: 14, look: 'centred', value: ({ phone }) => phone },
  {
    title: '结对执委',
    width: 13,
    look: 'centred',
    value: ({ home }, at) =>
      pairingsInForce(home.paired, at)
        .map(({ name, level }) => `${name}(${MEMBER_LEVEL_LABELS[level]})`)
        .join('、'),
  },
  { title: '覆盖妇女数', width: 8, look: 'centred', value: ({ home }) => home.womenCovered },
  { title: '状态', width: 11, look: 'centred', value: ({ home }) => HOME_STATE_LABELS[home.state] },
]
const LAST = columnLetters(COLUMNS.length)
const TITLE_HEIGHT = 30
const LINE_HEIGHT = 18
const HEADER_HEIGHT = 30
const SIGN_HEIGHT = 34

/** The register as a person would print it: title, date and counts, the header on every page, and lines to sign and seal at the end. */
export function printedRegister(register: PrintedRegister): Buffer {
  const { placeName, at, homes, contacts } = register
  const day = onWallClock(at).format('YYYY年M月D日')
  const title = `${placeName}妇女微家名册`
  const lines = homes.map((printed, i): NewRow => {
    const cells = COLUMNS.map(({ look, value }) => ({ look, value: value(printed, at, i) }))
    const heights = cells.map(({ value }, c) => heightFor(String(value ?? ''), COLUMNS[c]?.width ?? 0))
    return { cells, height: Math.max(...heights) }
  })
  const signRow = 4 + lines.length + 1
  const rows: NewRow[] = [
    { height: TITLE_HEIGHT, cells: [{ look: 'title', value: title }] },
    { height: LINE_HEIGHT, cells: [{ look: 'subtitle', value: summary(register, day) }] },
    { height: HEADER_HEIGHT, cells: COLUMNS.map((column) => ({ look: 'header', value: column.title })) },
    ...lines,
    { cells: [] },
    { height: SIGN_HEIGHT, cells: [{ look: 'foot', value: SIGN_LINE }] },
  ]
  const foot = contacts ? `${title} ${day} 含个人信息,仅供工作使用,请勿外传` : `${title} ${day}`
  return newWorkbook([
    {
      name: '微家名册',
      widths: COLUMNS.map(({ width }) => width),
      rows,
      merges: [1, 2, signRow].map((row) => `A${row}:${LAST}${row}`),
      print: { repeat: { from: 1, to: 3 }, foot },
    },
  ])
}

const SIGN_LINE = ['填表人:', '审核人:', '单位(盖章):', '日期:        年    月    日'].join(' '.repeat(24))

/** Persons are counted once however many homes they stand for (counts are by person). */
function summary({ placeName, homes, at, narrowed }: PrintedRegister, day: string): string {
  const hosts = countPersons(homes.flatMap(({ home }) => currentHosts(home, at)))
  const members = countPersons(homes.flatMap(({ home }) => pairingsInForce(home.paired, at)))
  const words = [
    `填报单位:${placeName}妇联`,
    `日期:${day}`,
    `微家 ${homes.length} 家`,
    `微家主人 ${hosts.persons} 人`,
    `结对执委 ${members.persons} 人`,
    ...(narrowed === '' ? [] : [`范围:${narrowed}`]),
  ]
  return words.join('    ')
}
