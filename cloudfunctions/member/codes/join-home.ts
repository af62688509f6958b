import { joinHosts } from '../../../domain/hosting'
import type { Call } from '../../kit/context'
import type { PersonDocument } from '../../kit/documents'
import { assertGrownUp } from '../../kit/grown-up'
import { allowed, hostEntry, hostingOf } from '../../kit/hosting'
import { type HostInvitation, useUp } from '../../kit/invitation'
import { refuse } from '../../kit/refusal'
import { changeHome } from '../store'
import type { Behind } from './behind'

/** She joins the hosts. A host of the home keeps the code for another; one who was let go since does not come back by it. */
export async function joinHome(invitation: HostInvitation, { home }: Behind, account: PersonDocument, call: Call) {
  const { homeId, homeName } = invitation
  const done = { kind: 'host', homeId, homeName } as const
  assertGrownUp(account)
  const name = account.name ?? refuse('NAME_NEEDED', 'name')
  if (!home) return refuse('CODE_WRONG', 'code')
  if (hostEntry(home, account, call.now)) return done
  const source = call.source(account._id)
  allowed(joinHosts(hostingOf(home), newcomer(account._id, name, call.now), call.now))
  if (!(await useUp(invitation, account._id, call, source))) refuse('CODE_WRONG', 'code')
  const usedAt = invitation.usedAt ?? call.now
  await changeHome(home, source, (current) => {
    if (hostEntry(current, account, call.now)) return null
    if (current.hosts.some(({ personId, since }) => personId === account._id && since >= usedAt))
      return refuse('CODE_WRONG', 'code')
    const { hosts } = allowed(joinHosts(hostingOf(current), newcomer(account._id, name, call.now), call.now))
    return { hosts: [...hosts] }
  })
  return done
}

const newcomer = (personId: string, name: string, since: Date) => ({
  personId,
  name,
  role: 'host' as const,
  since,
  until: null,
  claimed: true,
})
