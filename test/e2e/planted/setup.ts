import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PLANTED } from './planted'

/** Before the first test of the room. */
export default function setup(): void {
  process.env[PLANTED] = mkdtempSync(path.join(os.tmpdir(), 'planted-'))
}
