import type { member } from '../../contract/member'
import { grantsInForce, ROLE_LEVEL } from '../../domain/role'
import { inheritSettings } from '../../domain/settings'
import { toIso } from '../../domain/time'
import { storage } from '../kit/collections'
import type { HomeDocument, PersonDocument } from '../kit/documents'
import { callerTag } from '../kit/seal'
import type { UseCase } from '../kit/serve'
import { settingsAt } from '../kit/settings'
import { homesOfHost, rootSettings, villageById } from './store'
import { villageCard } from './village-card'

/** What the phone shows first: at most three database calls beside the look-up of the caller (house, "Budgets"). */
export const me: UseCase<typeof member.me> = async (call) => {
  const person = await call.person()
  const [place, homes] = await Promise.all([
    person?.villageId ? villageById(person.villageId) : null,
    person ? homesOfHost(person._id) : [],
  ])
  const grants = grantsInForce(person?.roles ?? [], call.now)
  return {
    callerTag: callerTag(call.openid),
    personId: person?._id ?? null,
    name: person?.name ?? null,
    village: place && villageCard(place),
    roles: grants.map(({ role, orgId, orgName, until }) => ({
      role,
      orgId,
      orgName,
      level: ROLE_LEVEL[role],
      until: until && toIso(until),
    })),
    homes: homes.flatMap((home) => hostedBy(home, person, call.now)),
    settings: place ? await settingsAt(place.path) : inheritSettings([await rootSettings()]),
    uploadPrefix: storage.stagingPrefix.replace('{openid}', call.openid),
  }
}

/** The home as its host sees it in her list; empty when she hosts it no more or has not claimed it. */
function hostedBy(home: HomeDocument, person: PersonDocument | null, at: Date) {
  const host = home.hosts.find(
    ({ personId, claimed, until }) => personId === person?._id && claimed && (until === null || at < until),
  )
  return host && home.state !== 'closed' ? [{ homeId: home._id, name: home.name, role: host.role }] : []
}
