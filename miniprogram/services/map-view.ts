import type { Position } from '../../domain/organisation'
import type { HomeCard, MapGroup, MapInput } from './model'
import { isOpen } from './opening'

export type Bounds = MapInput['bounds']

/** The map fills the width of the page; this is its height in px. */
export const MAP_HEIGHT = 330

/** WeChat's scales are those of web maps: 256 px hold the whole globe at scale 0, each step doubles it. */
const GLOBE_PX = 256
/** Reach of the first view: a walk around the village, or the county where nothing is known. */
const LEAST_DEGREES = 0.012
/** Where there is no home to start from, a whole county is in view. */
const COUNTY_SCALE = 10
/** How many of the nearest homes fit into the first view. */
const FIRST_VIEW = 8

/** What the map shows around a point at a scale, before the phone has told. */
export function boundsAround({ longitude, latitude }: Position, scale: number, widthPx: number): Bounds {
  const across = (360 * widthPx) / (GLOBE_PX * 2 ** scale)
  const up = across * (MAP_HEIGHT / widthPx) * Math.cos((latitude * Math.PI) / 180)
  return {
    west: longitude - across / 2,
    east: longitude + across / 2,
    south: latitude - up / 2,
    north: latitude + up / 2,
  }
}

/** The first view: around where she looks from, so far out that the nearest homes are in it. Null while nothing is known. */
export function firstView(
  homes: readonly HomeCard[],
  centre: Position | null,
  county: Position | null,
  widthPx: number,
): { middle: Position; scale: number } | null {
  const points = homes.flatMap(({ point }) => (point ? [point] : []))
  const middle = centre ?? points[0]
  if (!middle) return county && { middle: county, scale: COUNTY_SCALE }
  const reach = points
    .slice(0, FIRST_VIEW)
    .map((point) => Math.max(Math.abs(point.longitude - middle.longitude), Math.abs(point.latitude - middle.latitude)))
  const across = Math.max(LEAST_DEGREES, ...reach.map((each) => each * 2.4))
  const scale = Math.floor(Math.log2((360 * widthPx) / (GLOBE_PX * across)))
  return { middle, scale: Math.max(8, Math.min(16, scale)) }
}

/** A sign on the map; `id` is the group's place in the list. */
interface Sign {
  id: number
  latitude: number
  longitude: number
  iconPath: string
  width: number
  height: number
  anchor: { x: number; y: number }
  ariaLabel: string
  callout?: Record<string, unknown>
}

/** A flat is somewhere in here: half the diagonal of its grid cell, rounded up (domain/geo `gridPoint`). */
interface Circle {
  latitude: number
  longitude: number
  radius: number
  color: string
  fillColor: string
  strokeWidth: number
}
const ROUGH_M = 550

/** One home, several at one place, or many in a stretch: each has its own sign. */
export function signsOf(groups: readonly MapGroup[], about: boolean, now: Date): { signs: Sign[]; circles: Circle[] } {
  const signs = groups.map((group, id) => signOf(group, id, about, now))
  const circles = groups.filter(isRough).map(({ middle }) => ({
    ...middle,
    radius: ROUGH_M,
    color: '#7A4A8688',
    fillColor: '#7A4A861C',
    strokeWidth: 1,
  }))
  return { signs, circles }
}

/** Only flats: a soft circle, never a pin (safety, "Private venues"). */
const isRough = ({ homes }: MapGroup): boolean => homes.length > 0 && homes.every((home) => !home.pointExact)

function signOf(group: MapGroup, id: number, about: boolean, now: Date): Sign {
  const { middle, count, homes } = group
  const [only] = homes
  const at = { id, ...middle, width: 33, height: 40 }
  const round = { ...at, anchor: { x: 0.5, y: 0.5 } }
  if (count === 1 && only && !isRough(group))
    return {
      ...at,
      anchor: { x: 0.5, y: 1 },
      iconPath: `/images/pin-${isOpen(only.hours, now) ? 'open' : 'later'}.png`,
      ariaLabel: only.name,
    }
  const words = count === 1 ? '' : `${about ? '约 ' : ''}${count} 家`
  const iconPath = isRough(group) ? '/images/pin-rough.png' : '/images/pin-group.png'
  const ariaLabel = count === 1 ? `${only?.name ?? ''},大致位置` : `${words},点一下看看`
  return { ...round, iconPath, ariaLabel, ...(words === '' ? {} : { callout: bubble(words) }) }
}

/** A number stands above its dot, always. */
const bubble = (content: string): Record<string, unknown> => ({
  content,
  display: 'ALWAYS',
  color: '#FFFFFF',
  bgColor: '#A32B4A',
  fontSize: 13,
  borderRadius: 14,
  padding: 6,
  textAlign: 'center',
  anchorY: 10,
})
