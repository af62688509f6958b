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
  total: number
  checked: number
  ready: number
  questions: number
  imported: number
  present: number
  chunks: number
  /** The next chunk to check, or after the confirmation to import. */
  nextChunk: number
  /** What the officer confirmed. */
  built: 'all' | 'none' | null
  publicPhoneRows: number[]
  failure: ErrorCode | null
  startedAt: Date
  /** Nobody else moves the job on before this moment. */
  leaseUntil: Date
}
