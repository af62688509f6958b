import { MEMBER_LEVEL_LABELS } from '../../../domain/micro-home'
import { dayOnly } from '../../services/invitation'
import type { HomeHosts } from '../../services/model'

/** A host as a row, with what may be done about her. */
export interface HostRow {
  personId: string
  name: string
  role: string
  note: string
  claimed: boolean
  mayOffer: boolean
  mayRemove: boolean
  mayInvite: boolean
}
export interface MemberRow {
  personId: string
  name: string
  role: string
  claimed: boolean
  note: string
}

export function hostRows({ hosts, offered, iAm, isOfficer }: HomeHosts): HostRow[] {
  const leads = iAm === 'leadHost'
  return hosts.map(({ personId, name, role, since, claimed, mine }) => ({
    personId,
    name: mine ? `${name}(我)` : name,
    role: role === 'leadHost' ? '牵头的主人' : '一起的主人',
    note: offered?.toPersonId === personId ? `等${mine ? '您' : '她'}答应牵头` : `${dayOnly(since)}起`,
    claimed,
    mayOffer: leads && claimed && !mine && role !== 'leadHost' && offered === null,
    mayRemove: leads && !mine && role !== 'leadHost',
    mayInvite: (leads || isOfficer) && !claimed,
  }))
}

/** Their codes come from the village or township: a lead who made them could be her own committee member. */
export function memberRows({ members }: HomeHosts): MemberRow[] {
  return members.map(({ personId, name, level, claimed }) => ({
    personId,
    name,
    role: `结对执委 · ${MEMBER_LEVEL_LABELS[level]}`,
    claimed,
    note: claimed ? '' : '请村社区或镇街妇联给她出认领编号',
  }))
}
