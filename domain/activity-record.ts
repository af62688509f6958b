/** The record of an activity is on time within 72 hours after its end, and late afterwards (rubric, records). */
export const RECORD_WITHIN_MS = 72 * 3_600_000
/** So many photos of one activity. */
export const MOST_RECORD_PHOTOS = 9
export const SUMMARY_LENGTH = 500
export const THANKS_LENGTH = 60
/** Fewer hearts than these would tell whose they are. */
export const FEWEST_RATINGS = 3

export const isLate = (endsAt: Date, writtenAt: Date): boolean =>
  writtenAt.getTime() - endsAt.getTime() > RECORD_WITHIN_MS

/** The hearts of those who came: how many, and their mean to one decimal; null while too few say. */
export function heartsOf({ sum, count }: { sum: number; count: number }): { mean: number; count: number } | null {
  return count < FEWEST_RATINGS ? null : { mean: Math.round((sum / count) * 10) / 10, count }
}

/** Who can be recognised in a photo, by the ids under which they have a place: themselves, and the children of whom. */
export interface Shown {
  persons: string[]
  childrenOf: string[]
}
