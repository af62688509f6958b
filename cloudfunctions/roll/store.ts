import type { Organisation } from '../../domain/organisation'
import { pathRange } from '../../domain/organisation'
import type { RoleGrant } from '../../domain/role'
import type { HomeDocument, OrganisationDocument, PersonDocument } from '../kit/documents'
import { edit } from '../kit/edit'
import type { FactSource } from '../kit/outbox'
import type { RollJobDocument } from '../kit/roll-job'
import {
  change,
  command,
  create,
  createMissing,
  find,
  type Patch,
  presentIds,
  read,
  removeMatching,
} from '../kit/store'
import type { NewChunk, RollChunkDocument } from './chunk'

const RECENT_JOBS = 20
/** The most documents that one read gives (research/cloudbase, "SDK quirks" 5). */
const READ_LIMIT = 1_000
/** Chunks stored in one write: 40 of 50 rows stay below 2 MB. */
const CHUNKS_A_WRITE = 40

export function jobById(id: string): Promise<RollJobDocument | null> {
  return read<RollJobDocument>('rollJobs', id)
}

export function createJob(job: Omit<RollJobDocument, 'version' | 'outbox'>, source: FactSource): Promise<boolean> {
  return create<RollJobDocument>('rollJobs', job, source)
}

export function editJob(
  job: RollJobDocument,
  source: FactSource,
  patchFor: (current: RollJobDocument) => Patch | null,
): Promise<void> {
  return edit('rollJobs', job, source, patchFor)
}

/** Takes the job for one step: only one of several watchers gets it, and only while it stands as it was read. */
export function takeLease(job: RollJobDocument, at: Date, until: Date): Promise<boolean> {
  const guard = { state: job.state, nextChunk: job.nextChunk, leaseUntil: command.lte(at) }
  return change('rollJobs', job._id, guard, { leaseUntil: until })
}

/** Writes what a step did, with the audit fact of an import, and gives the lease back; false when the job has moved on without us. */
export function finishStep(
  job: RollJobDocument,
  leaseUntil: Date,
  at: Date,
  patch: Patch,
  source: FactSource | undefined,
): Promise<boolean> {
  const guard = { state: job.state, nextChunk: job.nextChunk, leaseUntil }
  return change('rollJobs', job._id, guard, { ...patch, leaseUntil: at }, source)
}

export function giveLeaseBack(job: RollJobDocument, leaseUntil: Date, at: Date): Promise<boolean> {
  return change('rollJobs', job._id, { leaseUntil }, { leaseUntil: at })
}

/** Jobs in a state that nobody has moved on since a moment. */
export function jobsLeftAlone(state: RollJobDocument['state'], since: Date, limit: number): Promise<RollJobDocument[]> {
  return find<RollJobDocument>('rollJobs', { where: { state, leaseUntil: command.lte(since) }, limit })
}

/** What the officer who started a job may do today. */
export async function rolesOfOwner({ ownerId }: RollJobDocument): Promise<RoleGrant[]> {
  return (await read<PersonDocument>('persons', ownerId, ['roles']))?.roles ?? []
}

/** Ends a job where it stands; what it has imported stays. False when it has moved on without us. */
export function stopJob(job: RollJobDocument, at: Date, source: FactSource): Promise<boolean> {
  const guard = { state: job.state, leaseUntil: command.lte(at) }
  return change('rollJobs', job._id, guard, { state: 'cancelled' }, source)
}

export function recentJobs(orgId: string): Promise<RollJobDocument[]> {
  return find<RollJobDocument>('rollJobs', {
    where: { orgId },
    orderBy: [['startedAt', 'desc']],
    limit: RECENT_JOBS,
  })
}

/** Stores the chunks that do not stand yet; doing it again after a crash changes nothing. */
export async function addChunks(chunks: readonly NewChunk[]): Promise<void> {
  for (let i = 0; i < chunks.length; i += CHUNKS_A_WRITE)
    await createMissing<RollChunkDocument>('rollChunks', chunks.slice(i, i + CHUNKS_A_WRITE))
}

/** Chunks of a job, from one up to another that is left out, in their order. */
export function chunksFrom(jobId: string, from: number, to: number): Promise<RollChunkDocument[]> {
  const chunk = command.gte(from).and(command.lt(to))
  return find<RollChunkDocument>('rollChunks', {
    where: { jobId, chunk },
    orderBy: [['chunk', 'asc']],
    limit: to - from,
  })
}

