import { HELP_CLASSES, type HelpClass } from './help'
import { endOf, type PeriodDays, periodAt, periodBefore, periodOfKey } from './period'
import { shownOf } from './suppression'
import { DAY_MS } from './time'

/**
 * Figures of requests for help: how many, by desk, class and quarter, and nothing else of them (safety, "Help"). A quarter is counted once, some days
 * after it has ended, and never again: two counts of one quarter would tell what came between them.
 */
export const FIGURES_AFTER_DAYS = 7

/** So many quarters are made up for when the clock stood still, and shown. */
export const QUARTERS_SHOWN = 4

/** Numbers below this are not shown, nor nought: that nobody asked is news as well. */
export const LEAST_SHOWN = 5

/** What stands of one quarter: one row a desk and one for the whole county, a column for each class and one for all. `null` is not shown. */
export interface FigureTable {
  rows: readonly (readonly (number | null)[])[]
  all: readonly (number | null)[]
}

export interface CountedCase {
  deskId: string
  helpClass: HelpClass
}

/**
 * The table of a quarter, as everybody will read it. `ownDeskId` is the county's own desk, whose cases are known to whoever reads the county's table:
 * its hidden numbers hide nothing of the others.
 */
export function figuresOf(cases: readonly CountedCase[], deskIds: readonly string[], ownDeskId: string): FigureTable {
  const counts = deskIds.map((deskId) =>
    HELP_CLASSES.map((helpClass) => cases.filter((one) => one.deskId === deskId && one.helpClass === helpClass).length),
  )
  const shown = shownOf(counts, { least: LEAST_SHOWN, known: [deskIds.indexOf(ownDeskId)] })
  return { rows: shown.slice(0, -1), all: shown[shown.length - 1] ?? [] }
}

/** Quarters that are over for long enough, the latest first. */
export function quartersClosedBy(at: Date): PeriodDays[] {
  const quarters: PeriodDays[] = []
  let quarter = periodAt('quarter', at)
  while (quarters.length < QUARTERS_SHOWN) {
    quarter = periodBefore('quarter', quarter)
    if (endOf(quarter).getTime() + FIGURES_AFTER_DAYS * DAY_MS <= at.getTime()) quarters.push(quarter)
  }
  return quarters
}

/** 2027 年第 2 季度; empty for what is no quarter. */
export function quarterWords(key: string): string {
  const found = periodOfKey(key)
  return found?.period === 'quarter' ? `${key.slice(0, 4)} 年第 ${key.slice(-1)} 季度` : ''
}
