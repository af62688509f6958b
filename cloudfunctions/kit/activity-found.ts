import type { ActivityKind } from '../../domain/activity'
import { idsOnPath } from '../../domain/organisation'

/**
 * What lists find an activity by: each place that it lies in, alone and with its kind, so that one equality and an order by time serve every
 * list. Whoever writes an activity's path or kind writes this along.
 */
export function foundIn({ path, kind }: { path: string; kind: ActivityKind }): string[] {
  return idsOnPath(path).flatMap((placeId) => [placeKey(placeId), placeKey(placeId, kind)])
}

/** The key of all activities in a place, or of those of one kind. */
export function placeKey(placeId: string, kind?: ActivityKind): string {
  return kind === undefined ? placeId : `${placeId}:${kind}`
}
