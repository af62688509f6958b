import type { home } from '../../contract/home'
import { newHome } from '../kit/home-document'
import { officeOver } from '../kit/home-step'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { unclaimedMember } from '../kit/unclaimed-person'
import { takeOfficerStep } from './applying/officer-step'
import { addHome, homeById, personById } from './store'

/**
 * A home that stands already; its lead host has an account and so has claimed it. A township's registering approves it, and the county, whose
 * register it is, records it with a plate number in the same call (C02; domain/home-state-steps, `stateOnArrival`).
 */
export const register: UseCase<typeof home.register> = async (call, input) => {
  const { organisation: village, officer, now, requestId } = call
  if (village.level !== 'village') refuse('NOT_FOUND', 'villageId')
  const host = await personById(input.hostPersonId)
  if (!host?.openid || host.name === null) return refuse('NOT_FOUND', 'hostPersonId')
  const member = unclaimedMember(village.path, input.pairedMember.name, input.pairedMember.level, now)
  const made = newHome(
    {
      ...input,
      village: { id: village._id, path: village.path, name: village.name, townshipName: village.parentName ?? '' },
      womenCovered: null,
      targetDemo: false,
      plannedDate: null,
      formerPlace: null,
      leadHost: { personId: host._id, name: host.name, claimed: true },
      pairedMember: { ...input.pairedMember, personId: member._id },
      state: 'approved',
      source: null,
      requestId,
      createdBy: officer._id,
    },
    now,
  )
  const added = await addHome(made, member, call.source(officer._id))
  const standing = added ? { ...made, version: 1, outbox: [] } : await homeById(made._id)
  const hers = standing?.requestId === requestId && standing.createdBy === officer._id
  if (!hers) return refuse('HOME_EXISTS', 'name')
  if (officeOver(officer.roles, village.path, now)?.level === 'county')
    await takeOfficerStep(call, standing, { step: 'record', note: null, seen: 'approved' })
  return { homeId: made._id }
}
