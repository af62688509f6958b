import type { Dimension } from '../rubric'

/** 有展示 (rubric §2 E; 004-篇二 二.3-五, mechanisms C14: stories, 走亲交流, 微播报). */
export const HAS_DISPLAY: Dimension = {
  id: 'E',
  name: '有展示',
  weight: 15,
  indicators: [
    {
      id: 'E1',
      name: '微家故事',
      weight: 4,
      mode: 'auto',
      measure: { fn: 'ratioCap', den: 6 },
      said: '发布了 {count} 篇,6 篇满分',
      raise: { step: '发布一篇故事' },
    },
    {
      id: 'E2',
      name: '走亲交流',
      weight: 2,
      mode: 'auto',
      measure: { fn: 'ratioCap', den: 2 },
      said: '两家都确认的走亲 {count} 次,2 次满分',
      raise: { step: '走亲交流一次' },
    },
    {
      id: 'E3',
      name: '微播报及时',
      weight: 2,
      mode: 'auto',
      measure: { fn: 'lin', z: 0.4, f: 0.8 },
      said: '{of} 场活动里,{kept} 场在 7 天内交了微播报',
      raise: { step: '一场活动办完,7 天内交微播报', grows: true },
    },
    {
      id: 'E4',
      name: '现场展示',
      weight: 4,
      mode: 'human',
      measure: { fn: 'ratio', den: 4 },
      said: '4 项里看到 {count} 项',
      items: ['墙或相册是三个月内的', '内容真实', '照片征得同意', '看得到成果'],
    },
    {
      id: 'E5',
      name: '一地一特色',
      weight: 3,
      mode: 'human',
      measure: { fn: 'ratio', den: 3 },
      said: '3 项里看到 {count} 项',
      items: ['主题鲜明', '贴近当地产业或人群', '有别家来学、来问'],
    },
  ],
}
