import tcb from '@cloudbase/node-sdk'

/**
 * The one connection to CloudBase. Always `@cloudbase/node-sdk`: it alone retries transaction conflicts (research, "wx-server-sdk vs
 * node-sdk"). Retries stay off: a write may have happened although its answer was lost, so the use case decides.
 */
export const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, timeout: 10_000 })
export const database = app.database()
export const command = database.command

/** A point as the database keeps it; only at a plain path, never inside `command.set` (the SDK mis-serializes it there). */
export function geoPoint(at: { longitude: number; latitude: number }): InstanceType<typeof database.Geo.Point> {
  return new database.Geo.Point(at.longitude, at.latitude)
}

/**
 * A stretch between two meridians and two parallels as a polygon of the database, a little larger: its sides are the shortest ways on the globe,
 * which bend off the parallels (by 0.0005 of the width for each degree of it at our latitudes).
 */
export function geoBox(bounds: { west: number; south: number; east: number; north: number }): Area {
  const width = bounds.east - bounds.west
  const more = 0.000_01 + 0.002 * width * Math.max(0.01, width)
  const [west, south, east, north] = [bounds.west - more, bounds.south - more, bounds.east + more, bounds.north + more]
  const corner = (longitude: number, latitude: number) => geoPoint({ longitude, latitude })
  const ring = [corner(west, south), corner(east, south), corner(east, north), corner(west, north), corner(west, south)]
  return new shapes.Polygon([new shapes.LineString(ring)])
}

type Area = Parameters<typeof command.geoWithin>[0]['geometry']
/** The SDK has them; its types name points only. */
const shapes = database.Geo as unknown as {
  Polygon: new (lines: readonly unknown[]) => Area
  LineString: new (points: readonly unknown[]) => unknown
}

let requests = 0
/** Counts one request to the database or storage in the running invocation. */
export function countRequest(): void {
  requests += 1
}
/** Requests since the last reset; an instance runs one invocation at a time. */
export function requestCount(): number {
  return requests
}
export function resetRequestCount(): void {
  requests = 0
}
