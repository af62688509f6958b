import { createHash } from 'node:crypto'
import type { federation } from '../../../contract/federation'
import { undoUntil } from '../../../domain/claim'
import { hostsAt } from '../../../domain/hosting'
import { toIso } from '../../../domain/time'
import { claim } from '../../kit/claim'
import { endClaimByOfficer } from '../../kit/claim-end'
import type { HomeDocument, PersonDocument } from '../../kit/documents'
import { personsOfOneWoman } from '../../kit/one-woman'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { addMerge, closeMerge, type MergeDocument, mergeById, openMerges, personById } from './store'

/** The first officer says that a person of this home and another one are the same woman. Nobody decides about herself. */
export const proposeMerge: UseCase<typeof federation.proposeMerge> = async (call, input) => {
  const { home, officer, now } = call
  const { personId, reason } = input
  const name = nameIn(home, personId, now) ?? refuse('NOT_FOUND', 'personId')
  const person = (await personById(personId)) ?? refuse('NOT_FOUND', 'personId')
  const into = await rootOf(input.intoId)
  if (!into) return refuse('NOT_FOUND', 'intoId')
  if (person._id === into._id || person.openid !== undefined) refuse('MERGE_UNFIT')
  if (person.claim) refuse('ALREADY_CLAIMED', 'personId')
  if (await isHerself(officer, into)) refuse('MERGE_UNFIT')
  const mergeId = createHash('sha256')
    .update([call.requestId, officer._id, personId, into._id].join('\n'))
    .digest('base64url')
    .slice(0, 22)
  await addMerge(
    {
      _id: mergeId,
      schema: 1,
      state: 'proposed',
      homeId: home._id,
      homeName: home.name,
      path: home.path,
      personId,
      personName: name,
      intoId: into._id,
      intoName: into.name,
      intoHasAccount: into.openid !== undefined,
      reason,
      by: officer._id,
      at: now,
    },
    call.source(officer._id),
  )
  return { mergeId }
}

/** A second officer confirms; the person counts as the other one from then on, and her homes are that one's. Seven days to take it back. */
export const confirmMerge: UseCase<typeof federation.confirmMerge> = async (call, { homeId, mergeId }) => {
  const { officer, now } = call
  const merge = await openOr(homeId, mergeId, 'confirmed')
  const into = await rootOf(merge.intoId)
  const person = await personById(merge.personId)
  if (!into || !person) return refuse('NOT_FOUND', 'mergeId')
  const proposer = await personById(merge.by)
  if (!proposer || (await isHerself(officer, proposer))) refuse('NEEDS_ANOTHER_OFFICER')
  if (await isHerself(officer, into)) refuse('MERGE_UNFIT')
  const source = call.source(officer._id)
  const closed = await closeMerge(mergeId, { state: 'confirmed', confirmedBy: officer._id }, source)
  if (!closed && (await mergeById(mergeId))?.confirmedBy !== officer._id) return refuse('NOT_FOUND', 'mergeId')
  const { at } = await claim(into, person, { how: 'officers', ground: mergeId }, now, source)
  return { mergeId, undoUntil: toIso(undoUntil(at)) }
}

/** They are not the same; saying so again changes nothing. */
export const dropMerge: UseCase<typeof federation.dropMerge> = async (call, { homeId, mergeId }) => {
  await openOr(homeId, mergeId, 'dropped')
  await closeMerge(mergeId, { state: 'dropped' }, call.source(call.officer._id))
  return { mergeId }
}

/** What waits for a second officer here. */
export const merges: UseCase<typeof federation.merges> = async ({ organisation, officer }) => ({
  merges: (await openMerges(organisation.path)).map((merge) => ({
    mergeId: merge._id,
    homeId: merge.homeId,
    homeName: merge.homeName,
    personName: merge.personName,
    intoName: merge.intoName,
    intoHasAccount: merge.intoHasAccount,
    reason: merge.reason,
    proposedByMe: merge.by === officer._id,
    at: toIso(merge.at),
  })),
})

/**
 * An officer over the home takes back a claim of a person whom it names, or of an account that had claimed her, whichever way it was made; after
 * seven days a second one has to say so too.
 */
export const undoClaim: UseCase<typeof federation.undoClaim> = async (call, { personId, claimId }) => {
  const { home, officer, now } = call
  const person = await personById(personId)
  const isNamed = person && identities(person).some((id) => nameIn(home, id, now) !== undefined)
  if (!isNamed) return refuse('NOT_FOUND', 'personId')
  return { personId, undone: await endClaimByOfficer(person, claimId, officer, now, call.source(officer._id)) }
}

/** The proposal of this home, open or (for a retry) closed in this very way. */
async function openOr(homeId: string, mergeId: string, done: MergeDocument['state']): Promise<MergeDocument> {
  const merge = await mergeById(mergeId)
  const fits = merge?.homeId === homeId && (merge.state === 'proposed' || merge.state === done)
  return fits ? merge : refuse('NOT_FOUND', 'mergeId')
}

/** The person, or whose she already is. */
async function rootOf(personId: string): Promise<PersonDocument | null> {
  const person = await personById(personId)
  return person?.claim && !person.claim.ending ? personById(person.claim.by) : person
}

/** Two accounts that were joined are one officer. */
async function isHerself(officer: PersonDocument, other: PersonDocument): Promise<boolean> {
  const herself = await personsOfOneWoman(officer)
  return [...(await personsOfOneWoman(other))].some((id) => herself.has(id))
}

function nameIn(home: HomeDocument, personId: string, at: Date): string | undefined {
  const members = home.paired.filter(({ until }) => until === null || at < until)
  return [...hostsAt(home.hosts, at), ...members].find((each) => each.personId === personId)?.name
}
