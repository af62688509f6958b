import { distanceM, isInChina } from './geo'
import { isWithin, type Organisation, type Position } from './organisation'
import { cellWord } from './roll-cells'

/** The part of the tree that a roll's rows are looked up in, indexed once for many rows. */
export interface RollPlaces {
  county: string
  /** The place whose roll this is: rows of other places are refused. */
  under: Organisation
  townships: readonly Organisation[]
  villagesOf(townshipId: string): readonly Organisation[]
  villages: readonly Organisation[]
}

/** Indexes a county's organisations for rows of the roll of `underId`. Throws when that place is not among them. */
export function rollPlaces(organisations: readonly Organisation[], underId: string): RollPlaces {
  const under = organisations.find((organisation) => organisation.id === underId)
  if (!under) throw new RangeError(`No organisation ${underId} to look rows up in`)
  const villages = organisations.filter((organisation) => organisation.level === 'village')
  const byTownship = new Map<string, Organisation[]>()
  for (const village of villages) {
    const siblings = byTownship.get(village.parentId ?? '') ?? []
    byTownship.set(village.parentId ?? '', [...siblings, village])
  }
  return {
    county: organisations.find((organisation) => organisation.level === 'county')?.name ?? '',
    under,
    townships: organisations.filter(({ level }) => level === 'township' || level === 'unit'),
    villagesOf: (townshipId) => byTownship.get(townshipId) ?? [],
    villages,
  }
}

/** The endings of place names, the offices that stand for a place in their stead, and how each is written in the tree. */
interface Endings {
  plain: RegExp
  offices: readonly [office: RegExp, ending: string][]
}
const TOWNSHIP: Endings = {
  plain: /(街道|渔业乡|民族乡|镇|乡)$/,
  offices: [
    [/街道办事处$/, '街道'],
    [/(?<=[镇乡])人民政府$/, ''],
  ],
}
const VILLAGE: Endings = {
  plain: /(社区|村)$/,
  offices: [
    [/村(民委员|委)会$/, '村'],
    [/(社区)?居(民委员|委)会$/, '社区'],
  ],
}

/**
 * Places of a name as people write it: the same name, an office for its place (渔港村委会), or the name without its ending (白沙 for 白沙镇).
 * 上坪村 and 上坪社区 are two places: an ending that was written is never exchanged for another.
 */
function named(name: string, among: readonly Organisation[], { plain, offices }: Endings): Organisation[] {
  const word = offices.reduce((text, [office, ending]) => text.replace(office, ending), cellWord(name))
  const exact = among.filter((place) => place.name === word)
  return exact.length > 0 || word === '' ? exact : among.filter((place) => place.name.replace(plain, '') === word)
}

export type FoundVillage =
  | { found: Organisation; township: Organisation }
  | { found: null; at: 'township' | 'village'; message: string }

/**
 * The village that a row's two names mean. Village names repeat across townships, so the township decides; the answer says what else
 * the row could mean, and takes none of it by itself.
 */
export function findVillage(places: RollPlaces, townshipName: string, villageName: string): FoundVillage {
  const townships = named(townshipName, places.townships, TOWNSHIP)
  const [township] = townships
  if (!township) {
    const message = places.county ? `${places.county}没有「${townshipName}」` : `没有找到「${townshipName}」`
    return { found: null, at: 'township', message }
  }
  if (townships.length > 1)
    return { found: null, at: 'township', message: `「${townshipName}」可能指几个地方,请写全名` }
  if (township.level === 'unit')
    return { found: null, at: 'township', message: `「${township.name}」是直属单位,摸底表只登记村社区的微家` }
  const villages = named(villageName, places.villagesOf(township.id), VILLAGE)
  const [village] = villages
  if (!village) return { found: null, at: 'village', message: notHere(places, township, villageName) }
  if (villages.length > 1) return { found: null, at: 'village', message: `「${villageName}」可能指几个地方,请写全名` }
  if (!isWithin(village.path, places.under.path))
    return { found: null, at: 'township', message: `${township.name}${village.name}不在${places.under.name}的范围里` }
  return { found: village, township }
}

