import type { Role } from '../domain/role'

/** The people of the fictional 澜川县 (all invented; the telephone numbers are not real). One list feeds the seed and the stage. */
export interface DemoPerson {
  openid: string
  name: string
  /** Who she is, in one line, for the stage. */
  note: string
  villageId: string
  /** Given to the federation by herself; a resident who only browses has told nobody. */
  phone?: string
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
  role: { role: 'countyAdmin', orgId: 'LC' },
  location: { longitude: 120.45, latitude: 30.01 },
}

export const HOST: DemoPerson = {
  openid: 'demo-wu-haiyan',
  name: '吴海燕',
  note: '潮音里微家的主人,开着一间民宿',
  villageId: 'LC-T04-V03',
  phone: '13000000203',
  location: { longitude: 120.6781, latitude: 30.1396 },
}

export const TOWNSHIP_CHAIR: DemoPerson = {
  openid: 'demo-he-yulan',
  name: '何玉兰',
  note: '青屿镇妇联主席',
  villageId: 'LC-T04-V01',
  phone: '13000000112',
  role: { role: 'townshipAdmin', orgId: 'LC-T04' },
  location: { longitude: 120.688, latitude: 30.112 },
}

export const PEOPLE: readonly DemoPerson[] = [
  FOUNDER,
  TOWNSHIP_CHAIR,
  HOST,
  {
    openid: 'demo-fang-jing',
    name: '方静',
    note: '34 岁,住城关,第一次打开身边有家',
    villageId: 'LC-T01-V03',
    location: { longitude: 120.4149, latitude: 30.0132 },
  },
  {
    openid: 'demo-chen-apo',
    name: '陈阿婆',
    note: '72 岁,住白沙镇渔港村,手机用大字',
    villageId: 'LC-T05-V01',
    location: { longitude: 120.5911, latitude: 29.9868 },
    fontScale: 1.4,
  },
  {
    openid: 'demo-zhou-xiaoman',
    name: '周小满',
    note: '石桥乡妇联主席,那里信号不好',
    villageId: 'LC-T08-V01',
    phone: '13000000121',
    role: { role: 'townshipAdmin', orgId: 'LC-T08' },
    location: { longitude: 120.246, latitude: 29.887 },
  },
  {
    openid: 'demo-lin-meihua',
    name: '林美华',
    note: '渔港村妇联主席',
    villageId: 'LC-T05-V01',
    phone: '13000000131',
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
  pairedMember: { name: '高敏', level: 'county' },
} as const
