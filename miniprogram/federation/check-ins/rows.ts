import { CHECK_IN_FLAG_LABELS, isByHand, SPOT_CHECK_LABELS } from '../../../domain/check-in'
import { CHECK_IN_WAY_LABELS } from '../../../domain/roster'
import { clockOf, dayWords } from '../../services/duty'
import type { CheckInRoll, SpotChecked } from '../../services/model'

/** An activity worth a look. */
export interface CheckRow {
  id: string
  title: string
  place: string
  reasons: string[]
  count: string
}

export const checkRow = ({ activityId, title, homeName, endsAt, why, persons }: SpotChecked): CheckRow => ({
  id: activityId,
  title,
  place: `${homeName} · ${dayWords(endsAt)}`,
  reasons: why.map((each) => SPOT_CHECK_LABELS[each]),
  count: `来了 ${persons} 位`,
})

/** Somebody on its roll whose check-in the township looks at. */
export interface PersonRow {
  personId: string
  name: string
  note: string
  /** Who judged it, when and why; empty where nobody has. */
  verdict: string
  tag: { text: string; tone: string }
  mayClear: boolean
  mayRevoke: boolean
}

type Person = CheckInRoll['people'][number]
type CheckIn = NonNullable<Person['in']>

/** So many stand on the page at once; those behind them come up as these are judged. */
export const MOST_ROWS = 40

/** Whoever waits for a word first, then what was judged, then who was ticked by hand; whoever scanned and stands is nothing to look at. */
export function personRows({ people }: CheckInRoll): PersonRow[] {
  const asked = people.flatMap((person) => (person.in ? [{ person, at: person.in }] : []))
  const waits = asked.filter(({ at }) => at.state === 'flagged')
  const judged = asked.filter(({ at }) => at.state !== 'flagged' && at.judged !== null)
  const byHand = asked.filter(({ at }) => at.state === 'valid' && at.judged === null && isByHand(at))
  return [...waits, ...judged, ...byHand].map(({ person, at }) => rowOf(person, at))
}

function rowOf({ personId, name }: Person, { at, way, state, flags, why, judged }: CheckIn): PersonRow {
  const seen = flags.map((flag) => CHECK_IN_FLAG_LABELS[flag])
  const entered = judged === null && why ? [why] : []
  return {
    personId,
    name: name ?? '没留名字的姐妹',
    note: [`${clockOf(at)} ${CHECK_IN_WAY_LABELS[way]}`, ...seen, ...entered].join(','),
    verdict: judged ? `${judged.by ?? '一位姐妹'} ${dayWords(judged.at)} ${clockOf(judged.at)}:${why ?? ''}` : '',
    tag: TAGS[state],
    mayClear: state !== 'valid',
    mayRevoke: state !== 'revoked',
  }
}

const TAGS = {
  valid: { text: '算数', tone: 'teal' },
  flagged: { text: '等核实', tone: 'sun' },
  revoked: { text: '没有算', tone: 'sand' },
} as const satisfies Record<CheckIn['state'], PersonRow['tag']>

/** Whose check-ins wait for a word. */
export const waitingIds = ({ people }: CheckInRoll): string[] =>
  people.flatMap(({ personId, in: at }) => (at?.state === 'flagged' ? [personId] : []))
