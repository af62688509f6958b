import { type House, openHouse } from './house'
import { workbookOf } from './roll/files'
import {
  CHAIR_OF_BAISHA,
  CHIEF,
  foundLanchuan,
  importRoll,
  MESSY_ROLL,
  rollOf,
  send,
  TIDY_ROLL,
  watch,
} from './roll/lanchuan'
import { until } from './until'

jest.setTimeout(60_000)

let house: House
beforeAll(async () => {
  house = await openHouse()
  await foundLanchuan(house)
  await house.drain()
  await house.keep()
}, 60_000)
beforeEach(() => house.restore())
afterAll(() => house.close())

const chief = () => house.as(CHIEF)
const confirm = (jobId: string) => chief().call('roll', 'confirm', { jobId, built: 'all', publicPhoneRows: [] })
const homes = async () => (await house.dump()).microHomes ?? []

const jobs = async () => (await house.dump()).rollJobs ?? []

async function allRows(jobId: string) {
  const rows = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await chief().call('roll', 'rows', { jobId, ...(after === undefined ? {} : { after }) })
    rows.push(...page.rows)
    after = page.next
  }
  return rows
}

test("a county's roll of 200 rows becomes 200 homes, and nothing is a home before the officer confirms", async () => {
  const started = await send(house, TIDY_ROLL)
  expect(started).toMatchObject({ state: 'checking', total: 200, checked: 0 })
  const checked = await watch(house, started.id, ['checked'])
  expect(checked).toMatchObject({ checked: 200, ready: 200, questions: 0, present: 0 })
  expect((await allRows(started.id)).map(({ row }) => row)).toEqual(Array.from({ length: 200 }, (_, i) => i + 2))
  expect(await homes()).toEqual([])
  await confirm(started.id)
  expect(await watch(house, started.id, ['done'])).toMatchObject({ state: 'done', imported: 200, present: 0 })
  const made = await homes()
  expect(made).toHaveLength(200)
  expect(new Set(made.map(({ state }) => state))).toEqual(new Set(['active']))
})

test('every home of a roll names a host and a committee member, who are persons without an account', async () => {
  await importRoll(house, TIDY_ROLL)
  const { microHomes = [], persons = [] } = await house.dump()
  const known = new Map(persons.map((person) => [person._id, person]))
  for (const home of microHomes) {
    const [host] = home.hosts as { personId: string; name: string; claimed: boolean }[]
    const [member] = home.paired as { personId: string; name: string }[]
    expect(host?.claimed).toBe(false)
    expect(known.get(host?.personId)).toMatchObject({ name: host?.name })
    expect(known.get(host?.personId)).not.toHaveProperty('openid')
    expect(known.get(member?.personId)).toMatchObject({ name: member?.name })
  }
})

test('a short roll is checked and imported in steps of 50 rows, each in a bounded number of database calls', async () => {
  const { id: jobId } = await send(house, TIDY_ROLL)
  const step = async () => {
    const { requests, reply } = await house.ask(CHIEF, 'roll.advance', { jobId })
    const drain =
      requests.filter(({ collection, action }) => collection === 'audit' || /outbox/.test(action)).length * 2
    return { calls: requests.length - drain, job: (reply as { data: { checked: number; imported: number } }).data }
  }
  for (let checked = 50; checked <= 200; checked += 50) {
    const { calls, job } = await step()
    expect(job.checked).toBe(checked)
    expect(calls).toBeLessThanOrEqual(7)
  }
  await confirm(jobId)
  for (let imported = 50; imported <= 200; imported += 50) {
    const { calls, job } = await step()
    expect(job.imported).toBe(imported)
    expect(calls).toBeLessThanOrEqual(14)
  }
})

test('importing a roll again makes no home twice, and says so', async () => {
  await importRoll(house, TIDY_ROLL)
  const { id } = await send(house, TIDY_ROLL)
  expect(await watch(house, id, ['checked'])).toMatchObject({ ready: 200, present: 200 })
  expect((await allRows(id)).every(({ present }) => present)).toBe(true)
  await confirm(id)
  expect(await watch(house, id, ['done'])).toMatchObject({ imported: 0, present: 200 })
  expect(await homes()).toHaveLength(200)
})

