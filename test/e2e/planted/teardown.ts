import { rmSync } from 'node:fs'
import { PLANTED } from './planted'

/** After the last test of the room. */
export default function teardown(): void {
  rmSync(process.env[PLANTED] ?? '', { recursive: true, force: true })
}
