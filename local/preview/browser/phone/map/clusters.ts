import type { Position } from '../position'
import { type Point, project, type View } from './view'

/** Markers that stand closer to each other than the grid. */
export interface Cluster<M> {
  clusterId: number
  center: Position
  markers: M[]
}

/**
 * Joins what is near: each marker goes to the first group whose first member is within `gridSize` pixels. Groups of one are no clusters.
 */
export function clustersOf<M extends Position>(
  view: View,
  markers: readonly M[],
  gridSize: number,
): { alone: M[]; clusters: Cluster<M>[] } {
  const groups: { at: Point; members: M[] }[] = []
  for (const marker of markers) {
    const at = project(view, marker)
    const near = groups.find((group) => Math.hypot(group.at.x - at.x, group.at.y - at.y) < gridSize)
    if (near) near.members.push(marker)
    else groups.push({ at, members: [marker] })
  }
  const mean = (members: M[], of: (marker: M) => number) =>
    members.reduce((sum, one) => sum + of(one), 0) / members.length
  return {
    alone: groups.flatMap(({ members }) => (members.length === 1 ? members : [])),
    clusters: groups
      .filter(({ members }) => members.length > 1)
      .map(({ members }, index) => ({
        clusterId: index + 1,
        center: { latitude: mean(members, (one) => one.latitude), longitude: mean(members, (one) => one.longitude) },
        markers: members,
      })),
  }
}
