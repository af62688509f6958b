import { LEVEL_LABELS, type OrganisationLevel } from '../../../domain/organisation'
import { ROLE_LEVEL, ROLES, type Role } from '../../../domain/role'
import { api } from '../../services/api'

/** A place in the tree as the page draws it: indented, open or closed. */
export interface Branch {
  id: string
  name: string
  level: OrganisationLevel
  levelLabel: string
  depth: number
  open: boolean
  /** A village and a unit hold nothing below. */
  leaf: boolean
}

export const branchOf = (place: { id: string; name: string; level: OrganisationLevel }, depth: number): Branch => ({
  ...place,
  levelLabel: LEVEL_LABELS[place.level],
  depth,
  open: false,
  leaf: place.level === 'village' || place.level === 'unit',
})

/** Opens or closes one branch: the list with its children put in after it or taken out. */
export async function toggle(branches: readonly Branch[], index: number): Promise<Branch[]> {
  const branch = branches[index]
  if (!branch || branch.leaf) return [...branches]
  const before = branches.slice(0, index)
  const after = branches.slice(index + 1)
  if (branch.open) {
    const rest = after.findIndex((other) => other.depth <= branch.depth)
    return [...before, { ...branch, open: false }, ...(rest < 0 ? [] : after.slice(rest))]
  }
  const { organisations } = await api.federation.organisations({ parentId: branch.id })
  return [
    ...before,
    { ...branch, open: true },
    ...organisations.map((one) => branchOf(one, branch.depth + 1)),
    ...after,
  ]
}

/** The one role that belongs to a place of this level. */
export function roleAt(level: OrganisationLevel): Role {
  const role = ROLES.find((one) => ROLE_LEVEL[one] === level)
  if (!role) throw new Error(`no role is bound to ${level}`)
  return role
}
