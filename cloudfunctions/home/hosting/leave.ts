import type { home } from '../../../contract/home'
import { appointLead as appoint, resign as go, hostsAt, removeHost as remove } from '../../../domain/hosting'
import { mayActFor } from '../../../domain/role'
import type { HomeDocument } from '../../kit/documents'
import { allowed, hostEntry, hostingOf } from '../../kit/hosting'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { homeById } from '../store'
import { hostingPatch } from './hand-over'
import { changeHome } from './store'

/** A host goes; the lead only after she handed over. Whoever has gone already is told the same. */
export const resign: UseCase<typeof home.resign> = async (call, { homeId }) => {
  const { resident, now } = call
  const mine = identities(resident)
  const found = await homeById(homeId)
  if (!found?.hosts.some(({ personId, claimed }) => claimed && mine.includes(personId)))
    return refuse('NOT_FOUND', 'homeId')
  await changeHome(found, call.source(resident._id), (current) =>
    hostEntry(current, resident, now) ? hostingPatch(current, allowed(go(hostingOf(current), mine, now))) : null,
  )
  return { homeId }
}

/** The lead, or an officer, lets a host go; never the lead. */
export const removeHost: UseCase<typeof home.removeHost> = async (call, { personId }) => {
  const { home: found, keeper, now } = call
  const isOfficer = mayActFor(keeper.roles, found.path, 'village', now)
  if (!isOfficer && hostEntry(found, keeper, now)?.role !== 'leadHost') refuse('LEAD_ONLY')
  await changeHome(found, call.source(keeper._id), (current) =>
    hasGone(current, personId, now) ? null : hostingPatch(current, allowed(remove(hostingOf(current), personId, now))),
  )
  return { homeId: found._id }
}

/** The township names another lead where the old one is gone or does not answer; why stands in the audit of whoever did it. */
export const appointLead: UseCase<typeof home.appointLead> = async (call, { personId, formerLead, reason }) => {
  const { home: found, officer, now } = call
  await changeHome(found, call.source(officer._id), (current) => {
    const isLead = hostsAt(current.hosts, now).some((host) => host.role === 'leadHost' && host.personId === personId)
    if (isLead && current.leadAppointed?.requestId === call.requestId) return null
    const next = allowed(appoint(hostingOf(current), personId, formerLead, now))
    const leadAppointed = { personId, by: officer._id, at: now, reason, requestId: call.requestId }
    return { ...hostingPatch(current, next), leadAppointed }
  })
  return { homeId: found._id }
}

/** She hosted here, and does no more. */
function hasGone(current: HomeDocument, personId: string, at: Date): boolean {
  const hers = current.hosts.filter((host) => host.personId === personId)
  return hers.length > 0 && hers.every(({ until }) => until !== null && until <= at)
}