test('two watchers at once import every row once and count it once', async () => {
  const { id: jobId } = await send(house, TIDY_ROLL)
  const both = async (end: string) => {
    for (let tries = 0; tries < 50; tries += 1) {
      const jobs = await Promise.all([1, 2, 3].map(() => chief().call('roll', 'advance', { jobId })))
      if (jobs.some(({ state }) => state === end)) return
    }
    throw new Error(`the job never is ${end}`)
  }
  await both('checked')
  await confirm(jobId)
  await both('done')
  const [job] = (await chief().call('roll', 'recent', { orgId: 'LC' })).jobs
  expect(job).toMatchObject({ state: 'done', checked: 200, ready: 200, imported: 200, present: 0 })
  expect(await homes()).toHaveLength(200)
})

test.each(['refuse', 'dropAnswer'] as const)(
  'whichever request of an import meets %s, the homes and the counts are those of a quiet day',
  async (kind) => {
    for (let at = 0, reached = true; reached; at += 1) {
      await house.restore()
      const { id: jobId } = await send(house, rollOf([{}, {}, {}]))
      await watch(house, jobId, ['checked'])
      await confirm(jobId)
      // The requests before pass, the one at this place is hit.
      if (at > 0) await house.plan({ match: {}, kind: 'delay', times: at })
      await house.plan({ match: {}, kind })
      reached = !(await chief().ask('roll', 'advance', { jobId })).ok
      await house.clearFaults()
      // Whoever was cut off leaves a lease behind, which ends by itself.
      await house.cloud.clock.forward(21_000)
      expect({ at, ...(await watch(house, jobId, ['done'])) }).toMatchObject({ at, imported: 3, present: 0 })
      expect(await homes()).toHaveLength(3)
      if (at > 30) throw new Error('an import has so many requests?')
    }
  },
  60_000,
)

test('a step that comes back after its lease is over changes nothing of what others have done meanwhile', async () => {
  const { id: jobId } = await send(house, TIDY_ROLL)
  await watch(house, jobId, ['checked'])
  await confirm(jobId)
  await house.plan({ match: { function: 'roll', collection: 'rollChunks' }, kind: 'delay', ms: 3_000 })
  const slow = chief().call('roll', 'advance', { jobId })
  await until(async () => Date.parse(String((await jobs())[0]?.leaseUntil)) > house.cloud.clock.now())
  await house.cloud.clock.forward(21_000)
  expect(await watch(house, jobId, ['done'])).toMatchObject({ imported: 200, present: 0 })
  await house.clearFaults()
  await slow
  expect((await jobs())[0]).toMatchObject({ state: 'done', imported: 200, present: 0, nextChunk: 4 })
})

test('a retry of the start finds its job', async () => {
  const fileId = await chief().upload('once.xlsx', TIDY_ROLL)
  const start = (requestId: string) =>
    chief().ask('roll', 'start', { orgId: 'LC', fileId, fileName: 'once.xlsx' }, requestId)
  const first = await start('request-of-the-start-1')
  expect(await start('request-of-the-start-1')).toEqual(first)
})

test("a file of another person's staging folder, or of no staging folder, is never read", async () => {
  const theirs = await house.as(CHAIR_OF_BAISHA).upload('theirs.xlsx', TIDY_ROLL)
  for (const fileId of [
    theirs,
    theirs.replace('staging/', 'public/'),
    `${theirs}/../../${CHIEF}/x.xlsx`,
    'theirs.xlsx',
  ])
    expect(await chief().ask('roll', 'start', { orgId: 'LC', fileId, fileName: 'x.xlsx' })).toMatchObject({
      error: { code: 'FILE_MISSING' },
    })
})

test.each([
  ['a PDF', Buffer.from('%PDF-1.7'), 'FILE_NOT_SPREADSHEET'],
  ['a broken file', TIDY_ROLL.subarray(0, 9_000), 'FILE_UNREADABLE'],
  [
    'a sheet of something else',
    workbookOf({
      表: [
        ['姓名', '年龄'],
        ['甲', 3],
      ],
    }),
    'ROLL_NO_HEADER',
  ],
  ['a roll without rows', workbookOf({ 表: [['乡镇', '村', '微家名称', '类型', '地址']] }), 'ROLL_EMPTY'],
])('%s makes a job that failed and says why', async (_, file, code) => {
  const job = await send(house, file)
  expect(job).toMatchObject({ state: 'failed', failure: { code } })
  expect(await chief().call('roll', 'advance', { jobId: job.id })).toMatchObject({ state: 'failed' })
})

