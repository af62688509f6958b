import type { home } from '../../../contract/home'
import { hostsAt } from '../../../domain/hosting'
import { mayActFor } from '../../../domain/role'
import { toIso } from '../../../domain/time'
import type { Context } from '../../kit/context'
import { hostEntry } from '../../kit/hosting'
import { invite, type MadeCode } from '../../kit/invitation'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { homesHostedBy, personById } from './store'

type Keeping = Context<typeof home.inviteHost.access>

/** A code with which another woman joins the hosts. The lead or an officer makes it. */
export const inviteHost: UseCase<typeof home.inviteHost> = async (call) => {
  const { home: found, keeper } = call
  assertLeadsOrOversees(call)
  if (found.state === 'closed') refuse('NOT_FOUND', 'homeId')
  return told(await invite(call, keeper._id, { kind: 'host', homeId: found._id, homeName: found.name }))
}

/**
 * A code with which a person without an account, who hosts this home or is paired with it, claims herself. A lead host makes one only for
 * a host whom her own home alone names: for all others an officer knows better. Not for a committee member, whom anybody who applies for a home
 * may name.
 */
export const invitePerson: UseCase<typeof home.invitePerson> = async (call, { personId }) => {
  const { home: found, keeper, now } = call
  const isOfficer = assertLeadsOrOversees(call)
  const isHer = (each: { personId: string }): boolean => each.personId === personId
  const host = hostsAt(found.hosts, now).find(isHer)
  const entry = host ?? found.paired.filter(({ until }) => until === null || now < until).find(isHer)
  const person = entry ? await personById(personId) : null
  if (!entry || !person) return refuse('NOT_FOUND', 'personId')
  if (person.openid !== undefined || person.claim !== undefined) refuse('ALREADY_CLAIMED', 'personId')
  if (!isOfficer && (!host || (await homesHostedBy(personId)).some(({ _id }) => _id !== found._id)))
    refuse('OFFICER_ONLY')
  return told(await invite(call, keeper._id, { kind: 'person', homeId: found._id, personId, name: entry.name }))
}

/** True for an officer over the home, false for its lead; refuses every other host. */
function assertLeadsOrOversees({ home: found, keeper, now }: Keeping): boolean {
  if (mayActFor(keeper.roles, found.path, 'village', now)) return true
  return hostEntry(found, keeper, now)?.role === 'leadHost' ? false : refuse('LEAD_ONLY')
}

const told = ({ code, expiresAt }: MadeCode) => ({ code, expiresAt: toIso(expiresAt) })
