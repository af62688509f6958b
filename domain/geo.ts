import type { Position } from './organisation'

/** MongoDB's earth radius in metres, so that the phone's distance is the database's. */
const EARTH_RADIUS_M = 6_378_100
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres along the great circle. */
export function distanceM(a: Position, b: Position): number {
  const dLat = radians(b.latitude - a.latitude)
  const dLng = radians(b.longitude - a.longitude)
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Metres as people say them: 280 米, 1.1 公里, 12 公里. */
export function distanceWords(metres: number): string {
  if (metres < 1000) return `${Math.max(10, Math.round(metres / 10) * 10)} 米`
  const km = metres / 1000
  return km < 10 ? `${km.toFixed(1)} 公里` : `${Math.round(km)} 公里`
}

/** Steps of the grid that hides private venues: ≥ 500 m at every latitude of China (safety, "Private venues"). */
const GRID_LATITUDE = 0.006
const GRID_LONGITUDE = 0.009

/** The centre of the grid cell that holds a position. A private venue is queried, sorted and drawn from here only. */
export function gridPoint(at: Position): Position {
  const centre = (value: number, step: number): number => Number(((Math.floor(value / step) + 0.5) * step).toFixed(6))
  return { longitude: centre(at.longitude, GRID_LONGITUDE), latitude: centre(at.latitude, GRID_LATITUDE) }
}

/** A box around China: what lies outside is a typing mistake, most often longitude and latitude exchanged. */
export function isInChina(at: Position): boolean {
  return at.longitude >= 73 && at.longitude <= 136 && at.latitude >= 3 && at.latitude <= 54
}
