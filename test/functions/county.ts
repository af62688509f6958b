import { utils, type WorkSheet, write } from '@e965/xlsx'
import { foundedCounty } from './foundation/foundation'
import type { House } from './house'

/** Who calls, by what she may do; one openid each. The township is 青屿镇, the village 里塘社区, unless said otherwise. */
export const CALLERS = [
  'visitor',
  'resident',
  'hostOfThisHome',
  'hostOfAnotherHome',
  'formerHost',
  'villageOfficer',
  'villageOfficerElsewhere',
  'townshipOfficer',
  'townshipOfficerElsewhere',
  'unitOfficer',
  'formerTownshipOfficer',
  'futureTownshipOfficer',
  'jobOwner',
  'countyOfficer',
] as const
export type Caller = (typeof CALLERS)[number]
export const openidOf = (caller: Caller): string => `openid-of-${caller}`

/** A small county with one of everything, made through the contract. */
export interface County {
  personIds: Record<Caller, string>
  homeId: string
  /** In 居民家中, so that its address and position are private. */
  flatId: string
  jobId: string
  grantId: string
  fileId: string
}

export const PLACES = {
  county: 'C',
  township: 'T1',
  village: 'V1',
  otherVillage: 'V2',
  townshipElsewhere: 'T2',
  villageElsewhere: 'V3',
  unit: 'U1',
} as const
const at = (longitude: number, latitude: number) => ({ longitude, latitude })
export const CENTRE = at(120.678, 30.14)

/** What is planted as private; no log, file or open reply may hold it (canary.test.ts). */
export const PRIVATE = {
  homePhone: '13955512345',
  flatPhone: '13955567890',
  officerPhone: '13955500001',
  residentPhone: '13955599999',
  rollPhone: '13955577777',
  /** Of the resident who applies for a home. */
  applicantPhone: '13955533333',
  flatAddress: '里塘社区秘密花园9幢404室',
  flatLongitude: '120.6787654',
} as const

const OFFICES: readonly (readonly [Caller, orgId: string, role: 'townshipAdmin' | 'unitAdmin' | 'villageAdmin'])[] = [
  ['townshipOfficer', 'T1', 'townshipAdmin'],
  ['jobOwner', 'T1', 'townshipAdmin'],
  ['formerTownshipOfficer', 'T1', 'townshipAdmin'],
  ['futureTownshipOfficer', 'T1', 'townshipAdmin'],
  ['villageOfficer', 'V1', 'villageAdmin'],
  ['townshipOfficerElsewhere', 'T2', 'townshipAdmin'],
  ['villageOfficerElsewhere', 'V3', 'villageAdmin'],
  ['unitOfficer', 'U1', 'unitAdmin'],
]

export const HOME = {
  villageId: 'V1',
  name: '潮音里微家',
  primaryType: 'gridNeighbour',
  services: ['parenting'],
  buildMode: 'upgrade',
  newField: null,
  venueKind: 'homestay',
  address: '里塘社区潮音里 6 号',
  position: at(120.679, 30.1401),
  areaM2: 86,
  seats: 25,
  hoursText: '每周三 14:00-16:00',
  phone: PRIVATE.homePhone,
  phonePublic: false,
  pairedMember: { name: '高敏', level: 'county' },
} as const

export const FLAT = {
  ...HOME,
  name: '花园微家',
  venueKind: 'privateHome',
  address: PRIVATE.flatAddress,
  position: at(Number(PRIVATE.flatLongitude), 30.1423),
  phone: PRIVATE.flatPhone,
} as const

/** The small county in this house: as it was founded once for all houses of the run, or now. */
export async function foundCounty(house: House): Promise<County> {
  const founded = foundedCounty<County>()
  if (!founded) return foundCountyHere(house)
  await house.restore(founded.state)
  return founded.county
}

