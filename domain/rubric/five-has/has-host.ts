import type { Dimension } from '../rubric'

/** 有主人 (rubric §2 B). A home is one woman's or a team's (004-篇二), so that one host alone has most of B1. */
export const HAS_HOST: Dimension = {
  id: 'B',
  name: '有主人',
  weight: 20,
  indicators: [
    {
      id: 'B1',
      name: '有主人,也有人顶班',
      weight: 4,
      mode: 'auto',
      measure: {
        fn: 'tier',
        steps: [
          [1, 0.75],
          [2, 1],
        ],
      },
      said: '现任主人加上说好的顶班人,共 {count} 人',
      raise: { step: '请一位姐妹一起当主人,或说好谁来顶班' },
    },
    {
      id: 'B2',
      name: '有结对执委',
      weight: 4,
      mode: 'auto',
      measure: { fn: 'tier', steps: [[1, 1]] },
      said: '截止日有 {count} 位结对执委',
      raise: { step: '请镇街妇联落实一位结对执委' },
    },
    {
      id: 'B3',
      name: '妇联常来',
      weight: 4,
      mode: 'auto',
      measure: { fn: 'lin', z: 0.4, f: 0.9 },
      said: '{of} 个月里有 {kept} 个月,执委或村社区妇联来过',
      raise: { step: '请结对执委这个月来一次,到了打卡' },
    },
    {
      id: 'B4',
      name: '主人受过培训',
      weight: 3,
      mode: 'auto',
      measure: { fn: 'lin', z: 0, f: 0.5 },
      capIf: { leadUntrained: 0.5 },
      said: '{of} 位主人里有 {kept} 位一年内参加过培训',
      raise: { step: '参加一次培训(微家主人先去)', lifts: 'leadUntrained' },
    },
    {
      id: 'B5',
      name: '邻里知道',
      weight: 5,
      mode: 'human',
      measure: { fn: 'ratio', den: 5 },
      said: '遇到的 5 位妇女里,{count} 位说得出主人、开门时间或一项服务',
    },
  ],
}
