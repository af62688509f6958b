import { readFile } from 'node:fs/promises'
import { utils, write } from '@e965/xlsx'
import { client } from '../demo/client'
import { DEMO_ROLL } from '../demo/import-roll'
import organisations from '../demo/organisation.json'
import { FOUNDER } from '../demo/people'
import { plantDemoCounty } from '../demo/seed'
import { type House, openHouse } from '../test/functions/house'
import { atMost, type Measure } from './measure'

/** Calls of the watching phone for a roll of 200 rows: it sees every quarter of the way, twice. */
const STEPS = 10
/** Database and storage requests of the whole way of 200 homes, checked and imported, audit and caller included. */
const REQUESTS = 140

/** A roll as long as a large city district's: 200 rows a step (house, "How data is kept" 4), checked and imported. */
const LONG_ROWS = 5_000
const CALLS_A_THOUSAND = 11
const REQUESTS_A_THOUSAND = 160
/** What a page of rows weighs when it is set in pieces of twelve. */
const ROWS_A_PIECE = 12
const PIECE_KB = 20

interface Job {
  id: string
  state: string
  imported: number
  present: number
}

/** What imports cost: the county's roll of 200, and one of 5,000 rows, from the upload to the last home. */
export async function bench(): Promise<Measure[]> {
  const house = await openHouse()
  try {
    const { sealPublicKeys } = house
    await plantDemoCounty({ url: house.url, sealPublicKeys, foundingSecret: house.foundingSecret })
    const short = await wayOf(house, await readFile(DEMO_ROLL))
    const long = await wayOf(house, longRoll())
    const again = await wayOf(house, longRoll())
    const thousands = LONG_ROWS / 1_000
    return [
      atMost('import', 'count', 'homes of the roll that did not come in', 200 - short.imported, 0),
      atMost('import', 'count', 'calls of the watching phone', short.steps, STEPS),
      atMost('import', 'count', 'database and storage requests of all calls', short.requests, REQUESTS),
      atMost('import', 'count', '5,000 rows: homes that did not come in', LONG_ROWS - long.imported, 0),
      atMost('import', 'count', '5,000 rows: homes made again by the same file', again.imported, 0),
      atMost('import', 'count', '5,000 rows: calls of the phone per 1,000', long.steps / thousands, CALLS_A_THOUSAND),
      atMost('import', 'count', '5,000 rows: requests per 1,000', long.requests / thousands, REQUESTS_A_THOUSAND),
      atMost('import', 'count', '5,000 rows: heaviest piece the page sets, KB', long.pieceKB, PIECE_KB),
    ]
  } finally {
    await house.close()
  }
}

/** The whole way of one file, and what it cost. */
async function wayOf(house: House, file: Buffer) {
  const officer = client(house.url, FOUNDER.openid, house.sealPublicKeys)
  const fileId = await officer.upload(`roll-${file.length}.xlsx`, file)
  let [requests, steps] = [0, 0]
  const ask = async (action: string, input: unknown): Promise<Job> => {
    const answer = await house.ask(FOUNDER.openid, action, input)
    if (!answer.reply.ok) throw new Error(`${action}: ${answer.reply.error.code}`)
    requests += answer.requests.length
    return answer.reply.data as Job
  }
  const advanceUntil = async (id: string, state: string) => {
    for (;;) {
      const job = await ask('roll.advance', { jobId: id })
      steps++
      if (job.state === state) return job
      if (job.state === 'failed') throw new Error('the roll was not imported')
    }
  }
  const { id } = await ask('roll.start', { orgId: 'LC', fileId, fileName: 'roll.xlsx' })
  await advanceUntil(id, 'checked')
  const { rows } = await officer.call('roll', 'rows', { jobId: id })
  const pieceKB = Math.ceil(Buffer.byteLength(JSON.stringify(rows.slice(0, ROWS_A_PIECE))) / 1024)
  await ask('roll.confirm', { jobId: id, built: 'all', publicPhoneRows: [] })
  const { imported } = await advanceUntil(id, 'done')
  return { imported, steps, requests, pieceKB }
}

const HEADER =
  '序号,乡镇,村,微家名称,类型,服务内容,建设方式,场所类别,详细地址,经度,纬度,面积(㎡),座位数,开放时间,微家主人,联系电话,结对执委,级别,覆盖妇女数,计划建成时间'

/** Homes in all the county's villages by turns, none of whom anybody knows. */
function longRoll(): Buffer {
  const townships = new Map(organisations.map((place) => [place.id, place.name]))
  const villages = organisations.filter(({ level }) => level === 'village')
  const rows = Array.from({ length: LONG_ROWS }, (_, i) => {
    const village = villages[i % villages.length]
    const [longitude, latitude] = village?.centre ?? []
    const where = [townships.get(village?.parent ?? ''), village?.name]
    const what = [`长卷微家${i}`, '网格睦邻', '政策宣传、亲子教育', '新建', '商铺', `${village?.name}长卷路${i}号`]
    const phone = String(13_100_000_000 + i)
    return [
      i + 1,
      ...where,
      ...what,
      longitude,
      latitude,
      40,
      20,
      '周三 14:00-16:00',
      '孙静',
      phone,
      '李静',
      '村',
      90,
      '2027.6.30',
    ]
  })
  const workbook = utils.book_new()
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([HEADER.split(','), ...rows]), '摸底表')
  return write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}
