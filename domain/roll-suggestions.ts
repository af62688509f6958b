import type { RawRow } from './roll'
import { cellDegrees, cellText, cellWord, dayOf, lastDayOf, saysDitto } from './roll-cells'
import { readService } from './roll-choices'
import type { RollField } from './roll-columns'
import { readPhones } from './roll-phone'
import { findVillage, judgePosition, likelyTownships, likelyVillages, type RollPlaces } from './roll-places'
import type { RollProblem } from './roll-reading'
import { halfWidth } from './text'

/** What an officer may mean, offered as one tap: nothing of it is taken by itself. */
export interface Suggestion {
  label: string
  changes: { field: RollField; value: string }[]
}

export interface SuggestionContext {
  places: RollPlaces
  /** The year in which the roll was sent: a date without one is of this year or the next. */
  year: number
  /** The row above, which 「同上」 means. */
  above: RawRow | undefined
}

const MOST = 4

/** Ways to put a problem right, the likeliest first; none where only the officer can know. */
export function suggestionsFor(raw: RawRow, problem: RollProblem, context: SuggestionContext): Suggestion[] {
  const { field } = problem
  if (field === 'row') return []
  const text = cellText(raw.cells[field])
  if (saysDitto(cellWord(text))) return fromAbove(field, context.above)
  switch (field) {
    case 'township':
    case 'village':
      return places(raw, context.places)
    case 'longitude':
    case 'latitude':
      return exchanged(raw, context.places)
    case 'plannedDate':
      return dates(text, context.year).map((day) => one(field, day))
    case 'phone':
      return phonesIn(text).map((number) => one(field, number))
    case 'hostName':
    case 'pairedMember':
      return namesIn(text).map((name) => one(field, name))
    case 'services':
      return known(text)
    case 'areaM2':
    case 'seats':
    case 'womenCovered':
      return (halfWidth(text).match(/\d+(\.\d+)?/g) ?? []).slice(0, 2).map((number) => one(field, number))
    default:
      return []
  }
}

const one = (field: RollField, value: string): Suggestion => ({ label: value, changes: [{ field, value }] })

function fromAbove(field: RollField, above: RawRow | undefined): Suggestion[] {
  const value = cellText(above?.cells[field])
  return value === '' || saysDitto(cellWord(value))
    ? []
    : [{ label: `和上一行一样:${value}`, changes: [{ field, value }] }]
}

function places({ cells }: RawRow, places: RollPlaces): Suggestion[] {
  const [township, village] = [cellText(cells.township), cellText(cells.village)]
  const villages = likelyVillages(places, township, village, MOST).map((place) => {
    const parent = places.townships.find(({ id }) => id === place.parentId)?.name ?? ''
    const changes: Suggestion['changes'] = [
      { field: 'township', value: parent },
      { field: 'village', value: place.name },
    ]
    return {
      label: `${parent}${place.name}`,
      changes: changes.filter(({ field, value }) => cellText(cells[field]) !== value),
    }
  })
  if (villages.length > 0) return villages
  return likelyTownships(places, township, MOST)
    .filter(({ name }) => findVillage(places, name, village).found)
    .map(({ name }) => one('township', name))
}

/** Longitude and latitude the other way round, where the place is then in its township. */
function exchanged({ cells }: RawRow, places: RollPlaces): Suggestion[] {
  const [longitude, latitude] = [cellDegrees(cells.longitude), cellDegrees(cells.latitude)]
  const village = findVillage(places, cellText(cells.township) || places.under.name, cellText(cells.village)).found
  if (longitude === null || latitude === null || village === null) return []
  if (judgePosition(places, village, { longitude, latitude }).verdict !== 'swapped') return []
  const changes: Suggestion['changes'] = [
    { field: 'longitude', value: String(latitude) },
    { field: 'latitude', value: String(longitude) },
  ]
  return [{ label: `对调:经度 ${latitude},纬度 ${longitude}`, changes }]
}

/** 6月30日, 6/30, 6月底: of this year and the next; 2027.1 may be January or October. */
function dates(text: string, year: number): string[] {
  const word = halfWidth(text).replace(/\s/g, '')
  const short = /^(\d{2})[.\-/年](\d{1,2})[.\-/月](\d{1,2})日?$/.exec(word)
  if (short) return found([dayOf(2000 + Number(short[1]), Number(short[2]), Number(short[3]))])
  const cut = /^(20\d\d)\.1$/.exec(word)
  if (cut) return found([lastDayOf(Number(cut[1]), 1), lastDayOf(Number(cut[1]), 10)])
  const day = /(?:^|\D)(\d{1,2})[./月-](\d{1,2})[日号]?(?:前|左右)?$/.exec(word)
  if (day) return found([year, year + 1].map((of) => dayOf(of, Number(day[1]), Number(day[2]))))
  const month = /(?:^|\D)(\d{1,2})月(?:份|底|末|中旬|下旬|上旬|初|前)*$/.exec(word)
  if (!month) return []
  const said = /(20\d\d)年/.exec(word)
  const years = said ? [Number(said[1])] : [year, year + 1]
  return found(years.map((of) => lastDayOf(of, Number(month[1]))))
}

const found = (days: (string | null)[]): string[] => days.filter((day) => day !== null)

function phonesIn(text: string): string[] {
  const inside = halfWidth(text).match(/(?<!\d)1\d{10}(?!\d)/g) ?? []
  return [...new Set([...readPhones(text).numbers, ...inside])].slice(0, MOST)
}

/** Names beside each other, or one with a remark in brackets. */
function namesIn(text: string): string[] {
  const names = text
    .replace(/[((【[].*?[))】\]]/g, ' ')
    .split(/[、,,;;/／和\s\d:.:-]+/)
    .filter((name) => /^[\p{Script=Han}·]{2,8}$/u.test(name))
  return names.some((name) => name !== text) ? names.slice(0, MOST) : []
}

/** The services that are known, without the words that are not. */
function known(text: string): Suggestion[] {
  const words = text.split(/[、,,;;/／|\s和与及.。·+&]+/).filter((word) => readService(cellWord(word)) !== null)
  return words.length === 0
    ? []
    : [{ label: `只记:${words.join('、')}`, changes: [{ field: 'services', value: words.join('、') }] }]
}
