import type { Dimension } from '../rubric'

/** 有阵地. 004-篇二 二.3 names it; points and thresholds are the rubric's own (rubric §2 A). */
export const HAS_PLACE: Dimension = {
  id: 'A',
  name: '有阵地',
  weight: 20,
  indicators: [
    {
      id: 'A1',
      name: '场所资料齐全',
      weight: 3,
      mode: 'auto',
      measure: { fn: 'ratio', den: 5 },
      said: '地址和位置、开门时间、联系方式、三张以上照片、服务清单,5 项里填好 {count} 项',
      raise: { step: '补好一项场所资料' },
    },
    {
      id: 'A2',
      name: '资料常更新',
      weight: 4,
      mode: 'auto',
      measure: { fn: 'lin', z: 0.5, f: 0.9 },
      said: '{of} 个月里有 {kept} 个月,资料在 90 天内确认过',
      raise: { step: '这个月确认一次开门时间、联系方式和服务' },
    },
    {
      id: 'A3',
      name: '亮牌亮身份(五亮)',
      weight: 5,
      mode: 'human',
      measure: { fn: 'ratio', den: 5 },
      said: '5 项里看到 {count} 项',
      items: ['亮标识', '亮架构', '亮职责', '亮执委身份', '亮活动'],
    },
    {
      id: 'A4',
      name: '适用又安全',
      weight: 5,
      mode: 'human',
      measure: { fn: 'ratio', den: 5 },
      said: '5 项里看到 {count} 项',
      items: [
        '坐得下 10 人(四新领域、船上、农户家 6 人)',
        '有灭火器,出口不堵',
        '没有台阶,或有求助铃',
        '有急救箱',
        '有说悄悄话的角落',
      ],
    },
    {
      id: 'A5',
      name: '场地来得正',
      weight: 3,
      mode: 'human',
      measure: { fn: 'ratio', den: 3 },
      said: '3 项里看到 {count} 项',
      items: ['屋主书面同意 12 个月以上(自家的由她本人声明)', '与起居分得开,或与家人说好固定时间', '不借机推销'],
    },
  ],
}
