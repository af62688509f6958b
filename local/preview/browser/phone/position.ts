/** Where the phone is, as the stage's pin says. */
export interface Position {
  latitude: number
  longitude: number
}

let current: Position = { latitude: 0, longitude: 0 }
const listeners = new Set<() => void>()

export const position = (): Position => current

export function setPosition(next: Position): void {
  current = { latitude: next.latitude, longitude: next.longitude }
  for (const listener of listeners) listener()
}

/** @returns what ends the listening. */
export function whenMoved(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
