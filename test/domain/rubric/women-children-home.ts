import type { Rubric } from '../../../domain/rubric/rubric'

/** A second award on the same engine: 示范妇女儿童之家 (N14; 002 三.3: site planning, hardware, rules, the federation's role, a distinct brand). */
export const WOMEN_CHILDREN_HOME: Rubric = {
  id: 'womenChildrenHome',
  version: '2027.1',
  name: '示范妇女儿童之家',
  windowMonths: 12,
  minRequiredWeeks: { settled: 20, firstCampaign: 10 },
  freezeDays: 7,
  dimensions: [
    {
      id: 'P',
      name: '规划和硬件',
      weight: 40,
      indicators: [
        {
          id: 'P1',
          name: '功能区',
          weight: 20.5,
          mode: 'human',
          measure: { fn: 'ratio', den: 4 },
          said: '4 个功能区看到 {count} 个',
          items: ['活动', '阅读', '维权', '亲子'],
        },
        {
          id: 'P2',
          name: '开放',
          weight: 19.5,
          mode: 'auto',
          measure: { fn: 'lin', z: 0.4, f: 0.8 },
          said: '{of} 周里开放 {kept} 周',
          raise: { step: '开放一周' },
        },
      ],
    },
    {
      id: 'Q',
      name: '制度和作用',
      weight: 60,
      indicators: [
        {
          id: 'Q1',
          name: '服务的人',
          weight: 30,
          mode: 'auto',
          measure: { fn: 'linScaled', target: { share: 0.1, min: 20, max: 100 }, z: 0, f: 1 },
          said: '来过 {count} 人,目标 {target} 人',
        },
        {
          id: 'Q2',
          name: '制度和品牌',
          weight: 30,
          mode: 'human',
          measure: { fn: 'ratio', den: 3 },
          said: '3 项里看到 {count} 项',
        },
      ],
    },
  ],
  levels: { demonstration: { total: 90, dimensionShare: 0.8 }, qualified: { total: 70 } },
  stars: [],
  tieBreak: ['Q'],
  vetoes: [{ id: 'N1', name: '场地没有了', effect: 'suspends', from: { days: 31, counted: 'withoutPlace' } }],
  minimumAttendance: {
    gathering: { share: 0.02, min: 5, max: 10 },
    quarterly: { share: 0.02, min: 5, max: 10 },
    banquet: { share: 0.02, min: 5, max: 10 },
  },
  review: {
    reviewers: 2,
    backups: 1,
    gapShare: 0.25,
    spots: 3,
    activities: 2,
    townshipWorkingDays: 10,
    noticeWorkingDays: 5,
  },
  applyPreview: 70,
  upkeep: {
    nameYears: 3,
    recheck: { preview: 60, times: 2 },
    rectification: { days: 90, failures: 2, months: 24 },
  },
}
