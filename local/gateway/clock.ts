/** The movable time of the whole local cloud, in milliseconds since 1970. Nothing in the gateway reads the time elsewhere. */
export interface Clock {
  now(): number
  /** What the clock shows and what it showed before it was moved lately: requests signed before a jump may still be on their way. */
  timesLately?(): readonly number[]
}
