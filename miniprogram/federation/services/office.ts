import { isAtLeast } from '../../../domain/organisation'
import type { Me, StaffRole } from '../../services/model'
import { hasDesk, loadMe, workplace } from '../../services/session'

/** The office an officer works in now, and what she may open there. */
export interface Office {
  orgId: string
  orgName: string
  level: StaffRole['level']
  /** She works for the federation here; whoever only takes turns on duty sees nothing but requests for help. */
  isOfficer: boolean
  /** Rolls and appointments are a township's work and above; a village only reads its own list. */
  mayAppoint: boolean
  /** Requests for help reach her: at a township and above, or by her turns on duty. To anybody else nothing says that there are any. */
  hasDesk: boolean
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
    isOfficer: true,
    mayAppoint: isAtLeast(role.level, 'township'),
    hasDesk: hasDesk(me),
    others: me.roles.filter(({ orgId }) => orgId !== role.orgId).map(({ orgId, orgName }) => ({ orgId, orgName })),
  }
}

/** Of whoever takes turns on duty without a role: a lawyer, a counsellor, a mediator. */
const TURNS: Office = {
  orgId: '',
  orgName: '值班',
  level: 'unit',
  isOfficer: false,
  mayAppoint: false,
  hasDesk: true,
  others: [],
}

/** For requests for help: null for whoever has no desk, as if there were none. */
export async function enterDesk(): Promise<Office | null> {
  const me = await loadMe()
  if (!hasDesk(me)) return null
  return officeOf(me) ?? TURNS
}
