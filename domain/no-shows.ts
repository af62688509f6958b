import { DAY_MS } from './time'

/** An activity where check-in was run and she did not come, without an excuse. */
export interface NoShow {
  activityId: string
  /** When the activity began. */
  at: Date
  /** Illness, a typhoon: by the host or the township. It does not count. */
  excused?: true
}

const COUNTED_DAYS = 60
const MARKS_UNTIL_WAITING = 2
const WAITS_DAYS = 30

/**
 * Until when her sign-ups go to the waitlist first: for 30 days after the second no-show within 60 days (S06). Null when they do not; never for
 * whoever is sixty or older.
 */
export function waitsFirstUntil(
  person: { noShows?: readonly NoShow[] | undefined; sixtyUp?: boolean | undefined },
  at: Date,
): Date | null {
  if (person.sixtyUp) return null
  const marks = (person.noShows ?? [])
    .filter((mark) => !mark.excused && mark.at <= at)
    .map((mark) => mark.at.getTime())
    .sort((a, b) => a - b)
  const second = marks
    .filter(
      (mark, i) => mark - (marks[i + 1 - MARKS_UNTIL_WAITING] ?? Number.NEGATIVE_INFINITY) <= COUNTED_DAYS * DAY_MS,
    )
    .at(-1)
  if (second === undefined || second + WAITS_DAYS * DAY_MS <= at.getTime()) return null
  return new Date(second + WAITS_DAYS * DAY_MS)
}
