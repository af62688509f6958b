import type { Rubric } from '../rubric'
import { FIVE_HAS_ATTENDANCE } from './attendance'
import { HAS_ACTIVITY } from './has-activity'
import { HAS_DISPLAY } from './has-display'
import { HAS_HOST } from './has-host'
import { HAS_MECHANISM } from './has-mechanism'
import { HAS_PLACE } from './has-place'
import { FIVE_HAS_VETOES } from './vetoes'

/**
 * 五有, version 2027.2: 100 points, 68 of them from what was recorded and 32 seen on site. The five dimensions, the four mechanisms, the
 * cadence and pairing are of 004-篇二; the split of points and the thresholds are the library's own reading (rubric §2, §3).
 */
export const FIVE_HAS: Rubric = {
  id: 'fiveHas',
  version: '2027.2',
  name: '“五有”示范微家',
  windowMonths: 12,
  minRequiredWeeks: { settled: 26, firstCampaign: 8 },
  freezeDays: 7,
  dimensions: [HAS_PLACE, HAS_HOST, HAS_MECHANISM, HAS_ACTIVITY, HAS_DISPLAY],
  levels: { demonstration: { total: 85, dimensionShare: 0.7 }, qualified: { total: 60 } },
  stars: [
    { stars: 5, total: 95 },
    { stars: 4, total: 85 },
    { stars: 3, total: 75 },
    { stars: 2, total: 60 },
  ],
  vetoes: FIVE_HAS_VETOES,
  tieBreak: ['D', 'C'],
  minimumAttendance: FIVE_HAS_ATTENDANCE,
  review: {
    reviewers: 2,
    backups: 1,
    gapShare: 0.2,
    spots: 5,
    activities: 3,
    townshipWorkingDays: 10,
    noticeWorkingDays: 5,
  },
  applyPreview: 75,
  upkeep: {
    nameYears: 2,
    recheck: { preview: 70, times: 2 },
    rectification: { days: 60, failures: 2, months: 18 },
  },
}
