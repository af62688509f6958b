import { isAtLeast } from '../../../domain/organisation'
import type { Me, StaffRole } from '../../services/model'
import { loadMe, workplace } from '../../services/session'

/** The office an officer works in now, and what she may open there. */
export interface Office {
  orgId: string
  orgName: string
  level: StaffRole['level']
  /** Rolls and appointments are a township's work and above; a village only reads its own list. */
  mayAppoint: boolean
  others: { orgId: string; orgName: string }[]
}

/** Null when the caller holds no role: the federation's pages then say so. */
export async function enterOffice(): Promise<Office | null> {
  return officeOf(await loadMe())
}

export function officeOf(me: Me): Office | null {
  const role = workplace(me)
  if (role === null) return null
  return {
    orgId: role.orgId,
    orgName: role.orgName,
    level: role.level,
    mayAppoint: isAtLeast(role.level, 'township'),
    others: me.roles.filter(({ orgId }) => orgId !== role.orgId).map(({ orgId, orgName }) => ({ orgId, orgName })),
  }
}
