import { timingSafeEqual } from 'node:crypto'
import { blindIndex } from './secrets'

const MAC_LETTERS = 11
const KEY_LETTERS = 8
const ID_LETTERS = 32

/** The tag in the code of one activity and one step: 66 bits under a key, tried against the cloud only. */
export function checkInMac(activityId: string, step: number): string {
  return blindIndex('checkIn', `${activityId}\n${step}`).slice(0, MAC_LETTERS)
}

export function isCheckInMac(mac: string, activityId: string, step: number): boolean {
  const [given, expected] = [Buffer.from(mac), Buffer.from(checkInMac(activityId, step))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** An activity's short name in the 32 characters of a mini program code. */
export const sceneKeyOf = (activityId: string): string => blindIndex('scene', activityId).slice(0, KEY_LETTERS)

/** A person's check-in at an activity has one id, however often and however it is made (S07: the same checkinId). */
export function checkInId(activityId: string, personId: string): string {
  return blindIndex('checkInId', `${activityId}\n${personId}`).slice(0, ID_LETTERS)
}
