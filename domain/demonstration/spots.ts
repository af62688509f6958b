import type { Position } from '../organisation'
import { chancesOf } from './lots'

/** A spot near a home where a reviewer asks the next woman she meets: so many metres in a direction, in whole degrees from north. */
export interface Spot {
  bearing: number
  metres: number
}

/** Nearer than this is the home's own door, where its guests stand. */
const NEAREST_M = 60

/**
 * The spots of a review, drawn when the reviewer arrives, so that nobody is brought along (rubric §8). Spots `from` on come where earlier
 * ones found nobody at home: the draw goes on, and no one chooses. Every place within the radius is as likely as every other.
 */
export function drawSpots(seed: string, radiusM: number, { from, count }: { from: number; count: number }): Spot[] {
  return Array.from({ length: count }, (_, i) => {
    const [turn, reach] = chancesOf(seed, 'spots', String(from + i))
    const ring = NEAREST_M ** 2 + reach * (radiusM ** 2 - NEAREST_M ** 2)
    return { bearing: Math.floor(turn * 360), metres: Math.floor(Math.sqrt(ring)) }
  })
}

const METRES_PER_DEGREE = 111_320
const DIRECTIONS = ['北', '东北', '东', '东南', '南', '西南', '西', '西北']

/** Where a spot lies on the map, to a metre. */
export function spotPosition(centre: Position, { bearing, metres }: Spot): Position {
  const angle = (bearing * Math.PI) / 180
  const north = (metres * Math.cos(angle)) / METRES_PER_DEGREE
  const east = (metres * Math.sin(angle)) / (METRES_PER_DEGREE * Math.cos((centre.latitude * Math.PI) / 180))
  const rounded = (degrees: number): number => Number(degrees.toFixed(5))
  return { longitude: rounded(centre.longitude + east), latitude: rounded(centre.latitude + north) }
}

/** 从微家往东北约 240 米. */
export function spotWords({ bearing, metres }: Spot): string {
  return `从微家往${DIRECTIONS[Math.round(bearing / 45) % 8]}约 ${Math.round(metres / 10) * 10} 米`
}
