import type { Role } from '../domain/role'

/** The people of the fictional 澜川县 (all invented; the telephone numbers are not real). One list feeds the seed and the stage. */
export interface DemoPerson {
  openid: string
  name: string
  /** Who she is, in one line, for the stage. */
  note: string
  villageId: string
  /** The number of her WeChat, which its phone button lets go. */
  phone: string
  /** She has told the federation her name and number; whoever has not is nobody's business yet. */
  introduced?: true
  role?: { role: Role; orgId: string }
  location: { longitude: number; latitude: number }
  /** WeChat's font setting: 1 is standard, 1.4 about the care mode (rules-that-bind 14). */
  fontScale?: number
}

export const FOUNDER: DemoPerson = {
  openid: 'demo-lin-xiufang',
  name: '林秀芳',
  note: '县妇联干部,平时用 Excel 记名册',
  villageId: 'LC-T01-V18',
  phone: '13000000111',
  introduced: true,
  role: { role: 'countyAdmin', orgId: 'LC' },
  location: { longitude: 120.45, latitude: 30.01 },
}

/** County matters need two. */
export const SECOND_COUNTY_OFFICER: DemoPerson = {
  openid: 'demo-jiang-wen',
  name: '江雯',
  note: '县妇联干部,县里的事要她和林秀芳两个人定',
  villageId: 'LC-T01-V03',
  phone: '13000000110',
  introduced: true,
  role: { role: 'countyAdmin', orgId: 'LC' },
  location: { longitude: 120.451, latitude: 30.0104 },
}

export const HOST: DemoPerson = {
  openid: 'demo-wu-haiyan',
  name: '吴海燕',
  note: '潮音里微家的主人,开着一间民宿',
  villageId: 'LC-T04-V03',
  phone: '13000000203',
  introduced: true,
  location: { longitude: 120.6781, latitude: 30.1396 },
}

export const TOWNSHIP_CHAIR: DemoPerson = {
  openid: 'demo-he-yulan',
  name: '何玉兰',
  note: '青屿镇妇联主席',
  villageId: 'LC-T04-V01',
  phone: '13000000112',
  introduced: true,
  role: { role: 'townshipAdmin', orgId: 'LC-T04' },
  location: { longitude: 120.688, latitude: 30.112 },
}

/** Wants a home on the ninth floor of 锦程大厦 (S02). */
export const APPLICANT: DemoPerson = {
  openid: 'demo-ma-li',
  name: '马莉',
  note: '做直播的店主,想在锦程大厦 9 楼开个微家',
  villageId: 'LC-T01-V01',
  phone: '13000000205',
  location: { longitude: 120.3809, latitude: 30.0083 },
}

/** Stands in county-roll-200.xlsx with this very number, and has no account until she claims herself. */
export const IMPORTED_HOST: DemoPerson = {
  openid: 'demo-lin-lihua',
  name: '林丽华',
  note: '在县里的表上,芳邻妇女微家3 的主人,还没认领',
  villageId: 'LC-T01-V02',
  phone: '17000007356',
  location: { longitude: 120.4255, latitude: 30.0341 },
}

/** Joins her neighbour's home as its second host. */
export const SECOND_HOST: DemoPerson = {
  openid: 'demo-shen-laoshi',
  name: '沈老师',
  note: '退休老师,邻居请她一起当微家主人',
  villageId: 'LC-T01-V02',
  phone: '13000000206',
  location: { longitude: 120.4249, latitude: 30.0335 },
}

/** 潮音里微家 names her as its paired member; she has not claimed herself. */
export const COMMITTEE_MEMBER: DemoPerson = {
  openid: 'demo-gao-min',
  name: '高敏',
  note: '县妇联执委,结对潮音里微家,还没认领',
  villageId: 'LC-T04-V03',
  phone: '13000000204',
  location: { longitude: 120.6852, latitude: 30.1321 },
}

/** Takes turns at the county's help desk, in half hours (S13). */
export const LAWYER: DemoPerson = {
  openid: 'demo-luo-lvshi',
  name: '罗律师',
  note: '公益律师,周三下午在县妇联,半小时一位',
  villageId: 'LC-T01-V05',
  phone: '13000000301',
  introduced: true,
  location: { longitude: 120.4302, latitude: 30.0188 },
}

