import type { Dimension } from '../rubric'

/** 有机制 (rubric §2 C; 004-篇二 二.3-三). C3 counts needs only: a host must not learn from her score that a help case exists. */
export const HAS_MECHANISM: Dimension = {
  id: 'C',
  name: '有机制',
  weight: 20,
  indicators: [
    {
      id: 'C1',
      name: '轮值有人',
      weight: 7,
      mode: 'auto',
      measure: { fn: 'lin', z: 0.6, f: 0.95 },
      said: '该有的 {of} 班里,{kept} 班有人在、换了班、有人顶,或提前一天说了',
      raise: { step: '排一班,并且有人在' },
    },
    {
      id: 'C2',
      name: '年度计划',
      weight: 3,
      mode: 'auto',
      measure: { fn: 'map', values: { onTime: 1, late: 0.5, none: 0 } },
      choices: { onTime: '按时,四种活动都排了', late: '交得晚了', none: '还没有交' },
      said: '计划{choice}',
      raise: { step: '把年度计划补上', to: { none: 'late' } },
    },
    {
      id: 'C3',
      name: '需求答复及时',
      weight: 4,
      mode: 'auto',
      measure: { fn: 'lin', z: 0.6, f: 0.95 },
      said: '{of} 件需求里,{kept} 件在两个工作日内答复',
      raise: { step: '两个工作日内答复一件需求', grows: true },
    },
    {
      id: 'C4',
      name: '记录齐全',
      weight: 3,
      mode: 'auto',
      measure: { fn: 'lin', z: 0.6, f: 0.95 },
      said: '办完的 {of} 场活动里,{kept} 场在 72 小时内补齐小结、照片和签到',
      raise: { step: '一场活动办完,72 小时内补齐记录', grows: true },
    },
    {
      id: 'C5',
      name: '四项机制用起来',
      weight: 3,
      mode: 'human',
      measure: { fn: 'ratio', den: 4 },
      said: '4 项里有 {count} 项上了墙,主人也说得出上一次怎么用',
      items: ['学习培训', '工作交流', '轮值管理', '考核评价'],
    },
  ],
}
