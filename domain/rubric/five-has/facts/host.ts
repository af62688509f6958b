import { dateOf } from '../../../calendar-day'
import { hostsAt } from '../../../hosting'
import { pairingsInForce } from '../../../pairing'
import type { PeriodDays } from '../../../period'
import {
  count,
  type EvidenceLine,
  type Found,
  type Frame,
  isOver,
  isWithin,
  requiredOf,
  shareOf,
  standing,
} from './frame'

/** 有主人: what of it the platform knows. */
export function hostFacts(frame: Frame): Record<'B1' | 'B2' | 'B3' | 'B4', Found> {
  const { records, moment } = frame
  const hosts = hostsOf(frame)
  const paired = pairingsInForce(records.paired, moment)
  const named = (name: string, note: string): EvidenceLine => ({ when: '', title: name, counts: 'yes', note })
  return {
    B1: standing(
      count(hosts.length),
      hosts.map(({ name, role }) => named(name, role === 'leadHost' ? '牵头的主人' : '主人')),
    ),
    B2: standing(
      count(paired.length),
      paired.map(({ name, since }) => named(name, `${dateOf(since)} 起结对`)),
    ),
    B3: visits(frame),
    B4: trained(frame),
  }
}

function visits(frame: Frame): Found {
  const months = requiredOf('month', frame)
  const inMonth = ({ first, last }: PeriodDays) =>
    frame.records.visits.filter(({ day }) => first <= day && day <= last && day <= dateOf(frame.at))
  return {
    ...shareOf(frame, months, (month) => inMonth(month).length > 0),
    lines: months
      .filter(({ first }) => first <= dateOf(frame.at))
      .map((month) => {
        const found = inMonth(month)
        const who = [...new Set(found.map(({ name }) => name))].join('、')
        return {
          when: month.key,
          title: who,
          counts: found.length > 0 ? 'yes' : isOver(frame, month) ? 'no' : 'open',
          note: found.length > 0 ? `来过 ${found.length} 次` : '没有走访记录',
        }
      }),
  }
}

/** Hosts who were at a training in the window. A home without a host has nothing to measure: that is the veto's matter (rubric §9.4). */
function trained(frame: Frame): Found {
  const hosts = hostsOf(frame)
  const own = trainingsIn(frame)
  const lines = hosts.map(({ personId, name }): EvidenceLine => {
    const [first] = own.filter((training) => training.personId === personId)
    return first
      ? { when: dateOf(first.at), title: name, counts: 'yes', note: first.title, activityId: first.activityId }
      : { when: '', title: name, counts: 'open', note: '还没有培训记录' }
  })
  const kept = lines.filter(({ counts }) => counts === 'yes').length
  return standing(hosts.length === 0 ? null : { kind: 'share', kept, of: hosts.length }, lines)
}

/** Who hosted at the cut-off: who came later did not. */
const hostsOf = ({ records, moment }: Frame) => hostsAt(records.hosts, moment).filter(({ since }) => since <= moment)

const trainingsIn = (frame: Frame) =>
  frame.records.trainings.filter(({ at }) => isWithin(frame, at) && at <= frame.moment)

/** The lead host was at none. */
export function isLeadUntrained(frame: Frame): boolean {
  const lead = hostsOf(frame).find(({ role }) => role === 'leadHost')
  return lead !== undefined && !trainingsIn(frame).some(({ personId }) => personId === lead.personId)
}
