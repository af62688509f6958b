import { distanceWords } from './geo'
import type { VenueKind } from './micro-home'
import { type BuildMode, type MemberLevel, type NewField, type PrimaryType, SERVICES, type Service } from './micro-home'
import { parseOpeningHours } from './opening-hours'
import type { Organisation, Position } from './organisation'
import { maskPhoneNumber, type PhoneNumber } from './phone-number'
import { type RawRow, rowId } from './roll'
import { cellDay, cellDegrees, cellMonth, cellWord, saysNone } from './roll-cells'
import {
  readBuildMode,
  readMemberLevel,
  readNewField,
  readPrimaryType,
  readService,
  readVenueKind,
} from './roll-choices'
import { ROLL_FIELD_LABELS } from './roll-columns'
import { isMobile, readPhones } from './roll-phone'
import { findVillage, judgePosition, type RollPlaces } from './roll-places'
import { Reading, type RollProblem } from './roll-reading'

/** What a row says once it is understood; everything a micro-home needs from a roll. */
export interface RollRow {
  village: Organisation
  township: Organisation
  name: string
  primaryType: PrimaryType
  services: Service[]
  buildMode: BuildMode
  formerVenue: string | null
  newField: NewField | null
  venueKind: VenueKind
  address: string
  /** Null while nobody has placed it on the map. */
  position: Position | null
  areaM2: number | null
  seats: number | null
  hoursText: string
  hostName: string
  phone: PhoneNumber | null
  phonePublic: boolean
  pairedMember: { name: string; level: MemberLevel }
  womenCovered: number | null
  demonstration: boolean
  /** `2027-06-30`. */
  plannedDate: string | null
}

export interface CheckedRow {
  /** What was understood, even where the row is blocked. */
  found: Partial<RollRow>
  /** The whole row, or null when anything blocks it: a row is imported whole or not at all. */
  home: RollRow | null
  problems: RollProblem[]
}

export interface RollContext {
  places: RollPlaces
  /** By a row's id: the earlier row of the same file that is the same home (`findDuplicates`), in words (第 6 行). */
  duplicates: ReadonlyMap<number, string>
}

/** Judges one row of a roll. Pure: what it needs to know of the county and of the file's other rows comes in `context`. */
export function checkRow(raw: RawRow, context: RollContext): CheckedRow {
  const reading = new Reading(raw)
  const place = readPlace(reading, context.places)
  const venueKind = reading.choice('venueKind', readVenueKind)
  const found = {
    village: place?.found ?? null,
    township: place?.township ?? null,
    name: reading.required('name', 40),
    primaryType: reading.choice('primaryType', readPrimaryType),
    services: readServices(reading),
    buildMode: reading.choice('buildMode', readBuildMode),
    venueKind,
    address: reading.required('address', 80),
    hostName: readPersonName(reading, 'hostName'),
    pairedMember: readPairedMember(reading),
    phonePublic: reading.yes('phonePublic'),
    demonstration: reading.yes('demonstration'),
  }
  const perhaps = {
    formerVenue: reading.optional('formerVenue', 40),
    newField: saysNone(cellWord(reading.cell('newField'))) ? null : reading.choice('newField', readNewField),
    position: readPosition(reading, context.places, found.village),
    areaM2: reading.number('areaM2', '平方米', 1, 10_000),
    seats: reading.count('seats', '座', 1, 2_000),
    womenCovered: reading.count('womenCovered', '人', 0, 1_000_000),
    hoursText: readHours(reading),
    phone: readPhone(reading),
    plannedDate: readPlannedDate(reading),
  }
  const first = context.duplicates.get(rowId(raw))
  if (first !== undefined) reading.block('row', `和${first}是同一个微家(村、名称、地址都一样)`)
  if (raw.hidden) reading.ask('row', '这一行在表里被隐藏了,要导入吗')
  const understood = { ...withoutNulls(found), ...perhaps }
  const blocked = reading.problems.some((problem) => problem.severity === 'blocks')
  return { found: understood, home: blocked ? null : wholeRow(understood), problems: reading.problems }
}

type Understood = Partial<RollRow> & Pick<RollRow, 'formerVenue' | 'newField' | 'position' | 'areaM2' | 'seats'>

/** Every needed value is there, since whatever is missing blocks. */
function wholeRow(understood: Understood): RollRow {
  const needed = [
    'village',
    'township',
    'name',
    'primaryType',
    'services',
    'buildMode',
    'venueKind',
    'address',
  ] as const
  for (const key of [...needed, 'hostName', 'pairedMember', 'phonePublic', 'demonstration'] as const)
    if (understood[key] === undefined) throw new Error(`a row without ${key} is not blocked`)
  return understood as RollRow
}

function withoutNulls<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], null> } {
  const kept = Object.entries(values).filter(([, value]) => value !== null)
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], null> }
}

function readPlace(reading: Reading, places: RollPlaces): { found: Organisation; township: Organisation } | null {
  // A township's own roll need not say on each line whose it is.
  if (places.under.level === 'township' && reading.text('township') === '') {
    const village = reading.required('village', 40)
    if (village === null) return null
    const answer = findVillage(places, places.under.name, village)
    return answer.found ? answer : reading.block(answer.at, answer.message)
  }
  const [township, village] = [reading.required('township', 40), reading.required('village', 40)]
  if (township === null || village === null) return null
  const answer = findVillage(places, township, village)
  return answer.found ? answer : reading.block(answer.at, answer.message)
}

