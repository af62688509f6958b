import { createHash } from 'node:crypto'
import type { roll } from '../../contract/roll'
import { findDuplicates, rowKeys } from '../../domain/roll-duplicates'
import { rollPlaces } from '../../domain/roll-places'
import { refuse } from '../kit/refusal'
import type { RollJobDocument } from '../kit/roll-job'
import type { UseCase } from '../kit/serve'
import { aboutToken } from './about'
import { chunksOf } from './chunk'
import { jobView } from './job-view'
import { codeOf, isPasted, type RollsInFile, rollsIn } from './rolls-in-file'
import { digestOf, isOwnStaged, readStaged, removeStaged } from './staged-file'
import { addChunks, countyOf, createJob, jobById } from './store'
import { NOTHING_CHECKED } from './tally'

type NewJob = Omit<RollJobDocument, 'version' | 'outbox'>

/** The original and its rows are gone within a day (safety, "Uploads"); the timer comes once a minute. */
const KEPT_MS = 23.5 * 60 * 60 * 1000

/**
 * An officer sends a roll. It is read whole and kept as encrypted rows; nothing becomes a home before she confirms (mechanisms C03). The original
 * stays as long as the rows do, so that she can have it back with its problems marked. A file that is no roll makes a failed job that says why.
 * The job's id comes from the call, so a retry finds it.
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
    if (standing.state === 'failed' || isPasted(fileId)) await removeStaged(fileId)
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
    fileDigest: '',
    aboutToken: null,
    leftOutSheets: [],
    state: 'checking',
    total: 0,
    ...NOTHING_CHECKED,
    imported: 0,
    chunks: 0,
    firstRows: [],
    nextChunk: 0,
    built: null,
    publicPhoneRows: [],
    failure: null,
    startedAt: call.now,
    leaseUntil: call.now,
  }
  const file = await readStaged(fileId).catch(codeOf)
  const read = typeof file === 'string' ? file : await rollsIn(file, fileId)
  const job: NewJob =
    typeof file === 'string' || typeof read === 'string'
      ? { ...begun, state: 'failed', failure: typeof read === 'string' ? read : null }
      : await keep({ ...begun, fileDigest: digestOf(file), keptUntil: new Date(call.now.getTime() + KEPT_MS) }, read)
  await createJob(job, call.source(officer._id))
  // Pasted text is no workbook to give back, and lies in the open as long as it lies there.
  if (job.state === 'failed' || isPasted(fileId)) await removeStaged(fileId)
  return jobView(job)
}

/** Stores the rows; the job comes after them, so whoever sees a job finds its rows. */
async function keep(job: NewJob, { rows, about }: RollsInFile): Promise<NewJob> {
  const keys = rowKeys(rows, rollPlaces(await countyOf(job.orgPath), job.orgId))
  const chunks = chunksOf(job._id, rows, new Map(keys), findDuplicates(keys))
  await addChunks(chunks)
  return {
    ...job,
    aboutToken: aboutToken(job._id, about),
    total: rows.length,
    chunks: chunks.length,
    firstRows: chunks.map(({ ids }) => ids[0] ?? 0),
  }
}
