/** The movable time of the whole local cloud, in milliseconds since 1970. Nothing in the gateway reads the time elsewhere. */
export interface Clock {
  now(): number
}
