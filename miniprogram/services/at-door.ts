import { checkInWindow } from '../../domain/check-in-code'
import type { ActivityStanding, MyActivity } from './model'

/** What is known of an activity and of hers in it wherever she meets it: its page, and the list of what she signed up for. */
type Met = Pick<MyActivity, 'id' | 'kind' | 'state' | 'startsAt' | 'endsAt' | 'standings'>
type Held = Omit<Met, 'id' | 'standings'>

/** A tap at the door: what it is called, and where it leads. */
export interface AtDoor {
  words: string
  way: string
}

/**
 * The next thing to do at the door, once it is time: she scans the host's code for herself; for somebody whom she signed up, who may have no phone, she
 * shows that one's own code. Null while nobody of hers is expected.
 */
export function atDoor(activity: Met, now: Date): AtDoor | null {
  if (!isCheckInTime(activity, now)) return null
  const expected = activity.standings.filter(isExpected)
  if (expected.some(({ name }) => name === null))
    return { words: '扫码签到', way: `/pages/check-in/check-in?id=${activity.id}` }
  const [other] = expected
  return other ? { words: `给主人看${other.name}的码`, way: codeWay(other) } : null
}

/** Her own code, or that of somebody whom she signed up, for the host to scan: at hand from the moment in which she has a seat. */
export function codeOf(activity: Held, standing: ActivityStanding, now: Date): AtDoor | null {
  const isOver = activity.state !== 'published' || now >= windowOf(activity).until
  if (isOver || !isExpected(standing)) return null
  return { words: standing.name === null ? '我的码' : '她的码', way: codeWay(standing) }
}

/** Whether hosts take people in at the door now. */
export function isCheckInTime(activity: Held, now: Date): boolean {
  const { from, until } = windowOf(activity)
  return activity.state === 'published' && now >= from && now < until
}

const windowOf = ({ kind, startsAt, endsAt }: Held) =>
  checkInWindow({ kind, startsAt: new Date(startsAt), endsAt: new Date(endsAt) })

const isExpected = ({ as, checkedIn }: ActivityStanding): boolean => as === 'seat' && !checkedIn

const codeWay = ({ personId, name }: ActivityStanding): string =>
  name === null ? '/pages/my-code/my-code' : `/pages/my-code/my-code?person=${personId}`
