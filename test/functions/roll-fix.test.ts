import type { Output } from '../../demo/client'
import { type House, openHouse } from './house'
import { workbookOf } from './roll/files'
import { CHAIR_OF_BAISHA, CHIEF, foundLanchuan, MESSY_ROLL, rollOf, rollRows, send, watch } from './roll/lanchuan'

jest.setTimeout(60_000)

type Row = Output<'roll', 'rows'>['rows'][number]

let house: House
beforeAll(async () => {
  house = await openHouse()
  await foundLanchuan(house)
  await house.drain()
  await house.keep()
}, 60_000)
beforeEach(() => house.restore())
afterAll(() => house.close())

const chair = () => house.as(CHAIR_OF_BAISHA)
const homes = async () => (await house.dump()).microHomes ?? []

async function checked(file: Buffer) {
  const { id: jobId } = await send(house, file, 'LC-T05', CHAIR_OF_BAISHA)
  await watch(house, jobId, ['checked'], CHAIR_OF_BAISHA)
  const rows = async (which: 'all' | 'questions' | 'noted' | 'changed' = 'all') => {
    const all: Row[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = await chair().call('roll', 'rows', { jobId, which, ...(after === undefined ? {} : { after }) })
      all.push(...page.rows)
      after = page.next
    }
    return all
  }
  const fix = (row: number, cells: Record<string, string | null>) =>
    chair().call('roll', 'fix', {
      jobId,
      row,
      changes: Object.entries(cells).map(([field, value]) => ({ field: field as never, value })),
    })
  const decide = (row: number, decision: 'leaveOut' | 'import' | 'none') =>
    chair().call('roll', 'decide', { jobId, row, decision })
  const confirm = async () => {
    await chair().call('roll', 'confirm', { jobId, built: 'all', publicPhoneRows: [] })
    return watch(house, jobId, ['done'], CHAIR_OF_BAISHA)
  }
  return { jobId, rows, fix, decide, confirm }
}

const asked = (row: Row | undefined) => row?.problems.map(({ column, severity }) => [column, severity])
const at = (rows: Row[], number: number) => rows.find(({ row }) => row === number)

test('of the messy roll three rows are put right in place and become homes with the others', async () => {
  const { rows, fix, confirm } = await checked(MESSY_ROLL)
  const before = await rows()
  expect(at(before, 14)?.problems[0]).toMatchObject({ cell: 'W14', field: '计划建成时间', value: '6月底' })
  const [first] = at(before, 14)?.problems[0]?.suggestions ?? []
  expect(first?.changes).toEqual([{ field: 'plannedDate', value: '2027-06-30' }])
  const dated = await fix(14, { plannedDate: '2027年6月30日' })
  expect(asked(dated.rows[0])).toEqual([])
  expect(dated.job).toMatchObject({ ready: 13, questions: 5 })

  const [exchange] = at(before, 15)?.problems[0]?.suggestions ?? []
  expect(exchange?.label).toContain('对调')
  const exchanged = await fix(15, Object.fromEntries(exchange?.changes.map(({ field, value }) => [field, value]) ?? []))
  expect(exchanged.rows[0]).toMatchObject({ located: true, problems: [] })

  const typed = await fix(21, { primaryType: '平安守望' })
  expect(typed.job).toMatchObject({ ready: 15, questions: 3 })
  expect(await confirm()).toMatchObject({ imported: 15 })
  expect(await homes()).toHaveLength(15)
})

test('what is typed is read as a cell is: nonsense stays a question, and the original comes back', async () => {
  const { rows, fix } = await checked(MESSY_ROLL)
  const wrong = await fix(14, { plannedDate: '差不多七月' })
  expect(asked(wrong.rows[0])).toEqual([['plannedDate', 'blocks']])
  expect(wrong.rows[0]?.fixes).toEqual([
    { column: 'plannedDate', label: '计划建成时间', was: '6月底', now: '差不多七月' },
  ])
  const back = await fix(14, { plannedDate: null })
  expect(back.rows[0]).toMatchObject({ fixes: [], plannedDate: '6月底' })
  expect(at(await rows(), 14)).toEqual(back.rows[0])
})

test('a ditto sign offers what stands above it, a village what it may be, and neither is taken by itself', async () => {
  const { rows } = await checked(MESSY_ROLL)
  const all = await rows()
  const above = at(all, 18)?.hostName
  expect(at(all, 19)?.problems[0]?.suggestions[0]?.changes).toEqual([{ field: 'hostName', value: above }])
  expect(
    at(all, 17)
      ?.problems[0]?.suggestions.map(({ label }) => label)
      .join(),
  ).toContain('村')
})

test('a row that repeats another is free as soon as either says otherwise, and becomes a repetition again', async () => {
  const { fix, rows, decide, confirm } = await checked(
    rollOf([{ name: '甲' }, { name: '乙' }, { name: '甲', address: '渔港村0000号' }]),
  )
  expect(asked(at(await rows(), 4))).toEqual([['row', 'blocks']])
  const freed = await fix(2, { name: '甲的另一家' })
  expect(freed.rows.map(({ row, problems }) => [row, problems.length])).toEqual([
    [2, 0],
    [4, 0],
  ])
  expect(freed.job).toMatchObject({ ready: 3, questions: 0 })
  const repeated = await fix(3, { name: '甲', address: '渔港村0000号' })
  expect(repeated.rows.map(({ row, problems }) => [row, problems.length])).toEqual([
    [3, 0],
    [4, 1],
  ])
  const out = await decide(3, 'leaveOut')
  expect(out.rows.map(({ row, problems, decision }) => [row, problems.length, decision])).toEqual([
    [3, 0, 'leaveOut'],
    [4, 0, 'none'],
  ])
  expect(out.job).toMatchObject({ ready: 2, questions: 0, leftOut: 1 })
  expect(await confirm()).toMatchObject({ imported: 2 })
})

