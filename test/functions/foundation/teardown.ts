import { rmSync } from 'node:fs'
import { FOUNDATION } from './foundation'

/** After the last test of the room. */
export default function teardown(): void {
  rmSync(process.env[FOUNDATION] ?? '', { recursive: true, force: true })
}
