/**
 * Every code that the product prints or shows, as a scanner reads it: one parser, so that a scan in the wrong place can say what it was instead.
 * Colons part the pieces; none of them holds one.
 */
export type ScannedCode =
  /** A person's own code, on her phone or on a paper card. */
  | { kind: 'person'; token: string }
  /** The code on a host's screen: of one activity and one step of 45 seconds. */
  | { kind: 'checkIn'; activityId: string; step: number; mac: string }
  /** The same as a mini program code, where 32 characters have to do: the activity by its short key. */
  | { kind: 'checkInScene'; key: string; step: number; mac: string }
  /** On the wall of a home. */
  | { kind: 'home'; homeId: string; token: string }
  | { kind: 'invitation' }
  | { kind: 'unknown' }

const ID = '[A-Za-z0-9_-]{1,64}'
const TOKEN = '[A-Za-z0-9_-]{22}'
const MAC = '[A-Za-z0-9_-]{11}'
const PERSON = new RegExp(`^sbyj:p:(${TOKEN})$`)
const CHECK_IN = new RegExp(`^sbyj:c:(${ID}):(\\d{1,10}):(${MAC})$`)
const HOME = new RegExp(`^sbyj:h:(${ID}):(${ID})$`)
/** The scene of a mini program code, alone or in the path that `wx.scanCode` gives for one: `pages/check-in/check-in?scene=…`. */
const SCENE = new RegExp(`(?:^|[?&]scene=)c:([A-Za-z0-9_-]{8}):([0-9a-z]{1,7}):(${MAC})$`)

export const personCode = (token: string): string => `sbyj:p:${token}`
export const checkInCode = (activityId: string, step: number, mac: string): string =>
  `sbyj:c:${activityId}:${step}:${mac}`
export const checkInScene = (key: string, step: number, mac: string): string => `c:${key}:${step.toString(36)}:${mac}`

export function scannedCode(text: string): ScannedCode {
  const person = PERSON.exec(text)
  if (person?.[1]) return { kind: 'person', token: person[1] }
  const checkIn = CHECK_IN.exec(text)
  if (checkIn?.[1] && checkIn[3])
    return { kind: 'checkIn', activityId: checkIn[1], step: Number(checkIn[2]), mac: checkIn[3] }
  const scene = SCENE.exec(decoded(text))
  if (scene?.[1] && scene[2] && scene[3])
    return { kind: 'checkInScene', key: scene[1], step: Number.parseInt(scene[2], 36), mac: scene[3] }
  const home = HOME.exec(text)
  if (home?.[1] && home[2]) return { kind: 'home', homeId: home[1], token: home[2] }
  return { kind: text.startsWith('SBYJ-YQ:') ? 'invitation' : 'unknown' }
}

/** WeChat hands a scene over encoded as a part of an address. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
