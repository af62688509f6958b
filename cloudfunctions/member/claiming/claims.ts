import type { member } from '../../../contract/member'
import { undoUntil } from '../../../domain/claim'
import { toIso } from '../../../domain/time'
import type { UseCase } from '../../kit/serve'
import { personsByIds } from '../store'

/** The claims that she made herself, newest first; what came with them through another account is not hers to undo one by one. */
export const claims: UseCase<typeof member.claims> = async ({ resident }) => {
  const own = (resident.also ?? []).filter(({ over }) => over === undefined)
  const persons = await personsByIds(own.map(({ personId }) => personId))
  const standing = persons.flatMap(({ _id, name, claim }) =>
    claim?.by === resident._id && !claim.ending
      ? [{ personId: _id, claimId: claim.id, name, how: claim.how, ...dated(claim.at) }]
      : [],
  )
  const into = resident.claim
  return {
    claims: standing.sort((a, b) => (a.at < b.at ? 1 : -1)),
    mergedInto: into && !into.ending ? { personId: resident._id, claimId: into.id, ...dated(into.at) } : null,
  }
}

const dated = (at: Date) => ({ at: toIso(at), undoUntil: toIso(undoUntil(at)) })
