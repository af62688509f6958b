import type { ErrorCode } from '../../contract/errors'
import type { ROLL_STATES } from '../../contract/roll'
import type { Stored } from './documents'

/** A spreadsheet on its way in: the job that whoever watches it, or the timer, moves on (house, "How data is kept" 4). */
export interface RollJobDocument extends Stored {
  orgId: string
  orgPath: string
  orgName: string
  /** The officer who started it. */
  ownerId: string
  requestId: string
  fileId: string
  fileName: string
  state: (typeof ROLL_STATES)[number]
  /** What the staged file was when it was read: nobody gets back another one. */
  fileDigest: string
  /** The staged file and the rows are removed after this moment (safety, "Uploads"); absent once they are. */
  keptUntil?: Date
  /** Sheets, headers and what is no row, encrypted (roll/about); null where nothing was read, and once it is removed. */
  aboutToken: string | null
  /** Sheets that the officer left out, from 0. */
  leftOutSheets: number[]
  total: number
  checked: number
  ready: number
  questions: number
  imported: number
  present: number
  leftOut: number
  noted: number
  changed: number
  chunks: number
  /** The id of the first row of every chunk. */
  firstRows: number[]
  /** What the check found in every chunk, some numbers each (roll/tally). */
  tallies: number[]
  /** The next chunk to check, or after the confirmation to import. */
  nextChunk: number
  /** The call that last put something right. */
  changedIn?: string
  /** What the officer confirmed. */
  built: 'all' | 'none' | null
  publicPhoneRows: number[]
  failure: ErrorCode | null
  startedAt: Date
  /** Nobody else moves the job on before this moment. */
  leaseUntil: Date
}
