import type { HostRole } from '../../domain/micro-home'
import { isAtLeast } from '../../domain/organisation'
import { DEFAULT_SETTINGS } from '../../domain/settings'
import { api } from './api'
import { cacheFor, keep, kept } from './cache'
import type { Me, StaffRole } from './model'

const WORKPLACE = 'workplace'

let current: Me | null = null

/** Who I am, fresh from the cloud; remembered for the pages after it. */
export async function loadMe(): Promise<Me> {
  const me = await api.member.me({})
  current = me
  cacheFor(me.personId)
  keep('me', me)
  return me
}

/** Who I was when last asked: at once, and without a network. */
export function lastMe(): Me | null {
  current ??= kept<Me>('me')
  return current
}

/** Who I am, asked only once while the app runs. */
export async function knownMe(): Promise<Me> {
  return current ?? (await loadMe())
}

/** Settings of my place as last heard; the defaults until then, so that the help page needs no network. */
export function phoneSettings(): Me['settings'] {
  return lastMe()?.settings ?? DEFAULT_SETTINGS
}

/** 「微家主人」 or what this county says instead. */
export function hostWords(role: HostRole, hostWord: string): string {
  return role === 'leadHost' ? hostWord : `一起当${hostWord}`
}

/** The office an officer works for now: the one she picked on this phone, else her first. */
export function workplace(me: Me): StaffRole | null {
  const picked: unknown = wx.getStorageSync(WORKPLACE)
  return me.roles.find((role) => role.orgId === picked) ?? me.roles[0] ?? null
}

export function pickWorkplace(orgId: string): void {
  wx.setStorageSync(WORKPLACE, orgId)
}

/** Whether requests for help reach her: an officer of a township and above, or whoever takes turns on duty (safety, "Help"). */
export function hasDesk(me: Me): boolean {
  return me.onRoster === true || me.roles.some(({ level }) => isAtLeast(level, 'township'))
}
