import { type May, OVER_THE_TOWNSHIP } from './callers'

const HOST = ['hostOfThisHome'] as const

/** How a home writes, publishes, moves and cancels its activities. */
export const publishingMay: May = {
  'activity.planning': HOST,
  'activity.saveActivityDraft': HOST,
  'activity.dropActivityDraft': HOST,
  'activity.publish': HOST,
  'activity.ofHome': HOST,
  'activity.manage': HOST,
  'activity.posterCode': HOST,
  'activity.correctText': HOST,
  'activity.move': HOST,
  'activity.movePlace': HOST,
  'activity.setCapacity': HOST,
  'activity.cancel': ['hostOfThisHome', ...OVER_THE_TOWNSHIP],
  'activity.changeFollowing': HOST,
  'activity.endFollowing': HOST,
  'activity.leaveOut': HOST,
}
