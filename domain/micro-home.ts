import type { Position } from './organisation'

/** 五型 (004-篇二 二.2): each home has exactly one. */
export const PRIMARY_TYPES = ['learningLead', 'gridNeighbour', 'safetyWatch', 'publicService', 'startupGuide'] as const
export type PrimaryType = (typeof PRIMARY_TYPES)[number]
export const PRIMARY_TYPE_LABELS: Record<PrimaryType, string> = {
  learningLead: '学习引领',
  gridNeighbour: '网格睦邻',
  safetyWatch: '平安守望',
  publicService: '公益服务',
  startupGuide: '创业指导',
}

/** What a home offers, one or several (004-篇一 二.3). */
export const SERVICES = [
  'policy',
  'parenting',
  'volunteering',
  'rights',
  'work',
  'marriage',
  'culture',
  'counselling',
] as const
export type Service = (typeof SERVICES)[number]
export const SERVICE_LABELS: Record<Service, string> = {
  policy: '政策宣传',
  parenting: '亲子教育',
  volunteering: '公益志愿',
  rights: '法律维权',
  work: '就业创业',
  marriage: '婚姻家庭',
  culture: '文体活动',
  counselling: '心理疏导',
}

/** 提升 / 整合 / 新建 (004-篇二 二.1). */
export const BUILD_MODES = ['upgrade', 'merge', 'build'] as const
export type BuildMode = (typeof BUILD_MODES)[number]
export const BUILD_MODE_LABELS: Record<BuildMode, string> = { upgrade: '提升', merge: '整合', build: '新建' }

/** 四新领域. */
export const NEW_FIELDS = ['newArea', 'newFormat', 'newStratum', 'newGroup'] as const
export type NewField = (typeof NEW_FIELDS)[number]
export const NEW_FIELD_LABELS: Record<NewField, string> = {
  newArea: '新领域',
  newFormat: '新业态',
  newStratum: '新阶层',
  newGroup: '新群体',
}

/** 场所类别. */
export const VENUE_KINDS = [
  'privateHome',
  'dock',
  'villageHall',
  'communityRoom',
  'school',
  'office',
  'workshop',
  'homestay',
  'shop',
  'courtyard',
] as const
export type VenueKind = (typeof VENUE_KINDS)[number]
export const VENUE_KIND_LABELS: Record<VenueKind, string> = {
  privateHome: '居民家中',
  dock: '渔船码头服务点',
  villageHall: '村文化礼堂',
  communityRoom: '社区活动室',
  school: '学校',
  office: '写字楼',
  workshop: '企业车间',
  homestay: '民宿',
  shop: '商铺',
  courtyard: '美丽庭院示范户',
}

/** 定位 (C01; 004-篇一 二.1): an extension of a 妇女之家, or the forerunner where there is none yet. */
export const POSITIONINGS = ['extension', 'pioneer'] as const
export type Positioning = (typeof POSITIONINGS)[number]
export const POSITIONING_LABELS: Record<Positioning, string> = { extension: '延伸点', pioneer: '先行点' }

/** Who sets a home up (C02; 004-篇一 二.2). */
export const FOUNDER_KINDS = [
  'woman',
  'committeeMember',
  'industryWoman',
  'volunteer',
  'collective',
  'association',
  'base',
] as const
export type FounderKind = (typeof FOUNDER_KINDS)[number]
export const FOUNDER_KIND_LABELS: Record<FounderKind, string> = {
  woman: '热心妇女',
  committeeMember: '执委或妇女干部',
  industryWoman: '行业女性',
  volunteer: '巾帼志愿者',
  collective: '先进集体、文明岗',
  association: '女性协会、商会妇委会',
  base: '创业基地、民宿、美丽庭院',
}

/** A home in somebody's flat: its door number and exact position are private (C02 [I]; safety, "Private venues"). */
export function isPrivateVenue(venue: VenueKind): boolean {
  return venue === 'privateHome'
}

/** 执委级别 (five levels, 004-篇一 二.4). */
export const MEMBER_LEVELS = ['province', 'city', 'county', 'township', 'village'] as const
export type MemberLevel = (typeof MEMBER_LEVELS)[number]
export const MEMBER_LEVEL_LABELS: Record<MemberLevel, string> = {
  province: '省',
  city: '市',
  county: '县',
  township: '乡镇',
  village: '村',
}

export const HOST_ROLES = ['leadHost', 'host'] as const
export type HostRole = (typeof HOST_ROLES)[number]

/** What a person may know of where a home is: the point itself, or for a flat only the middle of its grid cell. */
export interface ShownPlace {
  point: Position
  exact: boolean
  /** The address as shown: full, or down to the village for a flat. */
  address: string
}
