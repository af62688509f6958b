/** The only place in the service that reads the time (house, "One call"). */
export function now(): Date {
  return new Date()
}
