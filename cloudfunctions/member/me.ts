import type { member } from '../../contract/member'
import { grantsInForce, ROLE_LEVEL } from '../../domain/role'
import { inheritSettings } from '../../domain/settings'
import { toIso } from '../../domain/time'
import { storage } from '../kit/collections'
import type { HomeDocument, PersonDocument } from '../kit/documents'
import { hostEntry } from '../kit/hosting'
import { hasStaffPages, identities, takesTurns } from '../kit/person-document'
import { callerTag } from '../kit/seal'
import type { UseCase } from '../kit/serve'
import { settingsAt } from '../kit/settings'
import { homesOfHost, rootSettings, unclaimedWithPhone, villageById } from './store'
import { villageCard } from './village-card'

/** What the phone shows first: at most three database calls beside the look-up of the caller (house, "Budgets"). */
export const me: UseCase<typeof member.me> = async (call) => {
  const person = await call.person()
  const [place, homes] = await Promise.all([
    person?.villageId ? villageById(person.villageId) : null,
    person ? homesOfHost(identities(person)) : [],
  ])
  const hosted = person ? homes.flatMap((home) => hostedBy(home, person, call.now)) : []
  const grants = grantsInForce(person?.roles ?? [], call.now)
  return {
    callerTag: callerTag(call.openid),
    personId: person?._id ?? null,
    name: person?.name ?? hosted[0]?.hostName ?? null,
    village: place && villageCard(place),
    roles: grants.map(({ role, orgId, orgName, until }) => ({
      role,
      orgId,
      orgName,
      level: ROLE_LEVEL[role],
      until: until && toIso(until),
    })),
    homes: hosted.map(({ hostName: _name, ...home }) => home),
    onRoster: person !== null && takesTurns(person, call.now),
    staffPin: person?.staffPin !== undefined && hasStaffPages(person, call.now),
    takenOver: person?.claim && !person.claim.ending ? { at: toIso(person.claim.at) } : null,
    claimable: person !== null && hosted.length === 0 && (await isInSomeRoll(person)),
    settings: place ? await settingsAt(place.path) : inheritSettings([await rootSettings()]),
    uploadPrefix: storage.stagingPrefix.replace('{openid}', call.openid),
  }
}

/** The home as its host sees it in her list; empty when she hosts it no more or has not claimed it. */
function hostedBy(home: HomeDocument, person: PersonDocument, at: Date) {
  const host = hostEntry(home, person, at)
  if (!host || home.state === 'closed' || isAppliedFor(home)) return []
  const offered = home.handover && identities(person).includes(home.handover.toPersonId) ? 'toMe' : null
  const offering = home.handover && host.role === 'leadHost' ? 'byMe' : null
  return [
    { homeId: home._id, name: home.name, role: host.role, handover: offered ?? offering, hostName: host.name } as const,
  ]
}

/** One call more, only for a woman who let WeChat vouch for her number and hosts nothing yet. */
async function isInSomeRoll({ phoneVerified }: PersonDocument): Promise<boolean> {
  return phoneVerified !== undefined && (await unclaimedWithPhone(phoneVerified.index)).length > 0
}

/** What she has applied for and the township has not agreed to yet stands among her applications. */
function isAppliedFor({ applicantId, state }: HomeDocument): boolean {
  return applicantId !== undefined && !['approved', 'active', 'suspended'].includes(state)
}
