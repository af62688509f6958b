import { utils, write } from '@e965/xlsx'
import { MAX_FILE_BYTES } from '../../cloudfunctions/roll/file/limits'
import { readWorkbook } from '../../cloudfunctions/roll/file/workbook'
import { workbookOf } from './roll/files'
import { MESSY_ROLL } from './roll/lanchuan'

jest.setTimeout(30_000)

type BookType = 'biff8' | 'biff5' | 'biff2' | 'xlsb' | 'ods' | 'html' | 'csv' | 'xlml' | 'rtf'

/** The workbook that an office program writes, in an older form. */
function asFile(
  bookType: BookType,
  rows: unknown[][],
  shape: (sheet: ReturnType<typeof utils.aoa_to_sheet>) => void = () => {},
): Buffer {
  const workbook = utils.book_new()
  const sheet = utils.aoa_to_sheet(rows)
  shape(sheet)
  utils.book_append_sheet(workbook, sheet, '表')
  const file = write(workbook, { type: 'buffer', bookType, bookSST: true }) as Buffer | string
  return Buffer.from(file as Buffer)
}

const xls = asFile('biff8', [
  ['微家', 46_652, true, null, 0.5],
  [-3.25, 1e10, 13_000_006_756],
  [
    { t: 'e', v: 42 },
    { t: 'n', v: 3, f: '1+2' },
    { t: 's', v: '文', f: 'A1' },
  ],
])

/** What becomes of a file, and that it costs little: no more than two seconds, no more than 150 MB. */
async function refusal(file: Buffer): Promise<string> {
  const [before, begun] = [process.memoryUsage().rss, performance.now()]
  const code = await readWorkbook(file).then(
    () => 'read',
    (error: { code?: string }) => String(error.code),
  )
  expect(performance.now() - begun).toBeLessThan(2_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
  return code
}

test('an .xls gives text, numbers, ticks, errors, blanks and the last values of formulas', async () => {
  expect((await readWorkbook(xls))[0]?.rows).toEqual([
    ['微家', 46_652, true, null, 0.5],
    [-3.25, 1e10, 13_000_006_756],
    ['#N/A', 3, '文'],
  ])
})

test('texts of an .xls that go on from one record to the next come whole', async () => {
  const rows = Array.from({ length: 2_000 }, (_, i) => [`字符串${i}`, `ascii${i}`, '长短不一'.repeat(i % 90)])
  const read = (await readWorkbook(asFile('biff8', rows)))[0]?.rows
  expect(read).toEqual(rows.map(([a, b, c]) => (c === '' ? [a, b] : [a, b, c])))
})

test('merged cells, hidden columns, hidden sheets and the 1904 calendar of an .xls are read as those of an .xlsx', async () => {
  const rows = [
    ['白沙镇', 'x', { t: 'n', v: 45_190, z: 'yyyy-mm-dd' }],
    [null, 'y', 7],
  ]
  const sheets = Object.fromEntries(['表', '旧'].map((name) => [name, rows]))
  const shape: Parameters<typeof workbookOf>[1] = (workbook) => {
    for (const sheet of Object.values(workbook.Sheets)) {
      sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }]
      sheet['!cols'] = [{}, { hidden: true }]
    }
    workbook.Workbook = { WBProps: { date1904: true }, Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  }
  const plain = (found: Awaited<ReturnType<typeof readWorkbook>>) =>
    found.map(({ name, hidden, rows, hiddenColumns }) => ({ name, hidden, rows, hiddenColumns: [...hiddenColumns] }))
  const [old, now] = [
    await readWorkbook(workbookOf(sheets, shape, 'biff8')),
    await readWorkbook(workbookOf(sheets, shape)),
  ]
  expect(plain(old)).toEqual(plain(now))
  expect(old[0]?.rows).toEqual([
    ['白沙镇', 'x', 46_652],
    ['白沙镇', 'y', 7],
  ])
})

test('the messy roll says the same as .xls', async () => {
  const { read } = await import('@e965/xlsx')
  const old = write(read(MESSY_ROLL, { type: 'buffer' }), { type: 'buffer', bookType: 'biff8' }) as Buffer
  const [as, was] = [await readWorkbook(old), await readWorkbook(MESSY_ROLL)]
  expect(as.map(({ name, rows }) => [name, rows])).toEqual(was.map(({ name, rows }) => [name, rows]))
})

test.each<BookType>(['biff5', 'biff2', 'xlsb', 'ods', 'html', 'csv', 'xlml', 'rtf'])(
  'a file of the kind %s that is called a spreadsheet is told to be none that is read',
  async (kind) => expect(await refusal(asFile(kind, [['微家名称', '村']]))).toBe('FILE_NOT_SPREADSHEET'),
)

