import { readFileSync } from 'node:fs'
import path from 'node:path'
import { read, utils, type WorkBook, write } from '@e965/xlsx'
import { TINT_COLOURS } from '../../cloudfunctions/roll/returned/marks'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { looksOf } from './returned/looks'
import { ROLL_HEADER, TOWNSHIP_ROLL } from './returned/township-roll'

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.keep()
})
beforeEach(() => house.restore())
afterAll(() => house.close())

const owner = () => house.as(openidOf('jobOwner'))
async function sent(name: string, bytes: Buffer) {
  const fileId = await owner().upload(name, bytes)
  let job = await owner().call('roll', 'start', { orgId: 'T1', fileId, fileName: name })
  for (let steps = 0; steps < 50 && job.state === 'checking'; steps += 1)
    job = await owner().call('roll', 'advance', { jobId: job.id })
  expect([job.state, job.failure]).toEqual(['checked', null])
  return job
}
async function back(jobId: string) {
  const got = await owner().call('roll', 'returnWorkbook', { jobId })
  const response = await fetch(got.link)
  expect(response.status).toBe(200)
  return { ...got, file: Buffer.from(await response.arrayBuffer()) }
}
const MESSY = readFileSync(path.join(__dirname, 'roll', 'township-roll-messy.xlsx'))

test('of the messy roll exactly the cells of its problems are coloured, and the words stand in their rows', async () => {
  const job = await sent('township-roll-messy.xlsx', MESSY)
  const { file, fileName, looks, rows } = await back(job.id)
  expect([fileName, looks]).toEqual(['township-roll-messy-需要修改.xlsx', 'kept'])
  const told = await rowsOf(job.id)
  expect(rows).toBe(told.length)
  const coloured = [...(await looksOf(file, '白沙镇'))].filter(([, { fill }]) =>
    Object.values(TINT_COLOURS).includes(fill),
  )
  const wanted = new Set(
    told.flatMap(({ row, problems }) => [`X${row}`, ...problems.map(({ cell }) => cell).filter(Boolean)]),
  )
  // Of the merged B6:B8 the first shows.
  const shown = new Set([...wanted].map((cell) => (/^B[78]$/.test(cell) ? 'B6' : cell)))
  expect(coloured.map(([cell]) => cell).sort()).toEqual([...shown].sort())
  const sheet = read(file).Sheets.白沙镇 ?? {}
  for (const { row, problems } of told)
    expect(sheet[`X${row}`]?.v).toBe(problems.map(({ message }) => message).join('\n'))
})

async function rowsOf(jobId: string) {
  const { rows } = await owner().call('roll', 'rows', { jobId })
  return rows.filter(({ problems }) => problems.length > 0)
}

test("what the officer put right is not written into the sender's file", async () => {
  const job = await sent(
    '一份.xlsx',
    bookOf('xlsx', [TOWNSHIP_ROLL, { ...TOWNSHIP_ROLL, 微家名称: '另一家', 类型: '' }]),
  )
  const before = await back(job.id)
  await owner().call('roll', 'fix', { jobId: job.id, row: 2, changes: [{ field: 'name', value: '改过的名字' }] })
  const after = await back(job.id)
  expect(JSON.stringify(read(after.file))).not.toContain('改过的名字')
  expect(read(after.file).Sheets.摸底表?.[`${nameColumn}2`]?.v).toBe(TOWNSHIP_ROLL.微家名称)
  expect(before.rows).toBe(after.rows)
})
const nameColumn = utils.encode_col(ROLL_HEADER.indexOf('微家名称'))

test('an .xls comes back as a new workbook with the same rows, and it is said', async () => {
  const rows: Record<string, string>[] = [
    { ...TOWNSHIP_ROLL, 类型: '' },
    { ...TOWNSHIP_ROLL, 微家名称: '=1+1 微家' },
  ]
  const job = await sent('表.xls', bookOf('biff8', rows))
  const { file, looks, fileName } = await back(job.id)
  expect([looks, fileName]).toEqual(['lost', '表-需要修改.xlsx'])
  const [sheet = {}] = Object.values(read(file, { cellFormula: true }).Sheets)
  const table = utils.sheet_to_json<string[]>(sheet, { header: 1 })
  expect(table[0]).toEqual([...ROLL_HEADER, '问题'])
  expect(table[1]?.at(-1)).toContain('没有填类型')
  expect(Object.values(sheet).some((cell) => cell?.f !== undefined)).toBe(false)
  expect(Object.values(sheet).some((cell) => cell?.v === '=1+1 微家')).toBe(true)
})

function bookOf(bookType: 'xlsx' | 'biff8', rows: readonly Record<string, string>[]): Buffer {
  const book: WorkBook = utils.book_new()
  utils.book_append_sheet(book, utils.json_to_sheet([...rows], { header: [...ROLL_HEADER] }), '摸底表')
  return write(book, { type: 'buffer', bookType }) as Buffer
}

test('nobody but the one who sent the roll gets it back, and a roll without problems is not handed out', async () => {
  const job = await sent('一份.xlsx', bookOf('xlsx', [{ ...TOWNSHIP_ROLL, 类型: '' }]))
  for (const caller of ['townshipOfficer', 'countyOfficer', 'resident'] as const) {
    const { reply } = await house.ask(openidOf(caller), 'roll.returnWorkbook', { jobId: job.id })
    expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  }
  const fine = await sent('好的.xlsx', bookOf('xlsx', [TOWNSHIP_ROLL]))
  const { reply } = await house.ask(openidOf('jobOwner'), 'roll.returnWorkbook', { jobId: fine.id })
  expect(reply).toMatchObject({ ok: false, error: { code: 'NOTHING_TO_RETURN' } })
})

test('with the original gone it is said that it is gone', async () => {
  const job = await sent('一份.xlsx', bookOf('xlsx', [{ ...TOWNSHIP_ROLL, 类型: '' }]))
  await house.change('rollJobs', job.id, { fileDigest: 'of another file' })
  const { reply } = await house.ask(openidOf('jobOwner'), 'roll.returnWorkbook', { jobId: job.id })
  expect(reply).toMatchObject({ ok: false, error: { code: 'FILE_GONE' } })
  expect(county.jobId).not.toBe(job.id)
})