test('the messy roll shows its problems by row and column, and only its sound rows become homes', async () => {
  const { id: jobId } = await send(house, MESSY_ROLL, 'LC-T05', CHAIR_OF_BAISHA)
  await watch(house, jobId, ['checked'], CHAIR_OF_BAISHA)
  const chair = house.as(CHAIR_OF_BAISHA)
  const { rows } = await chair.call('roll', 'rows', { jobId })
  const told = rows.flatMap(({ row, problems }) => problems.map(({ field, severity }) => [row, field, severity]))
  expect(told).toEqual([
    [14, '计划建成时间', 'blocks'],
    [15, '经度', 'blocks'],
    [16, '经度', 'notes'],
    [17, '村(社区)', 'blocks'],
    [18, '整行', 'blocks'],
    [19, '微家主人', 'blocks'],
    [21, '类型', 'blocks'],
    [23, '面积', 'notes'],
  ])
  await chair.call('roll', 'confirm', { jobId, built: 'all', publicPhoneRows: [] })
  expect(await watch(house, jobId, ['done'], CHAIR_OF_BAISHA)).toMatchObject({ imported: 12, ready: 12, questions: 6 })
  expect(await homes()).toHaveLength(12)
})

test('a number becomes public only where the roll or the officer ticked it', async () => {
  const { state } = await importRoll(house, rollOf([{ tick: '√' }, {}, {}, { tick: '否' }]), { publicPhoneRows: [4] })
  expect(state).toBe('done')
  const numbers = (await homes()).map(({ name, publicPhone }) => [name, publicPhone]).sort()
  expect(numbers).toEqual([
    ['微家0000', '13000010000'],
    ['微家0001', null],
    ['微家0002', '13000010002'],
    ['微家0003', null],
  ])
})

test('no telephone number and no door of a flat stands in the open anywhere in the database', async () => {
  await send(house, TIDY_ROLL)
  const secret = [{ venue: '居民家中', address: '渔港村秘密花园9幢', phone: '13955512345', longitude: 120.591234 }]
  await importRoll(house, rollOf(secret))
  await house.drain()
  const everything = JSON.stringify(await house.dump())
  for (const word of ['13955512345', '秘密花园', '120.591234', '15500007673']) expect(everything).not.toContain(word)
})

test('rows that are not built yet become drafts, which neighbours do not see', async () => {
  await importRoll(house, rollOf([{}]), { built: 'none' })
  const [draft] = await homes()
  expect(draft).toMatchObject({ state: 'villageChecked' })
  const near = await house.as('a-neighbour').call('home', 'nearby', { villageId: 'LC-T05-V01' })
  expect(near.homes).toEqual([])
  const view = (openid: string) => house.as(openid).ask('home', 'view', { homeId: String(draft?._id) })
  expect(await view('a-neighbour')).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await view(CHAIR_OF_BAISHA)).toMatchObject({ ok: true })
})

test('a job is confirmed after its check, and left before its import, not otherwise', async () => {
  const { id: jobId } = await send(house, rollOf([{}]))
  const ask = (action: string, more = {}) => chief().ask('roll', action, { jobId, ...more })
  const yes = { built: 'all', publicPhoneRows: [] }
  expect(await ask('confirm', yes)).toMatchObject({ error: { code: 'JOB_STATE' } })
  await watch(house, jobId, ['checked'])
  expect(await ask('confirm', yes)).toMatchObject({ data: { state: 'importing' } })
  expect(await ask('cancel')).toMatchObject({ error: { code: 'JOB_STATE' } })
  await watch(house, jobId, ['done'])
  expect(await ask('confirm', { ...yes, built: 'none' })).toMatchObject({ error: { code: 'JOB_STATE' } })
  const other = await send(house, rollOf([{}]))
  expect(await chief().ask('roll', 'cancel', { jobId: other.id })).toMatchObject({ data: { state: 'cancelled' } })
  expect(await chief().call('roll', 'advance', { jobId: other.id })).toMatchObject({ state: 'cancelled', checked: 0 })
})

test("an import leaves its steps in the audit under the job, with the officer's name for it", async () => {
  const { id } = await importRoll(house, rollOf([{}]))
  await house.drain()
  const audit = ((await house.dump()).audit ?? []).filter(({ docId }) => docId === id)
  expect(audit.map(({ action }) => action).sort()).toEqual(['roll.advance', 'roll.confirm', 'roll.start'])
  expect(new Set(audit.map(({ actor }) => actor)).size).toBe(1)
})
