import type { Veto } from '../veto'

/** 一票否决 (rubric §4). "More than 30 days" falls on day 31, "90 days or more" on day 90 (rubric §9.3, §9.8). */
export const FIVE_HAS_VETOES: readonly Veto[] = [
  {
    id: 'V1',
    name: '超过 30 天没有结对执委(由镇街落实)',
    effect: 'blocksDemonstration',
    from: { days: 31, counted: 'withoutPairedMember' },
  },
  {
    id: 'V2',
    name: '90 天没有办过一次活动',
    effect: 'suspends',
    from: { days: 90, counted: 'withoutKeptActivity' },
  },
  {
    id: 'V3',
    name: '超过 30 天没有微家主人',
    effect: 'suspends',
    from: { days: 31, counted: 'withoutLeadHost' },
  },
  { id: 'V4', name: '查实造假', effect: 'suspends', barMonths: 12 },
  { id: 'V5', name: '泄露来访人的事,或展示了不该展示的内容', effect: 'suspends' },
  { id: 'V6', name: '紧急或必须报告的事没有转交', effect: 'suspends' },
  { id: 'V7', name: '以微家名义收费、推销、借贷、赌博、非法宗教活动或募捐', effect: 'suspends' },
  { id: 'V8', name: '因过错发生严重安全事故', effect: 'suspends' },
  {
    id: 'V9',
    name: '失去场地,60 天没有找到新的',
    effect: 'suspends',
    from: { days: 61, counted: 'withoutPlace' },
  },
  { id: 'V10', name: '评审员有利害关系而没有说明', effect: 'voidsReview' },
]
