/**
 * The organisation tree: county > township or unit > village or community (mechanisms C22).
 * A place in the tree is its `path`: the ids from the root, each followed by '/'. Scope is a range on `path`.
 */
export const ORGANISATION_LEVELS = ['county', 'township', 'unit', 'village'] as const
export type OrganisationLevel = (typeof ORGANISATION_LEVELS)[number]

export const LEVEL_LABELS: Record<OrganisationLevel, string> = {
  county: '县',
  township: '镇街',
  unit: '直属单位',
  village: '村社区',
}

/** Longitude and latitude in degrees, GCJ-02 as WeChat gives them. */
export interface Position {
  longitude: number
  latitude: number
}

export interface Organisation {
  id: string
  level: OrganisationLevel
  name: string
  parentId: string | null
  path: string
  centre: Position
}

/** The path of a child: its parent's path with its own id. The root has an empty parent path. */
export function pathOf(parentPath: string, id: string): string {
  return `${parentPath}${id}/`
}

/** True when `path` is the place itself or lies below it. */
export function isWithin(path: string, ancestorPath: string): boolean {
  return path.startsWith(ancestorPath)
}

/** The half-open range of paths at or below a place; a scope filter for the database, never a regular expression. */
export function pathRange(path: string): { from: string; below: string } {
  return { from: path, below: `${path}\uffff` }
}

/** The ids on the way from the root to the place, root first. */
export function idsOnPath(path: string): string[] {
  return path.split('/').filter((id) => id !== '')
}

/** Which levels may stand directly below which: the tree has no other shape. */
export const CHILD_LEVELS: Record<OrganisationLevel, readonly OrganisationLevel[]> = {
  county: ['township', 'unit'],
  township: ['village'],
  unit: [],
  village: [],
}

const RANK: Record<OrganisationLevel, number> = { county: 3, township: 2, unit: 2, village: 1 }

/** True when `level` stands at or above `needed` in the tree (a unit stands beside a township). */
export function isAtLeast(level: OrganisationLevel, needed: OrganisationLevel): boolean {
  return RANK[level] >= RANK[needed]
}

/** True when `level` stands strictly above `other`. */
export function isAbove(level: OrganisationLevel, other: OrganisationLevel): boolean {
  return RANK[level] > RANK[other]
}
