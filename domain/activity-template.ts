import type { ActivityKind } from './activity'

/**
 * What a host starts from, so that she publishes in half a minute: words for the county's own calendar of festivals (N08; 000-1, 000-4) and one for
 * each kind. Only suggestions: she changes what she likes.
 */
export interface ActivityTemplate {
  id: string
  kind: ActivityKind
  title: string
  note: string
  /** Minutes it takes, and when on the day it suggests to begin, HH:mm. */
  minutes: number
  startsAt: string
  capacity: number
  /** What to have ready. */
  checklist: readonly string[]
  season: Season
}

/** When a template is in season: any time, in some months, around a day of the year (MM-DD), around a festival of the lunar year. */
export type Season =
  | { kind: 'always' }
  | { kind: 'months'; months: readonly number[] }
  | { kind: 'day'; day: string }
  | { kind: 'lunar'; festival: string }

const ALWAYS: Season = { kind: 'always' }

export const ACTIVITY_TEMPLATES: readonly ActivityTemplate[] = [
  {
    id: 'reception',
    kind: 'reception',
    title: '家接待:来坐坐,说说话',
    note: '家里这天有人在。有事来说说,没事来喝杯茶。可以带着孩子来。',
    minutes: 120,
    startsAt: '14:00',
    capacity: 20,
    checklist: ['茶水', '接待记录本', '热线卡片'],
    season: ALWAYS,
  },
  {
    id: 'gathering',
    kind: 'gathering',
    title: '家聚会:一起做点手工',
    note: '邻里姐妹聚一聚,边做边聊。材料家里备好,手艺不论,来了就教。',
    minutes: 120,
    startsAt: '19:00',
    capacity: 20,
    checklist: ['材料和剪刀', '围裙', '茶点'],
    season: ALWAYS,
  },
  {
    id: 'quarterly',
    kind: 'quarterly',
    title: '家活动:这一季一起出门走走',
    note: '一季一次,大家一起走一走。集合地点和要带的东西见下面,带孩子的请把孩子一起报上。',
    minutes: 180,
    startsAt: '09:00',
    capacity: 30,
    checklist: ['集合地点和联系人', '急救包', '孩子签到签退', '天气预案'],
    season: ALWAYS,
  },
  {
    id: 'banquet',
    kind: 'banquet',
    title: '家宴会:一家带一道菜',
    note: '一年一次,一家带一道拿手菜,坐下来吃顿团圆饭。忌口的请提前说一声。',
    minutes: 180,
    startsAt: '17:30',
    capacity: 30,
    checklist: ['碗筷', '报菜名单,免得重样', '忌口和过敏', '收拾分工'],
    season: ALWAYS,
  },
  {
    id: 'training',
    kind: 'training',
    title: '小课堂:学一样用得上的',
    note: '请老师来家里讲一课,讲完可以问。坐满为止。',
    minutes: 90,
    startsAt: '19:00',
    capacity: 25,
    checklist: ['老师到了没有', '投影或白板', '签到'],
    season: ALWAYS,
  },
  {
    id: 'parentChild',
    kind: 'gathering',
    title: '亲子时光:陪孩子读一本书',
    note: '适合 3 到 8 岁的孩子,请家长陪着一起来。书家里有,带一双干净袜子就好。',
    minutes: 90,
    startsAt: '10:00',
    capacity: 20,
    checklist: ['绘本', '地垫', '孩子签到签退', '照片先问家长'],
    season: { kind: 'months', months: [1, 2, 6, 7, 8] },
  },
  {
    id: 'lanterns',
    kind: 'gathering',
    title: '元宵:搓汤圆,猜灯谜',
    note: '一起搓汤圆、猜灯谜。糯米粉和馅家里备好,带上老人孩子一起来。',
    minutes: 120,
    startsAt: '14:00',
    capacity: 30,
    checklist: ['糯米粉和馅', '灯谜条', '锅和碗'],
    season: { kind: 'lunar', festival: '元宵' },
  },
  {
    id: 'womensDay',
    kind: 'quarterly',
    title: '三八节:这一天为自己过',
    note: '插一束花,喝一杯茶,听姐妹说说自己的故事。来的人都有一枝花带走。',
    minutes: 120,
    startsAt: '14:00',
    capacity: 30,
    checklist: ['花和花泥', '茶点', '维权周宣传页'],
    season: { kind: 'day', day: '03-08' },
  },
  {
    id: 'lawTalk',
    kind: 'training',
    title: '普法小课堂:身边的法,慢慢说',
    note: '请懂法的人来,用身边的事讲婚姻家庭、老人孩子、劳动权益。想问私事的,课后可以单独问。',
    minutes: 90,
    startsAt: '19:00',
    capacity: 25,
    checklist: ['讲课的人', '宣传页', '单独说话的角落'],
    season: { kind: 'months', months: [3, 4, 11] },
  },
  {
    id: 'mayGames',
    kind: 'quarterly',
    title: '五月动一动:邻里趣味运动',
    note: '跳绳、踢毽子、夹气球。不比名次,比笑声。穿好走的鞋。',
    minutes: 120,
    startsAt: '09:00',
    capacity: 40,
    checklist: ['场地', '急救包', '饮水', '小奖品'],
    season: { kind: 'months', months: [5] },
  },
  {
    id: 'childrensDay',
    kind: 'quarterly',
    title: '六一:带着孩子来玩',
    note: '游戏、画画、换旧书。请家长陪着一起来,孩子也要报上名。',
    minutes: 150,
    startsAt: '09:00',
    capacity: 40,
    checklist: ['一个大人看不超过八个孩子', '孩子签到签退', '照片先问家长', '急救包'],
    season: { kind: 'day', day: '06-01' },
  },
  {
    id: 'dragonBoat',
    kind: 'gathering',
    title: '端午:包粽子,挂香囊',
    note: '会包的教不会包的。粽叶和糯米家里备好,包好的带几个回去,也给独居的老人送几个。',
    minutes: 150,
    startsAt: '14:00',
    capacity: 30,
    checklist: ['粽叶和糯米', '大锅', '送给老人的名单'],
    season: { kind: 'lunar', festival: '端午' },
  },
  {
    id: 'drugFree',
    kind: 'training',
    title: '6·26:禁毒这堂课,全家一起听',
    note: '听一听怎么认、怎么防,孩子也听得懂。',
    minutes: 60,
    startsAt: '19:00',
    capacity: 30,
    checklist: ['宣传页', '讲课的人'],
    season: { kind: 'day', day: '06-26' },
  },
  {
    id: 'partyDay',
    kind: 'gathering',
    title: '七一:听老党员讲从前',
    note: '请村里的老党员来坐坐,讲讲过去的日子。',
    minutes: 90,
    startsAt: '14:00',
    capacity: 30,
    checklist: ['请哪位来讲', '茶水'],
    season: { kind: 'day', day: '07-01' },
  },
  {
    id: 'midAutumn',
    kind: 'gathering',
    title: '中秋:做月饼,看月亮',
    note: '一起做月饼,等月亮出来。一个人过节的,更要来。',
    minutes: 150,
    startsAt: '18:00',
    capacity: 30,
    checklist: ['面和馅', '烤箱', '忌口'],
    season: { kind: 'lunar', festival: '中秋' },
  },
  {
    id: 'nationalDay',
    kind: 'quarterly',
    title: '国庆:邻里一起走走看看',
    note: '假期里一起去看看家乡的变化。集合地点见下面。',
    minutes: 180,
    startsAt: '09:00',
    capacity: 30,
    checklist: ['集合地点和联系人', '天气预案'],
    season: { kind: 'day', day: '10-01' },
  },
  {
    id: 'elders',
    kind: 'gathering',
    title: '重阳:陪老人坐一坐',
    note: '做重阳糕,剪剪头发,量量血压,拍一张笑着的照片。走不动的老人,我们上门。',
    minutes: 150,
    startsAt: '09:00',
    capacity: 30,
    checklist: ['重阳糕', '血压计', '上门名单', '照片先问本人'],
    season: { kind: 'lunar', festival: '重阳' },
  },
  {
    id: 'constitutionDay',
    kind: 'training',
    title: '宪法日:反家暴,法律撑着你',
    note: '12 月 4 日宪法日。讲一讲反家庭暴力法,受了委屈可以找谁。',
    minutes: 90,
    startsAt: '19:00',
    capacity: 25,
    checklist: ['讲课的人', '热线卡片', '单独说话的角落'],
    season: { kind: 'day', day: '12-04' },
  },
]

