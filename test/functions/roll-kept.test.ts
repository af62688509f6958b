import { type House, openHouse } from './house'
import { CHAIR_OF_BAISHA, CHIEF, foundLanchuan, MESSY_ROLL, rollOf, send, watch } from './roll/lanchuan'

jest.setTimeout(60_000)

let house: House
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  await foundLanchuan(house)
  await house.drain()
  await house.keep()
}, 60_000)
beforeEach(() => house.restore())
afterAll(() => house.close())

const chief = () => house.as(CHIEF)
const HOUR = 60 * 60 * 1000
const jobOf = async (jobId: string) => (await house.dump()).rollJobs?.find(({ _id }) => _id === jobId)
const chunks = async () => (await house.dump()).rollChunks ?? []
/** Whether the staged file can still be read: a second job of the same file tells. */
const isStaged = async (fileId: string) =>
  (await chief().ask('roll', 'start', { orgId: 'LC', fileId, fileName: 'again.xlsx' })).ok

async function start(file: Buffer): Promise<{ jobId: string; fileId: string }> {
  const fileId = await chief().upload(`kept-${file.length}.xlsx`, file)
  const { id } = await chief().call('roll', 'start', { orgId: 'LC', fileId, fileName: 'kept.xlsx' })
  return { jobId: id, fileId }
}

test('the original and the rows of a roll that nobody confirmed are gone within a day, and the job says why', async () => {
  const { jobId, fileId } = await start(rollOf([{}, {}]))
  await watch(house, jobId, ['checked'])
  await house.cloud.clock.forward(22 * HOUR)
  expect(await chunks()).not.toEqual([])
  await house.cloud.clock.forward(2 * HOUR)
  expect(await chunks()).toEqual([])
  expect(await isStaged(fileId)).toBe(false)
  const [job] = (await chief().call('roll', 'recent', { orgId: 'LC' })).jobs
  expect(job).toMatchObject({ id: jobId, state: 'cancelled', failure: { code: 'ROLL_EXPIRED' } })
  expect(await chief().call('roll', 'rows', { jobId })).toEqual({ rows: [], next: null })
  expect(await jobOf(jobId)).toMatchObject({ aboutToken: null })
})

test('of a roll that was imported the original and the rows go as well, and it stays imported', async () => {
  const { jobId, fileId } = await start(rollOf([{}]))
  await watch(house, jobId, ['checked'])
  await chief().call('roll', 'confirm', { jobId, built: 'all', publicPhoneRows: [] })
  await watch(house, jobId, ['done'])
  expect(await chunks()).toHaveLength(1)
  await house.cloud.clock.forward(24 * HOUR)
  expect(await chunks()).toEqual([])
  expect(await isStaged(fileId)).toBe(false)
  expect(await jobOf(jobId)).toMatchObject({ state: 'done', imported: 1 })
})

test('a roll that she leaves, and a file that is none, are removed at once', async () => {
  const { jobId, fileId } = await start(rollOf([{}]))
  await chief().call('roll', 'cancel', { jobId })
  await house.cloud.clock.forward(2 * 60_000)
  expect(await chunks()).toEqual([])
  expect(await isStaged(fileId)).toBe(false)
  const none = await start(Buffer.from('%PDF-1.7'))
  expect(await jobOf(none.jobId)).toMatchObject({ state: 'failed' })
  expect(await isStaged(none.fileId)).toBe(false)
})

test('two officers who import one roll at the same moment make each home once', async () => {
  const [mine, theirs] = await Promise.all([
    send(house, MESSY_ROLL),
    send(house, MESSY_ROLL, 'LC-T05', CHAIR_OF_BAISHA),
  ])
  await watch(house, mine.id, ['checked'])
  await watch(house, theirs.id, ['checked'], CHAIR_OF_BAISHA)
  const confirm = { built: 'all' as const, publicPhoneRows: [] }
  await Promise.all([
    chief().call('roll', 'confirm', { jobId: mine.id, ...confirm }),
    house.as(CHAIR_OF_BAISHA).call('roll', 'confirm', { jobId: theirs.id, ...confirm }),
  ])
  const [a, b] = await Promise.all([
    watch(house, mine.id, ['done']),
    watch(house, theirs.id, ['done'], CHAIR_OF_BAISHA),
  ])
  expect(a.imported + b.imported).toBe(12)
  expect(a.present + b.present).toBe(12)
  expect((await house.dump()).microHomes).toHaveLength(12)
})

test('a table that is pasted goes the way of every roll', async () => {
  const rows = [
    ['附件1', '', ''],
    [
      '乡镇',
      '村',
      '微家名称',
      '类型',
      '服务内容',
      '建设方式',
      '场所类别',
      '详细地址',
      '微家主人',
      '联系电话',
      '结对执委',
      '级别',
    ],
    [
      '白沙镇',
      '渔港村',
      '"潮音\n里"微家',
      '网格睦邻',
      '政策宣传',
      '新建',
      '商铺',
      '渔港村157号',
      '孙静',
      '19900000536',
      '李静',
      '村',
    ],
  ]
  const quoted = (cell: string) => (/["\n\t]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)
  const text = rows.map((row) => row.map(quoted).join('\t')).join('\r\n')
  const fileId = await chief().upload('pasted.tsv', Buffer.from(text))
  const { id: jobId } = await chief().call('roll', 'start', { orgId: 'LC', fileId, fileName: '粘贴的表格' })
  await watch(house, jobId, ['checked'])
  const { rows: read } = await chief().call('roll', 'rows', { jobId })
  expect(await isStaged(fileId)).toBe(false)
  expect(read).toMatchObject([{ row: 3, name: '"潮音 里"微家', hostName: '孙静', phoneMasked: '199****0536' }])
})

test.each([
  ['a spreadsheet that is called pasted text', rollOf([{}])],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0xd8])],
])('%s is told to be broken', async (_, file) => {
  const fileId = await chief().upload('pasted.tsv', file)
  const job = await chief().call('roll', 'start', { orgId: 'LC', fileId, fileName: '粘贴的表格' })
  expect(job).toMatchObject({ state: 'failed', failure: { code: 'FILE_UNREADABLE' } })
})