test.each([
  ['a PDF', '%PDF-1.7\n1 0 obj\n<<>>\nendobj'],
  ['a picture', '\u0089PNG\r\n\u001a\n'],
  ['a web page', '<html><table><tr><td>微家名称'],
])('%s renamed to .xls is no spreadsheet', async (_, text) => {
  expect(await refusal(Buffer.from(text, 'latin1'))).toBe('FILE_NOT_SPREADSHEET')
})

/** A copy with some of its bytes otherwise. */
function changed(file: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(file)
  change(copy)
  return copy
}

const SECTOR = 512
const fatOf = (file: Buffer): number => (file.readUInt32LE(76) + 1) * SECTOR
const directoryOf = (file: Buffer): number => (file.readUInt32LE(48) + 1) * SECTOR
/** Where the Workbook stream's entry stands in the directory. */
const entryOf = (file: Buffer): number => file.indexOf(Buffer.from('Workbook', 'utf16le'), directoryOf(file))
/** The first record of a kind, in the sectors of the stream. */
const recordOf = (file: Buffer, kind: number): number => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(kind)
  return file.indexOf(bytes, (file.readUInt32LE(entryOf(file) + 116) + 1) * SECTOR)
}

test.each<[string, (copy: Buffer) => void]>([
  ['whose chains bite their tails', (copy) => copy.fill(Buffer.from([0, 0, 0, 0]), fatOf(copy), fatOf(copy) + SECTOR)],
  [
    'whose every sector is followed by itself',
    (copy) => {
      for (let i = 0; i < SECTOR / 4; i += 1) copy.writeUInt32LE(i, fatOf(copy) + 4 * i)
    },
  ],
  ['that promises four billion FAT sectors', (copy) => copy.fill(1, 76, 76 + 109 * 4)],
  [
    'whose FAT goes on in a chain that never ends',
    (copy) => {
      copy.writeUInt32LE(0, 68)
      copy.writeUInt32LE(0, 2 * SECTOR - 4)
    },
  ],
  ['whose directory lies outside of it', (copy) => copy.writeUInt32LE(0xffffff0, 48)],
  ['whose stream is longer than the file', (copy) => copy.writeUInt32LE(0x7fffffff, entryOf(copy) + 120)],
  ['whose stream begins outside of it', (copy) => copy.writeUInt32LE(0xfffff0, entryOf(copy) + 116)],
  ['with sectors of a size that there is not', (copy) => copy.writeUInt16LE(30, 30)],
  ['whose sheet begins nowhere', (copy) => copy.writeUInt16LE(0xffff, recordOf(copy, 0x85) + 2)],
  ['that counts four billion texts', (copy) => copy.writeUInt32LE(0xffffffff, recordOf(copy, 0xfc) + 8)],
  ['whose record is longer than the stream', (copy) => copy.writeUInt16LE(0xffff, recordOf(copy, 0xfc) + 2)],
])('an .xls %s is told to be broken, at once', async (_, change) => {
  expect(await refusal(changed(xls, change))).toBe('FILE_UNREADABLE')
})

test('an .xls that is cut anywhere, or has a byte changed anywhere, is read or refused by name, and costs little', async () => {
  for (let at = 8; at < xls.length; at += 97) {
    expect(['read', 'FILE_UNREADABLE', 'FILE_NOT_SPREADSHEET', 'FILE_TOO_LARGE', 'FILE_HAS_PASSWORD']).toContain(
      await refusal(changed(xls, (copy) => copy.writeUInt8(copy.readUInt8(at) ^ 0xff, at))),
    )
    expect(['read', 'FILE_UNREADABLE', 'FILE_NOT_SPREADSHEET']).toContain(await refusal(xls.subarray(0, at)))
  }
})

test('a workbook with a password is told by name, an .xls and an .xlsx', async () => {
  // FILEPASS in the place of the first record after the beginning that a reader may leave out.
  const locked = changed(xls, (copy) => copy.writeUInt16LE(0x2f, recordOf(copy, 0x22)))
  expect(await refusal(locked)).toBe('FILE_HAS_PASSWORD')
  const name = Buffer.from('EncryptedPackage\0', 'utf16le')
  const sealed = changed(xls, (copy) => {
    copy.writeUInt16LE(name.length, entryOf(copy) + 64)
    name.copy(copy, entryOf(copy))
  })
  expect(await refusal(sealed)).toBe('FILE_HAS_PASSWORD')
})

test('an .xls with more rows or columns than a roll may have is too large, and so is one of more than 5 MB', async () => {
  const far = Array.from({ length: 20_001 }, () => [1])
  expect(await refusal(asFile('biff8', far))).toBe('FILE_TOO_LARGE')
  expect(await refusal(asFile('biff8', [Array.from({ length: 101 }, () => 1)]))).toBe('FILE_TOO_LARGE')
  expect(await refusal(Buffer.concat([xls, Buffer.alloc(MAX_FILE_BYTES)]))).toBe('FILE_TOO_LARGE')
})
