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
