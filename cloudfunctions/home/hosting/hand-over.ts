import type { home } from '../../../contract/home'
import { acceptLead as accept, endOffer as end, offerLead as offer } from '../../../domain/hosting'
import type { HomeDocument } from '../../kit/documents'
import { allowed, hostEntry, hostingOf } from '../../kit/hosting'
import { identities } from '../../kit/person-document'
import type { UseCase } from '../../kit/serve'
import { command, type Patch } from '../../kit/store'
import { changeHome } from './store'

/** First step: the lead offers her place to another host with an account. The other sees it in 我的微家. */
export const offerLead: UseCase<typeof home.offerLead> = async (call, { toPersonId }) => {
  const { home: found, host, now, requestId } = call
  await changeHome(found, call.source(host._id), (current) => {
    if (current.handover?.requestId === requestId && current.handover.toPersonId === toPersonId) return null
    const next = allowed(offer(hostingOf(current), identities(host), { personId: toPersonId, requestId }, now))
    return { handover: next.handover }
  })
  return { homeId: found._id }
}

/** Second step: she takes it. One guarded write changes both roles. */
export const acceptLead: UseCase<typeof home.acceptLead> = async (call) => {
  const { home: found, host, now } = call
  await changeHome(found, call.source(host._id), (current) => {
    // Her retry finds her leading already.
    if (!current.handover && hostEntry(current, host, now)?.role === 'leadHost') return null
    return hostingPatch(current, allowed(accept(hostingOf(current), identities(host), now)))
  })
  return { homeId: found._id }
}

/** She says no, or the lead takes the offer back. Doing it again changes nothing. */
export const endOffer: UseCase<typeof home.endOffer> = async (call) => {
  const { home: found, host, now } = call
  await changeHome(found, call.source(host._id), (current) => {
    if (!current.handover) return null
    return hostingPatch(current, allowed(end(hostingOf(current), identities(host), now)))
  })
  return { homeId: found._id }
}

/** What changes in the stored home when its hosting becomes this. */
export function hostingPatch(current: HomeDocument, next: ReturnType<typeof allowed>): Patch {
  return {
    hosts: [...next.hosts],
    ...(current.handover && next.handover === null ? { handover: command.remove() } : {}),
  }
}
