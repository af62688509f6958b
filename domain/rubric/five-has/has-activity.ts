import type { Dimension } from '../rubric'

/** 有活动 (rubric §2 D; 004-篇二 二.3-四: 周接待, 月聚会, 季活动, 年宴会). */
export const HAS_ACTIVITY: Dimension = {
  id: 'D',
  name: '有活动',
  weight: 25,
  indicators: [
    {
      id: 'D1',
      name: '每周家接待',
      weight: 7,
      mode: 'auto',
      measure: { fn: 'lin', z: 0.5, f: 0.9 },
      said: '{of} 周里开门接待了 {kept} 周',
      raise: { step: '开门接待一周' },
    },
    {
      id: 'D2',
      name: '每月家聚会',
      weight: 5,
      mode: 'auto',
      measure: { fn: 'lin', z: 0.5, f: 0.9166 },
      said: '{of} 个月里聚了 {kept} 个月',
      raise: { step: '办一次家聚会' },
    },
    {
      id: 'D3',
      name: '每季家活动',
      weight: 4,
      mode: 'auto',
      measure: { fn: 'share' },
      said: '{of} 个季度里办了 {kept} 个季度',
      raise: { step: '办一次家活动' },
    },
    {
      id: 'D4',
      name: '每年家宴会',
      weight: 2,
      mode: 'auto',
      measure: { fn: 'bool' },
      nullIf: 'shortWindow',
      said: '办了 {count} 次家宴会',
      raise: { step: '办一次家宴会' },
    },
    {
      id: 'D5',
      name: '来过的人',
      weight: 3,
      mode: 'auto',
      measure: { fn: 'linScaled', target: { share: 0.2, min: 15, max: 60 }, z: 0.25, f: 1 },
      said: '来过 {count} 人,目标 {target} 人',
      raise: { step: '请一位没来过的姐妹来一次' },
    },
    {
      id: 'D6',
      name: '活动办得实',
      weight: 4,
      mode: 'human',
      measure: { fn: 'ratio', den: 4 },
      said: '抽看 3 场活动,4 分里得 {count} 分',
    },
  ],
}