/** These chunks of a job, in their order. */
export function chunksAt(jobId: string, chunks: readonly number[]): Promise<RollChunkDocument[]> {
  if (chunks.length === 0) return Promise.resolve([])
  const where = { jobId, chunk: command.in([...chunks]) }
  return find<RollChunkDocument>('rollChunks', { where, orderBy: [['chunk', 'asc']], limit: chunks.length })
}

export type ChunkKeys = Pick<RollChunkDocument, '_id' | 'chunk' | 'ids' | 'keys' | 'duplicates' | 'version'>

/** What tells which rows of a job are the same home, without the rows. */
export function keysOfJob(jobId: string): Promise<ChunkKeys[]> {
  const fields = ['chunk', 'ids', 'keys', 'duplicates', 'version']
  const where = { jobId, chunk: command.gte(0) }
  return find<RollChunkDocument>('rollChunks', { where, fields, orderBy: [['chunk', 'asc']], limit: READ_LIMIT })
}

/** Changes a chunk as it was read; its job's own change carries the audit fact. False when somebody was faster. */
export function changeChunk(
  { _id, version }: Pick<RollChunkDocument, '_id' | 'version'>,
  patch: Patch,
): Promise<boolean> {
  return change('rollChunks', _id, { version }, patch)
}

/** Jobs whose file and rows are to be removed by now. */
export function jobsToClear(at: Date, limit: number): Promise<RollJobDocument[]> {
  return find<RollJobDocument>('rollJobs', { where: { keptUntil: command.lte(at) }, limit })
}

export function removeChunks(jobId: string): Promise<void> {
  return removeMatching('rollChunks', { jobId })
}

/** The job forgets what was removed, as long as it stands as it was read. */
export function clearJob(job: RollJobDocument, patch: Patch, source: FactSource): Promise<boolean> {
  return change(
    'rollJobs',
    job._id,
    { version: job.version },
    { ...patch, aboutToken: null, keptUntil: command.remove() },
    source,
  )
}

export function keepLonger(job: RollJobDocument, keptUntil: Date): Promise<boolean> {
  return change('rollJobs', job._id, { version: job.version }, { keptUntil })
}

/** The whole county of a place, for looking rows up: one call for up to 1000 places. */
export async function countyOf(path: string): Promise<Organisation[]> {
  const { from, below } = pathRange(path.slice(0, path.indexOf('/') + 1))
  const places: Organisation[] = []
  let after = ''
  for (;;) {
    const found = await find<OrganisationDocument>('organisations', {
      where: { path: (after === '' ? command.gte(from) : command.gt(after)).and(command.lt(below)) },
      fields: ['level', 'name', 'parentId', 'path', 'centre'],
      orderBy: [['path', 'asc']],
      limit: READ_LIMIT,
    })
    places.push(...found.map(placeOf))
    const last = found.at(-1)
    if (!last || found.length < READ_LIMIT) return places
    after = last.path
  }
}

function placeOf({ _id, level, name, parentId, path, centre }: OrganisationDocument): Organisation {
  return { id: _id, level, name, parentId, path, centre: { longitude: centre.longitude, latitude: centre.latitude } }
}

/** Which of these homes stand already, with the job and row that made each. */
export function standingHomes(ids: readonly string[]): Promise<HomeDocument[]> {
  if (ids.length === 0) return Promise.resolve([])
  return find<HomeDocument>('microHomes', {
    where: { _id: command.in([...ids]) },
    fields: ['source'],
    limit: READ_LIMIT,
  })
}

export async function homesPresent(ids: readonly string[]): Promise<Set<string>> {
  return new Set(ids.length === 0 ? [] : await presentIds('microHomes', ids))
}

/** Persons before the homes that name them: a home never names nobody. */
export async function addHomes(
  persons: readonly Omit<PersonDocument, 'version' | 'outbox'>[],
  homes: readonly Omit<HomeDocument, 'version' | 'outbox'>[],
): Promise<string[]> {
  const each = new Map(persons.map((person) => [person._id, person]))
  await createMissing<PersonDocument>('persons', [...each.values()])
  return createMissing<HomeDocument>('microHomes', homes)
}