function notHere(places: RollPlaces, township: Organisation, villageName: string): string {
  const elsewhere = named(villageName, places.villages, VILLAGE)
    .map((village) => places.townships.find((place) => place.id === village.parentId)?.name)
    .filter((name) => name !== undefined)
  const hint = elsewhere.length > 0 ? `;${elsewhere.join('、')}有「${villageName}」,请核对乡镇` : ''
  return `${township.name}没有「${villageName}」${hint}`
}

/** Farther than this from every village of the township, a point is not in it; farther from its own village, it is asked about. [I] */
export const OUTSIDE_TOWNSHIP_M = 10_000
export const FAR_FROM_VILLAGE_M = 3_000

export type JudgedPosition =
  | { verdict: 'inside' }
  | { verdict: 'farFromVillage'; metres: number }
  | { verdict: 'swapped' }
  | { verdict: 'outsideTownship' }
  | { verdict: 'outsideCounty' }

/** Whether a position fits the village that the row names. Exchanged longitude and latitude are pointed out, not put right. */
export function judgePosition(places: RollPlaces, village: Organisation, at: Position): JudgedPosition {
  const townshipVillages = places.villagesOf(village.parentId ?? '')
  const near = (point: Position, among: readonly Organisation[]): boolean =>
    isInChina(point) && among.some((place) => distanceM(place.centre, point) <= OUTSIDE_TOWNSHIP_M)
  if (near(at, townshipVillages)) {
    const metres = distanceM(village.centre, at)
    return metres > FAR_FROM_VILLAGE_M ? { verdict: 'farFromVillage', metres } : { verdict: 'inside' }
  }
  if (near({ longitude: at.latitude, latitude: at.longitude }, townshipVillages)) return { verdict: 'swapped' }
  return near(at, places.villages) ? { verdict: 'outsideTownship' } : { verdict: 'outsideCounty' }
}

const stem = (place: string, ending: RegExp): string => cellWord(place).replace(ending, '')

/** How many characters two names share, of all they have: 1 for the same, 0 for nothing in common. */
function likeness(one: string, other: string): number {
  const shared = [...new Set(one)].filter((letter) => other.includes(letter)).length
  return shared / Math.max(new Set(one).size, new Set(other).size, 1)
}

const LIKE_ENOUGH = 0.5

/** Villages that a row may have meant, the likeliest first: those of its name elsewhere, and those of a like name in its township. */
export function likelyVillages(
  places: RollPlaces,
  townshipName: string,
  villageName: string,
  most: number,
): Organisation[] {
  const [township] = named(townshipName, places.townships, TOWNSHIP)
  const wanted = stem(villageName, VILLAGE.plain)
  const scored = places.villages
    .filter(({ path }) => isWithin(path, places.under.path))
    .map((village) => {
      const here = village.parentId === township?.id
      const like = likeness(wanted, stem(village.name, VILLAGE.plain))
      return { village, score: like === 1 || here ? like + (here ? 0.1 : 0) : 0 }
    })
  return scored
    .filter(({ score }) => score >= LIKE_ENOUGH)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ village }) => village)
}

/** Townships of a like name. */
export function likelyTownships(places: RollPlaces, townshipName: string, most: number): Organisation[] {
  const wanted = stem(townshipName, TOWNSHIP.plain)
  return places.townships
    .filter(
      ({ level, path }) =>
        level === 'township' && (isWithin(path, places.under.path) || isWithin(places.under.path, path)),
    )
    .map((township) => ({ township, score: likeness(wanted, stem(township.name, TOWNSHIP.plain)) }))
    .filter(({ score }) => score >= LIKE_ENOUGH)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ township }) => township)
}