test('a hidden row waits for her word, and comes in only with it', async () => {
  const file = workbookOf({ 摸底表: rollRows([{}, {}, {}]) }, ({ Sheets }) => {
    const sheet = Sheets.摸底表
    if (sheet) sheet['!rows'] = [{}, {}, { hidden: true }, { hidden: true }]
  })
  const { rows, decide, confirm } = await checked(file)
  expect(asked(at(await rows('questions'), 3))).toEqual([['row', 'asks']])
  const meant = await decide(3, 'import')
  expect(meant.job).toMatchObject({ ready: 2, questions: 1, changed: 1 })
  expect(await confirm()).toMatchObject({ imported: 2 })
  const after = await rows()
  expect(after.map(({ row, outcome }) => [row, outcome])).toEqual([
    [2, 'imported'],
    [3, 'imported'],
    [4, 'keptOut'],
  ])
})

test('every visible roll of a file is read, its rows are known by their sheet, and a sheet may be left out', async () => {
  const shapes = ['渔港村', '旧表', '说明'] as const
  const file = workbookOf({
    [shapes[0]]: rollRows([{ name: '甲' }, { name: '乙' }]),
    [shapes[1]]: rollRows([{ name: '甲', address: '渔港村0000号' }, { name: '丙' }]),
    [shapes[2]]: [['请如实填写']],
  })
  const { jobId, rows } = await checked(file)
  const all = await rows()
  expect(all.map(({ sheet, row, id, problems }) => [sheet, row, id, problems.length])).toEqual([
    ['渔港村', 2, 2, 0],
    ['渔港村', 3, 3, 0],
    ['旧表', 2, 100_002, 1],
    ['旧表', 3, 100_003, 0],
  ])
  expect(all[2]?.problems[0]?.message).toContain('「渔港村」第 2 行')
  const about = await chair().call('roll', 'about', { jobId })
  expect(about.sheets.map(({ name, total, leftOut }) => [name, total, leftOut])).toEqual([
    ['渔港村', 2, false],
    ['旧表', 2, false],
  ])
  expect(about.others).toEqual([{ name: '说明', why: 'noHeader' }])
  await chair().call('roll', 'pickSheets', { jobId, leftOut: [0] })
  expect(await watch(house, jobId, ['checked'], CHAIR_OF_BAISHA)).toMatchObject({ ready: 2, questions: 0, leftOut: 2 })
  await chair().call('roll', 'confirm', { jobId, built: 'all', publicPhoneRows: [] })
  expect(await watch(house, jobId, ['done'], CHAIR_OF_BAISHA)).toMatchObject({ imported: 2 })
  expect((await homes()).map(({ name }) => name).sort()).toEqual(['丙', '甲'])
})

test('what the file says beside its rows is told: headers that are not used, rows that are no homes', async () => {
  const [header = [], ...lines] = rollRows([{}])
  const file = workbookOf({ 表: [[...header, '备注', '荣誉'], ...lines, ['合计', 1]] })
  const { jobId } = await checked(file)
  const { sheets } = await chair().call('roll', 'about', { jobId })
  expect(sheets[0]).toMatchObject({ unread: ['备注', '荣誉'], skipped: [{ row: 3, reason: 'footer', text: '合计 1' }] })
})

test('a fix that is cut off anywhere is finished by its retry', async () => {
  for (let hit = 0, reached = true; reached; hit += 1) {
    await house.restore()
    const { jobId, rows } = await checked(rollOf([{ name: '甲' }, { name: '甲', address: '渔港村0000号' }]))
    if (hit > 0) await house.plan({ match: {}, kind: 'delay', times: hit })
    await house.plan({ match: {}, kind: 'dropAnswer' })
    const input = { jobId, row: 2, changes: [{ field: 'name' as const, value: '乙' }] }
    reached = !(await chair().ask('roll', 'fix', input, 'request-of-the-fix')).ok
    await house.clearFaults()
    const after = await chair().call('roll', 'fix', input, 'request-of-the-fix')
    expect({ hit, ...after.job }).toMatchObject({ hit, ready: 2, questions: 0 })
    expect((await rows()).map(({ name, problems }) => [name, problems.length])).toEqual([
      ['乙', 0],
      ['甲', 0],
    ])
    if (hit > 30) throw new Error('a fix has so many requests?')
  }
})

test('what was put right stands nowhere in the open, and the county officer of another place cannot put anything right', async () => {
  const { jobId, fix } = await checked(rollOf([{}]))
  await fix(2, { phone: '13955512345', address: '渔港村秘密花园9幢' })
  await house.drain()
  const everything = JSON.stringify(await house.dump())
  for (const word of ['13955512345', '秘密花园']) expect(everything).not.toContain(word)
  const input = { jobId, row: 2, changes: [{ field: 'name' as const, value: '乙' }] }
  expect(await house.as(CHIEF).ask('roll', 'fix', input)).toMatchObject({ ok: false })
})

test('after the import has begun nothing is put right any more, and a row that is not there is told', async () => {
  const { jobId, confirm } = await checked(rollOf([{}]))
  const input = { jobId, row: 77, changes: [{ field: 'name' as const, value: '乙' }] }
  expect(await chair().ask('roll', 'fix', input)).toMatchObject({ error: { code: 'ROLL_ROW_MISSING' } })
  await confirm()
  const late = { ...input, row: 2 }
  expect(await chair().ask('roll', 'fix', late)).toMatchObject({ error: { code: 'JOB_STATE' } })
})
