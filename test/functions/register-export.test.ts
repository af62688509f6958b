import { read, utils, type WorkSheet } from '@e965/xlsx'
import { newWorkbook } from '../../cloudfunctions/kit/workbook/new-workbook'
import { readContainer } from '../../cloudfunctions/roll/file/zip-container'
import { type County, foundCounty, HOME, openidOf, PRIVATE } from './county'
import { type House, openHouse } from './house'

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.keep()
})
beforeEach(() => house.restore())
afterAll(() => house.close())

const as = (caller: Parameters<typeof openidOf>[0]) => house.as(openidOf(caller))
async function exported(caller: Parameters<typeof openidOf>[0], input: Record<string, unknown>, requestId?: string) {
  const got = await as(caller).call('home', 'exportRegister', input as { orgId: string }, requestId)
  const response = await fetch(got.link)
  return { ...got, status: response.status, file: Buffer.from(await response.arrayBuffer()) }
}
const textOf = (file: Buffer): string => {
  const [sheet] = Object.values(read(file).Sheets)
  return utils.sheet_to_csv(sheet as WorkSheet)
}

test('without a tick no number and no address stands in the file that is not public', async () => {
  const { file, homes, fileName } = await exported('townshipOfficer', { orgId: 'T1' })
  const text = textOf(file)
  expect([homes, fileName]).toEqual([2, '青屿镇微家名册20270519.xlsx'])
  expect(text).toContain(HOME.name)
  for (const phrase of [PRIVATE.homePhone, PRIVATE.flatPhone, PRIVATE.flatAddress]) expect(text).not.toContain(phrase)
})

test('with a tick they stand there, and the audit says how many contacts were looked at before the file is handed out', async () => {
  const { file } = await exported('villageOfficer', { orgId: 'V1', contacts: true })
  const text = textOf(file)
  for (const phrase of [PRIVATE.homePhone, PRIVATE.flatPhone, PRIVATE.flatAddress]) expect(text).toContain(phrase)
  await house.drain()
  const { audit = [] } = await house.dump()
  const entries = audit.filter(({ action }) => action === 'home.exportRegister')
  expect(entries).toMatchObject([
    { actor: county.personIds.villageOfficer, changed: ['created', 'homes:2', 'contacts:2'] },
  ])
})

test('the file lies outside the public prefix, only behind the link, and is gone within the hour', async () => {
  const { link } = await exported('townshipOfficer', { orgId: 'T1' })
  const [handout] = (await house.dump()).handouts ?? []
  expect(handout?.fileId).toMatch(/\/handouts\/[A-Za-z0-9_-]{32}\.xlsx$/)
  await house.cloud.clock.forward(61_000)
  expect((await fetch(link)).status).not.toBe(200)
  await house.cloud.clock.forward(60 * 60 * 1000)
  await house.drain()
})

test('the same call again hands out the same file and leaves one entry in the audit', async () => {
  const [first, again] = [
    await exported('townshipOfficer', { orgId: 'T1' }, 'request-of-one-export'),
    await exported('townshipOfficer', { orgId: 'T1' }, 'request-of-one-export'),
  ]
  expect(again.file.equals(first.file)).toBe(true)
  await house.drain()
  const { audit = [], handouts = [] } = await house.dump()
  expect([handouts.length, audit.filter(({ action }) => action === 'home.exportRegister').length]).toEqual([1, 1])
})

test('a name that looks like a formula is text in the file', async () => {
  for (const name of ['=1+1', '+SUM(A1)', '-2+3', '@SUM(1)', '\t=1+1']) {
    await house.change('microHomes', county.homeId, { name })
    const { file } = await exported('townshipOfficer', { orgId: 'T1' })
    const [sheet = {}] = Object.values(read(file, { cellFormula: true }).Sheets)
    const cell = Object.values(sheet).find((one) => one?.v === name)
    expect([name, cell?.t, cell?.f]).toEqual([name, 's', undefined])
    expect((await readContainer(file)).get('xl/worksheets/sheet1.xml')?.includes('<f')).toBe(false)
  }
})

test('it prints on A4 lying, as wide as the page, with the header on every page, page numbers, and lines to sign and seal', async () => {
  const { file } = await exported('townshipOfficer', { orgId: 'T1', state: 'active' })
  const parts = await readContainer(file)
  const sheet = parts.get('xl/worksheets/sheet1.xml')?.toString() ?? ''
  expect(parts.get('xl/workbook.xml')?.toString()).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">'微家名册'!$1:$3</definedName>`,
  )
  expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
  expect(sheet).toContain('&amp;R第 &amp;P 页,共 &amp;N 页')
  const text = textOf(file)
  expect(text).toMatch(/^青屿镇妇女微家名册/)
  expect(text).toMatch(/微家主人 \d+ 人/)
  expect(text).toContain('范围:已建成')
  expect(text).toMatch(/填表人.*审核人.*盖章.*日期/)
})

test('nothing to export is said, not handed out as an empty list', async () => {
  const { reply } = await house.ask(openidOf('townshipOfficer'), 'home.exportRegister', {
    orgId: 'T1',
    state: 'closed',
  })
  expect(reply).toMatchObject({ ok: false, error: { code: 'NOTHING_TO_EXPORT' } })
})

test('sheets have the names that a spreadsheet program takes, each once', async () => {
  const sheet = { widths: [10], rows: [{ cells: [{ look: 'plain', value: 'x' } as const] }] }
  const names = ['白沙镇', '白沙镇', '', "'a/b[c]:d*e?'", '很长'.repeat(30)]
  const book = read(newWorkbook(names.map((name) => ({ ...sheet, name }))))
  expect(book.SheetNames).toEqual(['白沙镇', '白沙镇 2', '表3', 'a b c  d e', '很长'.repeat(15) + '很'])
})

test('5,000 homes are one call within bounds', async () => {
  await house.multiply('microHomes', county.homeId, 4_998)
  const { reply, requests } = await house.ask(openidOf('countyOfficer'), 'home.exportRegister', { orgId: 'C' })
  expect(reply).toMatchObject({ ok: true, data: { homes: 5_000 } })
  expect(requests.length).toBeLessThanOrEqual(20)
})