export const PEOPLE: readonly DemoPerson[] = [
  FOUNDER,
  SECOND_COUNTY_OFFICER,
  TOWNSHIP_CHAIR,
  HOST,
  {
    openid: 'demo-fang-jing',
    name: '方静',
    note: '34 岁,住城关,第一次打开身边有家',
    villageId: 'LC-T01-V03',
    phone: '13000000202',
    location: { longitude: 120.4149, latitude: 30.0132 },
  },
  {
    openid: 'demo-chen-apo',
    name: '陈阿婆',
    note: '72 岁,住白沙镇渔港村,手机用大字',
    villageId: 'LC-T05-V01',
    phone: '13000000201',
    location: { longitude: 120.5911, latitude: 29.9868 },
    fontScale: 1.4,
  },
  APPLICANT,
  COMMITTEE_MEMBER,
  IMPORTED_HOST,
  SECOND_HOST,
  LAWYER,
  {
    openid: 'demo-zhao-suzhen',
    name: '赵素珍',
    note: '锦程社区妇联主席,先核对社区里的申请',
    villageId: 'LC-T01-V01',
    phone: '13000000132',
    introduced: true,
    role: { role: 'villageAdmin', orgId: 'LC-T01-V01' },
    location: { longitude: 120.3812, latitude: 30.008 },
  },
  {
    openid: 'demo-xu-hong',
    name: '许红',
    note: '城关街道妇联主席',
    villageId: 'LC-T01-V03',
    phone: '13000000113',
    introduced: true,
    role: { role: 'townshipAdmin', orgId: 'LC-T01' },
    location: { longitude: 120.412, latitude: 30.021 },
  },
  {
    openid: 'demo-he-min',
    name: '何敏',
    note: '白沙镇妇联主席,手里有一张各村凑起来的表',
    villageId: 'LC-T05-V02',
    phone: '13000000114',
    introduced: true,
    role: { role: 'townshipAdmin', orgId: 'LC-T05' },
    location: { longitude: 120.602, latitude: 29.978 },
  },
  {
    openid: 'demo-zhou-xiaoman',
    name: '周小满',
    note: '石桥乡妇联主席,那里信号不好',
    villageId: 'LC-T08-V01',
    phone: '13000000121',
    introduced: true,
    role: { role: 'townshipAdmin', orgId: 'LC-T08' },
    location: { longitude: 120.246, latitude: 29.887 },
  },
  {
    openid: 'demo-lin-meihua',
    name: '林美华',
    note: '渔港村妇联主席',
    villageId: 'LC-T05-V01',
    phone: '13000000131',
    introduced: true,
    role: { role: 'villageAdmin', orgId: 'LC-T05-V01' },
    location: { longitude: 120.5906, latitude: 29.98654 },
  },
]

/** The home of one host outside the roll: 吴海燕's, registered by her township, its number public. */
export const DEMO_HOME = {
  villageId: 'LC-T04-V03',
  name: '潮音里微家',
  primaryType: 'gridNeighbour',
  services: ['parenting', 'marriage', 'culture'],
  buildMode: 'upgrade',
  newField: null,
  venueKind: 'homestay',
  address: '青屿镇里塘社区潮音里 6 号',
  position: { longitude: 120.6779, latitude: 30.1401 },
  areaM2: 86,
  seats: 25,
  hoursText: '每周三 14:00-16:00;每周六 9:00-11:00',
  pairedMember: { name: COMMITTEE_MEMBER.name, level: 'county' },
} as const

/** What 吴海燕 has written about it herself. */
export const DEMO_HOME_PROFILE = {
  slogan: '听着潮声,坐下来说说话',
  hostNote:
    '一楼的茶室每周三、周六都开着门。孩子可以在院子里玩,靠墙有一排绘本。门口没有台阶,推着童车、坐着轮椅都能进来。',
  stepFree: true,
  receptionText: '每天 18:00-20:00',
} as const