const BETWEEN_SERVICES = /[、,,;;/／|｜\\\s和与及.。·+&＋]+|(?:^|(?<=\D))\d{1,2}(?=\D)|[①-⑩]/

/** One service or several, however they are separated or numbered. */
function readServices(reading: Reading): Service[] | null {
  const text = reading.required('services', 200)
  if (text === null) return null
  const words = text.split(BETWEEN_SERVICES).map((word) => word?.replace(/[()（）]|等$/g, '') ?? '')
  const services = new Set<Service>()
  const unknown = words.filter((word) => {
    const service = readService(cellWord(word))
    if (service) services.add(service)
    return word !== '' && service === null
  })
  if (unknown.length > 0) return reading.block('services', `服务内容「${unknown.join('、')}」不在可选的里面`)
  return services.size === 0 ? reading.block('services', '没有填服务内容') : SERVICES.filter((s) => services.has(s))
}

/** A person's name: 2 to 20 Chinese or Latin letters; more than one person in a cell is asked about. */
function readPersonName(reading: Reading, field: 'hostName' | 'pairedMember'): string | null {
  const text = reading.required(field, 40)
  if (text === null) return null
  const label = ROLL_FIELD_LABELS[field]
  if (/^(无|没有|待定|暂无|未定|空缺|\/|-)$/.test(text))
    return reading.block(field, `${label}写的是「${text}」,要写姓名`)
  if (/[、,,;;/／和]/.test(text)) return reading.block(field, `${label}写了几个人,请只留一位`)
  const name = /^\p{Script=Han}[\p{Script=Han} ·]*$/u.test(text) ? text.replace(/ /g, '') : text
  if (!/^[\p{Script=Han}\p{Script=Latin}·. ]{2,20}$/u.test(name)) return reading.block(field, `「${text}」不像姓名`)
  return name
}

function readPairedMember(reading: Reading): { name: string; level: MemberLevel } | null {
  const name = readPersonName(reading, 'pairedMember')
  const level = reading.choice('memberLevel', readMemberLevel)
  return name === null || level === null ? null : { name, level }
}

/** The first mobile of the cell, or its first number; that there were more is noted. */
function readPhone(reading: Reading): PhoneNumber | null {
  const text = reading.text('phone')
  if (saysNone(cellWord(text))) {
    reading.note('phone', '没有联系电话')
    return null
  }
  if (reading.broken('phone')) return null
  const { numbers, others, cut } = readPhones(text)
  const taken = numbers.find(isMobile) ?? numbers[0]
  if (cut) return reading.block('phone', `联系电话成了「${text}」,后几位看不出来,请写完整`)
  if (taken === undefined) return reading.block('phone', `联系电话「${text}」不对`)
  const left = [...numbers.filter((number) => number !== taken).map(maskPhoneNumber), ...others]
  if (left.length > 0) reading.note('phone', `写了几个电话,记 ${maskPhoneNumber(taken)},没有记「${left.join('、')}」`)
  return taken
}

function readHours(reading: Reading): string {
  const text = reading.optional('hours', 60)
  if (text === null) {
    if (saysNone(cellWord(reading.cell('hours')))) reading.note('hours', '没有填开放时间')
    return ''
  }
  if (parseOpeningHours(text) === null) reading.note('hours', '开放时间没看懂,会照原样给居民看')
  return text
}

function readPlannedDate(reading: Reading): string | null {
  const [cell, text] = [reading.cell('plannedDate'), reading.text('plannedDate')]
  if (saysNone(cellWord(cell)) || reading.broken('plannedDate')) return null
  const day = cellDay(cell)
  if (day !== null) return day
  const month = cellMonth(cell)
  if (month === null) return reading.block('plannedDate', `「${text}」不是日期,请写成 2027-06-30 这样`)
  reading.note('plannedDate', `「${text}」没有写哪天,按 ${month} 记`)
  return month
}

function readPosition(reading: Reading, places: RollPlaces, village: Organisation | null): Position | null {
  const cells = [reading.cell('longitude'), reading.cell('latitude')] as const
  if (cells.every((cell) => saysNone(cellWord(cell)))) {
    reading.note('longitude', '没有经纬度,导入后在地图上补一下')
    return null
  }
  if ([reading.broken('longitude'), reading.broken('latitude')].includes(true)) return null
  const [longitude, latitude] = cells.map(cellDegrees)
  if (longitude == null) return reading.block('longitude', `经度「${reading.text('longitude')}」看不懂`)
  if (latitude == null) return reading.block('latitude', `纬度「${reading.text('latitude')}」看不懂`)
  const at = { longitude, latitude }
  if (village === null) return null
  const judged = judgePosition(places, village, at)
  switch (judged.verdict) {
    case 'inside':
      return at
    case 'farFromVillage':
      reading.note('longitude', `这个位置离${village.name}有 ${distanceWords(judged.metres)},请核对`)
      return at
    case 'swapped':
      return reading.block('longitude', '经度和纬度像是写反了:对调以后才在本乡镇,请核对')
    case 'outsideTownship':
      return reading.block('longitude', '这个位置不在本乡镇')
    case 'outsideCounty':
      return reading.block('longitude', '这个位置不在本县')
  }
}
