import { read, utils } from '@e965/xlsx'
import { EXPORT_COLUMNS } from '../../domain/help-export'
import { type Caller, type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { ASKING, asked, casesIn, IN_DANGER, ticketOf } from './scenarios/help-asked'
import { filesHolding } from './traces'

/* A desk's list on paper: by two officers, of what is no secret, for a day, and told to whoever asked for help. */
jest.setTimeout(120_000)
const START = '2027-05-19T15:00:00+08:00'
const HOUR_MS = 3_600_000
const REASON = '季度归档蓝鲸理由'
let house: House
let county: County
let ordinary: { caseId: string; receipt: string }
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.cloud.clock.set(START)
  ordinary = await asked(house, 'resident', { ...ASKING, text: '蓝鲸正文', otherName: '蓝鲸对方' })
  await asked(house, 'visitor', { ...ASKING, ticket: ticketOf('law'), topic: 'law', text: '离婚的事' })
  await house.keep()
}, 120_000)
afterAll(() => house.close())
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set(START)
})

const as = (caller: Caller) => house.as(openidOf(caller))
const code = (reply: unknown) => (reply as { error?: { code: string } }).error?.code ?? 'ok'
const LIST = { orgId: 'T1', quarter: '2027-Q2', reason: REASON } as const
const askFor = async (caller: Caller = 'townshipOfficer') =>
  (await as(caller).call('help', 'askForExport', LIST)).exportId
const decide = (caller: Caller, exportId: string, agree = true) =>
  as(caller).ask('help', 'decideExport', { orgId: 'T1', exportId, agree })
const fetchIt = (caller: Caller, exportId: string) => as(caller).ask('help', 'exportFile', { orgId: 'T1', exportId })

/** The cells of a list that somebody fetched. */
async function listOf(caller: Caller, exportId: string): Promise<string[][]> {
  const { base64 } = await as(caller).call('help', 'exportFile', { orgId: 'T1', exportId })
  const book = read(Buffer.from(base64, 'base64'))
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  return sheet ? utils.sheet_to_json<string[]>(sheet, { header: 1 }) : []
}

describe('a list on paper', () => {
  it('needs another officer: nobody agrees to her own, nor fetches it before, nor after a no', async () => {
    const exportId = await askFor()
    expect(code(await fetchIt('townshipOfficer', exportId))).toBe('STEP_NOT_POSSIBLE')
    expect(code(await decide('townshipOfficer', exportId))).toBe('NEEDS_ANOTHER_OFFICER')
    expect(code(await decide('jobOwner', exportId, false))).toBe('ok')
    expect(code(await decide('countyOfficer', exportId))).toBe('STEP_NOT_POSSIBLE')
    expect(code(await fetchIt('townshipOfficer', exportId))).toBe('STEP_NOT_POSSIBLE')
  })

  it('is agreed to by no second account of whoever asked', async () => {
    await house.push('persons', county.personIds.jobOwner, 'also', { personId: county.personIds.townshipOfficer })
    expect(code(await decide('jobOwner', await askFor()))).toBe('NEEDS_ANOTHER_OFFICER')
  })

  it('is fetched by whoever asked alone, for a day', async () => {
    const exportId = await askFor()
    await decide('countyOfficer', exportId)
    for (const other of ['jobOwner', 'countyOfficer'] as const)
      expect(code(await fetchIt(other, exportId))).toBe('NOT_FOUND')
    expect(code(await fetchIt('townshipOfficer', exportId))).toBe('ok')
    await house.cloud.clock.forward(23 * HOUR_MS)
    expect(code(await fetchIt('townshipOfficer', exportId))).toBe('ok')
    await house.cloud.clock.forward(2 * HOUR_MS)
    expect(code(await fetchIt('townshipOfficer', exportId))).toBe('STEP_NOT_POSSIBLE')
  })

  it('is asked for in vain after a week', async () => {
    const exportId = await askFor()
    await house.cloud.clock.forward(7 * 24 * HOUR_MS)
    expect(code(await decide('jobOwner', exportId))).toBe('STEP_NOT_POSSIBLE')
  })

  it('holds the columns that are written down, and nothing else of a request', async () => {
    const exportId = await askFor()
    await decide('jobOwner', exportId)
    const [, , titles, ...lines] = await listOf('townshipOfficer', exportId)
    expect(titles).toEqual(['序号', ...EXPORT_COLUMNS.map(({ title }) => title)])
    expect(lines).toEqual([
      [1, '2027-05', '工作、创业、帮扶', '这几天要有人管', '刚收到'],
      [2, '2027-05', '法律', '这几天要有人管', '刚收到'],
    ])
  })

  it('leaves out what must be reported, lifted or not, whom she keeps out, and what is under another desk', async () => {
    const child = { ...IN_DANGER, way: 'anonymous', near: true, child: 'involved', toldOfReport: true } as const
    const { caseId } = await asked(house, 'resident', { ...child, ticket: ticketOf('child') })
    for (const officer of ['townshipOfficer', 'jobOwner'] as const)
      await as(officer).call('help', 'lift', { caseId, reason: '核实过' })
    const exclude = { personIds: [county.personIds.townshipOfficer], orgIds: [] }
    await asked(house, 'resident', { ...ASKING, ticket: ticketOf('out'), topic: 'mind', exclude })
    await asked(house, 'resident', { ...IN_DANGER, ticket: ticketOf('county') })
    const exportId = await askFor()
    await decide('jobOwner', exportId)
    expect(await listOf('townshipOfficer', exportId)).toHaveLength(3 + 2)
  })

  it('stands in the log of each request in it, once for each time that it was fetched, for her to see', async () => {
    const exportId = await askFor()
    await decide('jobOwner', exportId)
    await fetchIt('townshipOfficer', exportId)
    const [hers] = (await as('hostOfThisHome').call('help', 'open', { key: { receipt: ordinary.receipt } })).cases
    expect(hers?.looks.filter(({ did }) => did === 'export')).toHaveLength(1)
    const { exports } = await as('countyOfficer').call('help', 'exports', { orgId: 'C' })
    expect(exports).toMatchObject([{ exportId, state: 'open', mine: false, reason: REASON, fetched: [{ cases: 2 }] }])
    expect((await as('townshipOfficerElsewhere').call('help', 'exports', { orgId: 'T2' })).exports).toEqual([])
  })

  it('lies in no storage, and nothing of why it was wanted in any file', async () => {
    const exportId = await askFor()
    await decide('jobOwner', exportId)
    const before = (await house.keep()).files
    await fetchIt('townshipOfficer', exportId)
    expect((await house.keep()).files).toEqual(before)
    for (const phrase of [REASON, '蓝鲸正文', '蓝鲸对方']) expect(filesHolding(house.dataDir, phrase)).toEqual([])
    expect(await casesIn(house)).toHaveLength(2)
  })
})
