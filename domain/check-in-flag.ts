/**
 * Why a check-in waits for a witness (S07). It is never refused for it, and counts for nothing until a host or the township has said that she was
 * there: a position may be wrong, a neighbour may just have come along.
 */
export const CHECK_IN_FLAGS = ['far', 'notSignedUp', 'overlap', 'burst'] as const
export type CheckInFlag = (typeof CHECK_IN_FLAGS)[number]
export const CHECK_IN_FLAG_LABELS: Record<CheckInFlag, string> = {
  far: '位置离得远',
  notSignedUp: '没有报名',
  overlap: '同一时间也在别处签到',
  burst: '几秒里来得太多',
}

/** How far away she was, and no more than that: no position and no track is kept (S07, safety "Check-in and points"). */
export const DISTANCE_BANDS = ['here', 'near', 'far', 'veryFar'] as const
export type DistanceBand = (typeof DISTANCE_BANDS)[number]
const HERE_M = 300
const NEAR_M = 1000
const FAR_M = 5000

/** `here` is within 300 metres. Between that and a kilometre phones are often wrong: it is kept and flags nothing. */
export function distanceBand(metres: number): DistanceBand {
  if (metres <= HERE_M) return 'here'
  if (metres <= NEAR_M) return 'near'
  return metres <= FAR_M ? 'far' : 'veryFar'
}
