import { stateOnArrival } from '../../domain/home-state-steps'
import { idsOnPath, type OrganisationLevel } from '../../domain/organisation'
import type { RollRow } from '../../domain/roll-row'
import { isDuplicateKey } from '../kit/database-errors'
import { newHome } from '../kit/home-document'
import { standingOf, waiting } from '../kit/home-step'
import { plateNumbers } from '../kit/plate-number'
import type { RollJobDocument } from '../kit/roll-job'
import type { Patch } from '../kit/store'
import { unclaimedHost, unclaimedMember } from '../kit/unclaimed-person'
import { judgedRows } from './judged-rows'
import { chunksAStep } from './pace'
import { addHomes, standingHomes } from './store'

const TRIES = 3

/**
 * Imports some chunks: each row that nothing blocks becomes a home, whole, unless it stands already. Ids come from the rows, so a step that
 * crashed or whose answer was lost finds its own homes and goes on from there.
 */
export async function importStep(job: RollJobDocument, at: Date): Promise<Patch> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await importChunks(job, at)
    } catch (error) {
      // Another officer stored one of these homes between our look and our write: look again.
      if (!isDuplicateKey(error) || tries === TRIES) throw error
    }
  }
}

async function importChunks(job: RollJobDocument, at: Date): Promise<Patch> {
  const nextChunk = Math.min(job.chunks, job.nextChunk + chunksAStep(job))
  const ready = (await judgedRows(job, job.nextChunk, nextChunk)).flatMap(({ id, home, homeId }) =>
    home && homeId ? [{ row: id, home, homeId }] : [],
  )
  const standing = await standingHomes(ready.map(({ homeId }) => homeId))
  const standingIds = new Set(standing.map((home) => home._id))
  const made = ready
    .filter(({ homeId }) => !standingIds.has(homeId))
    .map(({ row, home, homeId }) => make(job, row, home, homeId, at))
  const stored = await addHomes(
    made.flatMap(({ persons }) => persons),
    await withPlates(
      job,
      made.map(({ home }) => arrived(job, home, at)),
      at,
    ),
  )
  const ours = standing.filter((home) => home.source?.rollJobId === job._id).length
  return {
    nextChunk,
    imported: job.imported + stored.length + ours,
    present: job.present + standing.length - ours + made.length - stored.length,
    ...(nextChunk >= job.chunks ? { state: 'done' } : {}),
  }
}

type NewHome = ReturnType<typeof newHome>

/** Where the home enters its way: by what the officer confirmed, for whose place, and what the row holds. */
function arrived(job: RollJobDocument, home: NewHome, at: Date): NewHome {
  const level: OrganisationLevel = idsOnPath(job.orgPath).length === 1 ? 'county' : 'township'
  const state = stateOnArrival(job.built === 'all' ? 'built' : 'planned', level, standingOf(home, at))
  const { waitsFor: _before, ...rest } = home
  return { ...rest, state, ...waiting(state, home.path, at) }
}

/** Homes that are active from the start have their plate numbers from the start; a step that is run again finds the same ones. */
async function withPlates(job: RollJobDocument, homes: NewHome[], at: Date): Promise<NewHome[]> {
  const active = homes.filter(({ state }) => state === 'active').map(({ _id }) => _id)
  const source = { actor: job.ownerId, action: 'roll.import', requestId: job.requestId }
  const plates = await plateNumbers(job.orgPath, active, at, source)
  return homes.map((home) => {
    const plateNumber = plates.get(home._id)
    return plateNumber === undefined ? home : { ...home, plateNumber }
  })
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
      state: 'villageChecked',
      source: { rollJobId: job._id, row },
      requestId: null,
      createdBy: job.ownerId,
    },
    at,
  )
  return { home, persons: [host, member] }
}
