import { LINE_KEPT_DAYS, lineUsedAt } from '../../domain/family'
import { DAY_MS } from '../../domain/time'
import type { ActivityDocument } from '../kit/activity-document'
import type { PersonDocument } from '../kit/documents'
import { mayBeSeen } from '../kit/family'
import { BY_TIMER } from '../kit/home-step'
import { TIMER_REQUEST } from '../kit/outbox'
import { identities } from '../kit/person-document'
import { change, command, find } from '../kit/store'

const SOURCE = { actor: BY_TIMER, action: 'member.forgetLines', requestId: TIMER_REQUEST }
/** Activities of a family within a year; whoever goes to more of them has used each line anyway. */
const MOST_ACTIVITIES = 200

/**
 * A child that came along to nothing for a year is forgotten, with its words and consents, as its guardian was told when she agreed (domain/family).
 * Running it again finds the others only when their own year is over.
 */
export async function forgetLines(at: Date, limit: number): Promise<void> {
  const guardians = await find<PersonDocument>('persons', {
    where: { linesLookAt: command.lte(at) },
    fields: ['family', 'also', 'version'],
    limit,
  })
  for (const guardian of guardians) {
    const { lines = [], adults = [] } = guardian.family ?? {}
    const oldest = new Date(at.getTime() - LINE_KEPT_DAYS * DAY_MS)
    const attended = await attendedSince(oldest, [...identities(guardian), ...adults.map(({ personId }) => personId)])
    const used = lines.map((line) => {
      const came = attended.filter(({ lineIds }) => lineIds.includes(line.id)).map(({ endsAt }) => endsAt)
      return { line, at: lineUsedAt(line, came) }
    })
    const kept = used.filter((each) => each.at > oldest)
    const gone = used.filter((each) => each.at <= oldest).map(({ line }) => line)
    const next = Math.min(...kept.map((each) => each.at.getTime() + LINE_KEPT_DAYS * DAY_MS))
    const patch = {
      ...(gone.length > 0 ? { 'family.lines': kept.map(({ line }) => line) } : {}),
      ...(gone.some(mayBeSeen) ? { childPhotosOff: at } : {}),
      linesLookAt: kept.length > 0 ? new Date(next) : command.remove(),
    }
    await change('persons', guardian._id, { version: guardian.version }, patch, gone.length > 0 ? SOURCE : undefined)
  }
}

/** Which children came along to what, in whoever's name the place was. */
function attendedSince(since: Date, personIds: readonly string[]): Promise<ActivityDocument[]> {
  return find<ActivityDocument>('activities', {
    where: { memberIds: command.in([...personIds]), endsAt: command.gt(since) },
    fields: ['lineIds', 'endsAt'],
    limit: MOST_ACTIVITIES,
  })
}
