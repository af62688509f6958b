import { FOUNDATION, layFoundation } from './foundation'

/** Before the first test of the room. */
export default function setup(): void {
  process.env[FOUNDATION] = layFoundation('county')
}
