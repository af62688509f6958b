import { dateOf } from '../../domain/calendar-day'
import { idsOnPath, pathOf } from '../../domain/organisation'
import { countyTableAt } from '../kit/calendar'
import { settingsAt } from '../kit/settings'
import type { DeskRules } from './working/case-file'

/** What the county lays down for its desks, by the path of any of them. Two database calls; none for no path. */
export async function rulesAt(path: string | undefined, at: Date): Promise<DeskRules> {
  const [root] = idsOnPath(path ?? '')
  const county = root === undefined ? '' : pathOf('', root)
  const year = Number(dateOf(at).slice(0, 4))
  // A case may be of last year, and its deadline of the next.
  const [settings, table] = await Promise.all([settingsAt(county), countyTableAt(county, [year - 1, year, year + 1])])
  return { settings, table }
}