export function templateOf(id: string): ActivityTemplate | null {
  return ACTIVITY_TEMPLATES.find((template) => template.id === id) ?? null
}

/** A festival is prepared for so many days ahead. */
const SEASON_DAYS = 35
const DAY_MS = 86_400_000

/** A template in its season, and the festival's own day where it has one. */
export interface InSeason {
  id: string
  /** YYYY-MM-DD. */
  date: string | null
}

/**
 * The templates in the order in which they help today: the weekly reception, which is done most; festivals that come within five weeks, nearest
 * first; those of the month; the other kinds; then the rest of the year. `festivals` are the coming days of the lunar year (domain/lunar).
 */
export function templatesInSeason(today: string, festivals: readonly { date: string; name: string }[]): InSeason[] {
  const month = Number(today.slice(5, 7))
  const dated = ACTIVITY_TEMPLATES.map((template) => ({
    template,
    date: dayOfSeason(template.season, today, festivals),
  }))
  const near = dated
    .filter(({ date }) => date !== null && daysFrom(today, date) <= SEASON_DAYS)
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
  const monthly = dated.filter(({ template: { season } }) => season.kind === 'months' && season.months.includes(month))
  const always = dated.filter(({ template: { season } }) => season.kind === 'always')
  const first = [...always.slice(0, 1), ...near, ...monthly, ...always.slice(1)]
  return [...first, ...dated.filter((each) => !first.includes(each))].map(({ template, date }) => ({
    id: template.id,
    date,
  }))
}

function dayOfSeason(
  season: Season,
  today: string,
  festivals: readonly { date: string; name: string }[],
): string | null {
  switch (season.kind) {
    case 'always':
    case 'months':
      return null
    case 'day': {
      const thisYear = `${today.slice(0, 4)}-${season.day}`
      return thisYear >= today ? thisYear : `${Number(today.slice(0, 4)) + 1}-${season.day}`
    }
    case 'lunar':
      return festivals.find(({ date, name }) => name === season.festival && date >= today)?.date ?? null
  }
}

const daysFrom = (first: string, second: string): number => (Date.parse(second) - Date.parse(first)) / DAY_MS
