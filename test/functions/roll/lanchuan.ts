import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Output } from '../../../demo/client'
import organisations from '../../../demo/organisation.json'
import type { House } from '../house'
import { workbookOf } from './files'

export const CHIEF = 'openid-of-the-chief'
export const CHAIR_OF_BAISHA = 'openid-of-the-chair-of-baisha'
const DEMO_FILES = path.join(__dirname, '..', '..', '..', 'demo', 'files')

/** The tidy roll of 200 homes in the whole county, and a roll of 白沙镇 as an office really sends it. */
export const TIDY_ROLL = readFileSync(path.join(DEMO_FILES, 'county-roll-200.xlsx'))
export const MESSY_ROLL = readFileSync(path.join(__dirname, 'township-roll-messy.xlsx'))

type Level = 'county' | 'township' | 'unit' | 'village'
const centreOf = ([longitude = 0, latitude = 0]: number[]) => ({ longitude, latitude })

/** The demo county with all its places, its chief and the chair of one township. */
export async function foundLanchuan(house: House): Promise<void> {
  const [root, ...others] = organisations
  if (!root) throw new Error('the demo county has no root')
  const chief = house.as(CHIEF)
  await chief.call('federation', 'found', {
    secret: house.foundingSecret,
    organisation: { id: root.id, level: root.level as Level, name: root.name, centre: centreOf(root.centre) },
    founder: { name: '林秀芳', phone: '13000000111' },
  })
  await chief.call('federation', 'addOrganisations', {
    underId: root.id,
    organisations: others.map(({ id, level, name, parent, centre }) => ({
      id,
      level: level as Level,
      name,
      parentId: parent ?? '',
      centre: centreOf(centre),
    })),
  })
  const chair = await house.as(CHAIR_OF_BAISHA).call('member', 'settle', { villageId: 'LC-T05-V01' })
  const { personId } = chair
  await chief.call('federation', 'grant', { orgId: 'LC-T05', personId, role: 'townshipAdmin', until: null })
}

export type Job = Output<'roll', 'advance'>
let files = 0

/** Puts a file into the officer's staging folder and starts its check. */
export async function send(house: House, file: Buffer, orgId = 'LC', openid = CHIEF): Promise<Job> {
  files += 1
  const fileId = await house.as(openid).upload(`roll-${files}.xlsx`, file)
  return house.as(openid).call('roll', 'start', { orgId, fileId, fileName: `roll-${files}.xlsx` })
}

/** Moves a job on until it stands in one of the states. */
export async function watch(house: House, jobId: string, ends: Job['state'][], openid = CHIEF): Promise<Job> {
  for (let steps = 0; steps < 500; steps += 1) {
    const job = await house.as(openid).call('roll', 'advance', { jobId })
    if (ends.includes(job.state)) return job
  }
  throw new Error('the job does not come to an end')
}

interface Wishes {
  built?: 'all' | 'none'
  publicPhoneRows?: number[]
}

/** The whole way of a roll: sent, checked, confirmed, imported. */
export async function importRoll(house: House, file: Buffer, wishes: Wishes = {}): Promise<Job> {
  const { id: jobId } = await send(house, file)
  await watch(house, jobId, ['checked'])
  await house.as(CHIEF).call('roll', 'confirm', { jobId, built: 'all', publicPhoneRows: [], ...wishes })
  return watch(house, jobId, ['done'])
}

const HEADER =
  '乡镇,村,微家名称,类型,服务内容,建设方式,场所类别,详细地址,经度,纬度,微家主人,联系电话,结对执委,级别,对外公开,开放时间'

/** A home of 白沙镇 渔港村 as a row of a roll. */
export interface RollHome {
  name: string
  address: string
  venue: string
  longitude: number
  latitude: number
  phone: string
  tick: string
}

export function rollOf(homes: Partial<RollHome>[]): Buffer {
  return workbookOf({ 摸底表: rollRows(homes) })
}

/** The same as cells, its header first. */
export function rollRows(homes: Partial<RollHome>[]): (string | number)[][] {
  const rows = homes.map((home, i) => {
    const number = String(i).padStart(4, '0')
    return [
      '白沙镇',
      '渔港村',
      home.name ?? `微家${number}`,
      '网格睦邻',
      '政策宣传',
      '新建',
      home.venue ?? '商铺',
      home.address ?? `渔港村${number}号`,
      home.longitude ?? 120.5906,
      home.latitude ?? 29.98654,
      '孙静',
      home.phone ?? `1300001${number}`,
      '李静',
      '村',
      home.tick ?? '',
      '周三 14:00-16:00',
    ]
  })
  return [HEADER.split(','), ...rows]
}
