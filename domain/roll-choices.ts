import {
  BUILD_MODE_LABELS,
  type BuildMode,
  MEMBER_LEVEL_LABELS,
  type MemberLevel,
  NEW_FIELD_LABELS,
  type NewField,
  PRIMARY_TYPE_LABELS,
  type PrimaryType,
  SERVICE_LABELS,
  type Service,
  VENUE_KIND_LABELS,
  type VenueKind,
} from './micro-home'

/** What a choice is called in a roll, beside its label. Words that could mean two choices are in none. */
type Words<T extends string> = Record<T, readonly string[]>

const TYPES: Words<PrimaryType> = {
  learningLead: ['学习', '学习教育', '学习引导'],
  gridNeighbour: ['网格', '睦邻', '邻里', '邻里睦邻'],
  safetyWatch: ['平安', '守望', '平安守护'],
  publicService: ['公益', '公益志愿'],
  startupGuide: ['创业', '创业创新', '创业就业'],
}
const MODES: Words<BuildMode> = {
  upgrade: ['改造提升', '提升改造', '提升一批', '改造', '改建'],
  merge: ['资源整合', '整合资源', '整合一批'],
  build: ['新建一批', '新设', '新建设'],
}
const FIELDS: Words<NewField> = { newArea: [], newFormat: [], newStratum: ['新阶层人士'], newGroup: [] }
const VENUES: Words<VenueKind> = {
  privateHome: ['居民家', '家中', '家里', '自家', '住宅', '民居', '居民住宅', '家庭'],
  dock: ['渔船码头', '码头', '码头服务点'],
  villageHall: ['文化礼堂', '村礼堂'],
  communityRoom: ['活动室', '社区用房'],
  school: [],
  office: ['写字楼宇', '楼宇', '办公楼', '商务楼'],
  workshop: ['车间', '企业', '工厂'],
  homestay: ['农家乐', '渔家乐'],
  shop: ['店铺', '门店', '商店'],
  courtyard: ['美丽庭院', '庭院示范户', '示范户'],
}
const SERVICE_WORDS: Words<Service> = {
  policy: ['政策', '政策宣讲'],
  parenting: ['亲子', '家庭教育', '亲子活动'],
  volunteering: ['志愿服务', '公益', '志愿'],
  rights: ['维权', '法律', '法律援助', '维权服务'],
  work: ['就业', '创业', '创业就业'],
  marriage: ['婚姻', '婚姻调解', '婚姻家庭调解', '婚调'],
  culture: ['文体', '文化活动', '文化体育'],
  counselling: ['心理', '心理咨询'],
}
const LEVELS: Words<MemberLevel> = {
  province: [],
  city: [],
  county: ['区', '县区', '区县'],
  township: ['镇', '乡', '街道', '镇街', '乡镇街道'],
  village: ['社区', '村社区', '村居'],
}

/** 「①学习引领」, 「2.网格睦邻」: the number of a list that the form printed. */
const ENUMERATOR = /^(?:[①-⑩]|[(]?[0-9一二三四五六七八九十]{1,2}[).、:])/

/** Words of a choice by what they say, without the endings that add nothing (学习引领型, 县级). */
function reader<T extends string>(labels: Record<T, string>, words: Words<T>): (text: string) => T | null {
  const byWord = new Map<string, T>()
  for (const choice of Object.keys(labels) as T[])
    for (const word of [labels[choice], ...words[choice]]) byWord.set(word, choice)
  return (text) => {
    const word = text.replace(ENUMERATOR, '')
    return byWord.get(word) ?? byWord.get(word.replace(/(型|类|级|式|型微家)$/, '')) ?? null
  }
}

/** Each reads a cell's word, already in half width and without blanks; null when it is none of the choices. */
export const readPrimaryType = reader(PRIMARY_TYPE_LABELS, TYPES)
export const readBuildMode = reader(BUILD_MODE_LABELS, MODES)
export const readNewField = reader(NEW_FIELD_LABELS, FIELDS)
export const readVenueKind = reader(VENUE_KIND_LABELS, VENUES)
export const readService = reader(SERVICE_LABELS, SERVICE_WORDS)
export const readMemberLevel = reader(MEMBER_LEVEL_LABELS, LEVELS)
