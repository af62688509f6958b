import type { Notice } from '../../../domain/notice'
import type { Told } from '../../../domain/roster-event'
import type { ActivityHead } from '../../kit/activity-document'

type About = Pick<ActivityHead, 'homeId' | 'homeName' | 'title' | 'startsAt'>

/** What the rules want told, as facts of the same write: one notice for all who hear the same. */
export function noticesOf(
  activityId: string,
  { homeId, homeName, title, startsAt }: About,
  told: readonly Told[],
): Notice[] {
  const alike = new Map<string, Notice>()
  for (const { kind, to, until } of told) {
    const key = `${kind} ${until?.getTime() ?? ''}`
    const notice = alike.get(key) ?? {
      kind,
      to: [],
      about: { activityId, homeId, homeName, title, at: startsAt, ...(until ? { until } : {}) },
    }
    alike.set(key, { ...notice, to: [...new Set([...notice.to, to])] })
  }
  return [...alike.values()]
}
