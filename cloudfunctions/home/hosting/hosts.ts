import type { home } from '../../../contract/home'
import { undoUntil } from '../../../domain/claim'
import { hostsAt } from '../../../domain/hosting'
import { mayActFor } from '../../../domain/role'
import { toIso } from '../../../domain/time'
import type { PersonDocument } from '../../kit/documents'
import { hostEntry } from '../../kit/hosting'
import { identities } from '../../kit/person-document'
import type { UseCase } from '../../kit/serve'
import { personsByIds } from './store'

/** Who hosts the home and who is paired with it, for its hosts and the officers over it. */
export const hosts: UseCase<typeof home.hosts> = async ({ home: found, keeper, now }) => {
  const current = hostsAt(found.hosts, now)
  const members = found.paired.filter(({ until }) => until === null || now < until)
  const persons = await personsByIds([...current, ...members].map(({ personId }) => personId))
  const claimers = await personsByIds([...persons.values()].flatMap(({ claim }) => (claim ? [claim.by] : [])))
  const told = (personId: string) => claimTold(persons.get(personId), claimers)
  const mine = identities(keeper)
  const own = hostEntry(found, keeper, now)
  return {
    homeId: found._id,
    name: found.name,
    villageName: found.villageName,
    townshipName: found.townshipName,
    hosts: current.map(({ personId, name, role, since, claimed }) => ({
      personId,
      name,
      role,
      since: toIso(since),
      claimed,
      mine: mine.includes(personId),
      claim: told(personId),
    })),
    members: members.map(({ personId, name, level, claimed }) => ({
      personId,
      name,
      level,
      claimed: claimed === true,
      claim: told(personId),
    })),
    offered: found.handover
      ? {
          toPersonId: found.handover.toPersonId,
          toMe: mine.includes(found.handover.toPersonId),
          at: toIso(found.handover.at),
        }
      : null,
    iAm: own?.role ?? 'officer',
    isOfficer: mayActFor(keeper.roles, found.path, 'village', now),
  }
}

function claimTold(person: PersonDocument | undefined, claimers: ReadonlyMap<string, PersonDocument>) {
  const claim = person?.claim
  if (!claim || claim.ending) return null
  return {
    claimId: claim.id,
    how: claim.how,
    at: toIso(claim.at),
    undoUntil: toIso(undoUntil(claim.at)),
    byName: claimers.get(claim.by)?.name ?? null,
    asked: claim.asked !== undefined,
    waitsForSecond: claim.firstWord !== undefined,
  }
}
