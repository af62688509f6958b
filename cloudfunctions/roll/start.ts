import { createHash } from 'node:crypto'
import type { ErrorCode } from '../../contract/errors'
import type { roll } from '../../contract/roll'
import { type Roll, readRoll } from '../../domain/roll'
import { rollPlaces } from '../../domain/roll-places'
import { findDuplicates } from '../../domain/roll-row'
import { Refusal, refuse } from '../kit/refusal'
import type { RollJobDocument } from '../kit/roll-job'
import type { UseCase } from '../kit/serve'
import { chunksOf } from './chunk'
import { jobView } from './job-view'
import { isOwnStaged, readStaged, removeStaged } from './staged-file'
import { addChunks, countyOf, createJob, jobById } from './store'

type NewJob = Omit<RollJobDocument, 'version' | 'outbox'>

/**
 * An officer sends a roll. It is read whole, kept as encrypted rows, and the original removed; nothing becomes a home before she confirms
 * (mechanisms C03). A file that is no roll makes a failed job that says why. The job's id comes from the call, so a retry finds it.
 */
export const start: UseCase<typeof roll.start> = async (call, { fileId, fileName }) => {
  const { organisation, officer } = call
  if (!isOwnStaged(fileId, call.openid)) refuse('FILE_MISSING', 'fileId')
  const jobId = createHash('sha256')
    .update(`${officer._id}\n${organisation._id}\n${call.requestId}`)
    .digest('base64url')
    .slice(0, 32)
  const standing = await jobById(jobId)
  if (standing) {
    await removeStaged(fileId)
    return jobView(standing)
  }
  const begun: NewJob = {
    _id: jobId,
    schema: 1,
    orgId: organisation._id,
    orgPath: organisation.path,
    orgName: organisation.name,
    ownerId: officer._id,
    requestId: call.requestId,
    fileId,
    fileName,
    state: 'checking',
    total: 0,
    checked: 0,
    ready: 0,
    questions: 0,
    imported: 0,
    present: 0,
    chunks: 0,
    nextChunk: 0,
    built: null,
    publicPhoneRows: [],
    failure: null,
    startedAt: call.now,
    leaseUntil: call.now,
  }
  const file = await readStaged(fileId).catch(orFailure)
  const read = typeof file === 'string' ? file : await rollIn(file)
  const job: NewJob = typeof read === 'string' ? { ...begun, state: 'failed', failure: read } : await keep(begun, read)
  await createJob(job, call.source(officer._id))
  await removeStaged(fileId)
  return jobView(job)
}

/** What is wrong with the file itself belongs to the job; that no file is there is told at once. */
function orFailure(error: unknown): ErrorCode {
  if (error instanceof Refusal && error.code !== 'FILE_MISSING') return error.code
  throw error
}

/** The one roll of a workbook, or why there is none. Hidden sheets are explanations and old copies. */
async function rollIn(file: Buffer): Promise<Roll | ErrorCode> {
  // The library weighs more than the rest of this function; only a start needs it, so steps begin without it.
  const { readWorkbook } = await import('./workbook')
  const sheets = await readWorkbook(file).catch(orFailure)
  if (typeof sheets === 'string') return sheets
  const rolls = sheets.filter((sheet) => !sheet.hidden).flatMap((sheet) => readRoll(sheet.rows) ?? [])
  const [first, ...others] = rolls.filter(({ rows }) => rows.length > 0)
  if (others.length > 0) return 'ROLL_SEVERAL_SHEETS'
  return first ?? (rolls.length > 0 ? 'ROLL_EMPTY' : 'ROLL_NO_HEADER')
}

/** Stores the rows; the job comes after them, so whoever sees a job finds its rows. */
async function keep(job: NewJob, { rows }: Roll): Promise<NewJob> {
  const places = rollPlaces(await countyOf(job.orgPath), job.orgId)
  const chunks = chunksOf(job._id, rows, findDuplicates(rows, places))
  await addChunks(chunks)
  return { ...job, total: rows.length, chunks: chunks.length }
}
