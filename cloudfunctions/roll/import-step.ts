import type { RollRow } from '../../domain/roll-row'
import { newHome } from '../kit/home-document'
import type { RollJobDocument } from '../kit/roll-job'
import type { Patch } from '../kit/store'
import { unclaimedHost, unclaimedMember } from '../kit/unclaimed-person'
import { checkedChunk } from './checked-chunk'
import { addHomes, standingHomes } from './store'

/**
 * Imports one chunk: each row that nothing blocks becomes a home, whole, unless it stands already. Ids come from the rows, so a step that
 * crashed or whose answer was lost finds its own homes and goes on from there.
 */
export async function importStep(job: RollJobDocument, at: Date): Promise<Patch> {
  const ready = (await checkedChunk(job, job.nextChunk)).flatMap(({ raw, home, homeId }) =>
    home && homeId ? [{ row: raw.row, home, homeId }] : [],
  )
  const standing = await standingHomes(ready.map(({ homeId }) => homeId))
  const standingIds = new Set(standing.map((home) => home._id))
  const made = ready
    .filter(({ homeId }) => !standingIds.has(homeId))
    .map(({ row, home, homeId }) => make(job, row, home, homeId, at))
  await addHomes(
    made.flatMap(({ persons }) => persons),
    made.map(({ home }) => home),
  )
  const ours = standing.filter((home) => home.source?.rollJobId === job._id).length
  const nextChunk = job.nextChunk + 1
  return {
    nextChunk,
    imported: job.imported + made.length + ours,
    present: job.present + standing.length - ours,
    ...(nextChunk >= job.chunks ? { state: 'done' } : {}),
  }
}

/** The home of a row with the two persons whom it names, neither of whom has an account yet. */
function make(job: RollJobDocument, row: number, { village, township, ...told }: RollRow, homeId: string, at: Date) {
  const host = unclaimedHost(homeId, told.hostName, told.phone, at)
  const member = unclaimedMember(village.path, told.pairedMember.name, told.pairedMember.level, at)
  const home = newHome(
    {
      ...told,
      village: { id: village.id, path: village.path, name: village.name, townshipName: township.name },
      targetDemo: told.demonstration,
      plannedDate: told.plannedDate === null ? null : new Date(`${told.plannedDate}T00:00:00+08:00`),
      formerPlace: told.formerVenue,
      phonePublic: told.phonePublic || job.publicPhoneRows.includes(row),
      leadHost: { personId: host._id, name: told.hostName, claimed: false },
      pairedMember: { ...told.pairedMember, personId: member._id },
      state: job.built === 'all' ? 'active' : 'draft',
      source: { rollJobId: job._id, row },
      requestId: null,
      createdBy: job.ownerId,
    },
    at,
  )
  return { home, persons: [host, member] }
}
