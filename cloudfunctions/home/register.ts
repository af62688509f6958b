import type { home } from '../../contract/home'
import { homeId, newHome } from '../kit/home-document'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { unclaimedMember } from '../kit/unclaimed-person'
import { addHome, homeById, personById } from './store'

/** A home that stands already, registered by the township or the county; its lead host has an account and so has claimed it. */
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
      state: 'active',
      source: null,
      requestId,
      createdBy: officer._id,
    },
    now,
  )
  if (await addHome(made, member, call.source(officer._id))) return { homeId: made._id }
  const standing = await homeById(homeId(village._id, input.name, input.address))
  const hers = standing?.requestId === requestId && standing.createdBy === officer._id
  return hers ? { homeId: made._id } : refuse('HOME_EXISTS', 'name')
}