/** Founds it by calls in this house, whose logs then hold what was said. */
export async function foundCountyHere(house: House): Promise<County> {
  const as = (caller: Caller) => house.as(openidOf(caller))
  const chief = as('countyOfficer')
  const place = (id: string, level: 'township' | 'unit' | 'village', name: string, parentId: string, east: number) => ({
    id,
    level,
    name,
    parentId,
    centre: at(CENTRE.longitude + east, CENTRE.latitude),
  })
  await chief.call('federation', 'found', {
    secret: house.foundingSecret,
    organisation: { id: 'C', level: 'county', name: '澜川县', centre: CENTRE },
    founder: { name: '林秀芳', phone: PRIVATE.officerPhone },
  })
  await chief.call('federation', 'addOrganisations', {
    underId: 'C',
    organisations: [
      place('V1', 'village', '里塘社区', 'T1', 0),
      place('V2', 'village', '东礁村', 'T1', 0.01),
      place('V3', 'village', '渔港村', 'T2', 0.1),
      place('T1', 'township', '青屿镇', 'C', 0),
      place('T2', 'township', '白沙镇', 'C', 0.1),
      place('U1', 'unit', '县医院', 'C', 0.05),
    ],
  })
  const personIds = {} as Record<Caller, string>
  for (const caller of CALLERS) {
    if (caller === 'visitor') continue
    const villageId = caller.endsWith('Elsewhere') ? 'V3' : 'V1'
    personIds[caller] = (await as(caller).call('member', 'settle', { villageId })).personId
  }
  const grants = new Map<Caller, string>()
  for (const [caller, orgId, role] of OFFICES) {
    const granted = await chief.call('federation', 'grant', { orgId, personId: personIds[caller], role, until: null })
    grants.set(caller, granted.grantId)
  }
  await chief.call('federation', 'endGrant', {
    orgId: 'T1',
    personId: personIds.formerTownshipOfficer,
    grantId: grants.get('formerTownshipOfficer') ?? '',
  })
  const later = { 'roles.0.from': '2028-01-01T00:00:00+08:00' }
  await house.change('persons', personIds.futureTownshipOfficer, later)

  const { homeId, flatId } = await registerHomes(house, personIds)
  const fileId = await uploadRoll(house)
  const job = await as('jobOwner').call('roll', 'start', { orgId: 'T1', fileId, fileName: 'roll.xlsx' })
  await house.drain()
  return { personIds, homeId, flatId, jobId: job.id, grantId: grants.get('villageOfficer') ?? '', fileId }
}

async function registerHomes(house: House, personIds: Record<Caller, string>) {
  const as = (caller: Caller) => house.as(openidOf(caller))
  for (const [caller, name] of [
    ['hostOfThisHome', '吴海燕'],
    ['hostOfAnotherHome', '周小满'],
    ['formerHost', '何玉兰'],
  ] as const)
    await as(caller).call('member', 'introduce', { name, phone: PRIVATE.residentPhone })
  const officer = as('countyOfficer')
  const register = async (home: typeof HOME | typeof FLAT, host: Caller) =>
    officer.call('home', 'register', {
      ...home,
      services: [...home.services],
      hostPersonId: personIds[host],
    })
  const { homeId } = await register(HOME, 'hostOfThisHome')
  const { homeId: flatId } = await register(FLAT, 'hostOfAnotherHome')
  await house.push('microHomes', homeId, 'hosts', {
    personId: personIds.formerHost,
    name: '何玉兰',
    role: 'host',
    claimed: true,
    since: '2027-01-01T00:00:00+08:00',
    until: '2027-05-01T00:00:00+08:00',
  })
  return { homeId, flatId }
}

const ROLL: Record<string, string>[] = [
  {
    微家名称: '望潮微家',
    '乡镇(街道)': '青屿镇',
    '村(社区)': '里塘社区',
    类型: '网格睦邻',
    服务内容: '亲子教育',
    建设方式: '提升',
    场所类别: '商铺',
    详细地址: '里塘社区1号',
    经度: '120.6781',
    纬度: '30.1402',
    开放时间: '每周三 14:00-16:00',
    微家主人: '陈一',
    联系电话: PRIVATE.rollPhone,
    对外公开: '否',
    结对执委: '赵二',
    执委级别: '乡镇',
  },
  {
    微家名称: '听涛微家',
    '乡镇(街道)': '青屿镇',
    '村(社区)': '东礁村',
    类型: '公益服务',
    服务内容: '公益志愿',
    建设方式: '新建',
    场所类别: '居民家中',
    详细地址: '东礁村2号',
    经度: '120.6882',
    纬度: '30.1403',
    开放时间: '每周六 9:00-11:00',
    微家主人: '陈三',
    联系电话: PRIVATE.rollPhone,
    对外公开: '否',
    结对执委: '赵四',
    执委级别: '乡镇',
  },
]

/** Puts a small roll into the job owner's staging folder, always at the same place. */
export async function uploadRoll(house: House): Promise<string> {
  const book = utils.book_new()
  const sheet: WorkSheet = utils.json_to_sheet(ROLL)
  utils.book_append_sheet(book, sheet, '摸底表')
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
  return house.as(openidOf('jobOwner')).upload('roll.xlsx', bytes)
}
