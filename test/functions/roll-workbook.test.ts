import { MAX_COLUMNS, MAX_FILE_BYTES, MAX_INFLATED_BYTES, MAX_ROWS } from '../../cloudfunctions/roll/file/limits'
import { readWorkbook } from '../../cloudfunctions/roll/file/workbook'
import { sheetXml, workbookOf, workbookParts, zip } from './roll/files'

// Hostile files are large; a busy machine takes its time to make them.
jest.setTimeout(30_000)

const CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>渔港村</t></is></c></row>'
const refusal = (file: Buffer) =>
  readWorkbook(file).then(
    () => 'read',
    (error: { code?: string }) => error.code,
  )

test('a workbook written part by part is read, so that the refusals below are for their reason', async () => {
  expect(await readWorkbook(zip(workbookParts(CELL)))).toMatchObject([
    { name: '表', hidden: false, rows: [['渔港村']] },
  ])
})

test('text, numbers, ticks, errors and blanks come as the sheet holds them', async () => {
  const file = workbookOf({ 摸底表: [['渔港村', 46652, true, null, 0.5], [], [{ t: 'e', v: 42 }]] })
  expect((await readWorkbook(file))[0]?.rows).toEqual([['渔港村', 46652, true, null, 0.5], [], ['#N/A']])
})

test('a formula gives the value that was last computed, and text that looks like one stays text', async () => {
  const file = workbookOf({ 表: [[1]] }, ({ Sheets }) => {
    Object.assign(Sheets.表 ?? {}, {
      A1: { t: 'n', v: 3, f: '1+2' },
      B1: { t: 's', v: '=HYPERLINK("http://x")' },
      '!ref': 'A1:B1',
    })
  })
  expect((await readWorkbook(file))[0]?.rows).toEqual([[3, '=HYPERLINK("http://x")']])
})

test('a cell merged over rows stands for each of them, a cell merged over columns for its first', async () => {
  const file = workbookOf(
    {
      表: [
        ['白沙镇', '经纬度', null],
        [null, 1, 2],
        [null, 3, 4],
      ],
    },
    ({ Sheets }) => {
      const sheet = Sheets.表
      if (sheet)
        sheet['!merges'] = [
          { s: { r: 0, c: 0 }, e: { r: 2, c: 0 } },
          { s: { r: 0, c: 1 }, e: { r: 0, c: 2 } },
        ]
    },
  )
  expect((await readWorkbook(file))[0]?.rows).toEqual([
    ['白沙镇', '经纬度'],
    ['白沙镇', 1, 2],
    ['白沙镇', 3, 4],
  ])
})

test('a merge down the whole column fills no more rows than there are', async () => {
  const file = workbookOf({ 表: [['甲'], [null, 'x']] }, ({ Sheets }) => {
    const sheet = Sheets.表
    if (sheet) sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1_048_575, c: 0 } }]
  })
  expect((await readWorkbook(file))[0]?.rows).toEqual([['甲'], ['甲', 'x']])
})

test('dates of the 1904 calendar are moved to the other, plain numbers are not', async () => {
  const file = workbookOf({ 表: [[{ t: 'n', v: 45_190, z: 'yyyy-mm-dd' }, 7]] }, (workbook) => {
    workbook.Workbook = { WBProps: { date1904: true } }
  })
  expect((await readWorkbook(file))[0]?.rows).toEqual([[46_652, 7]])
})

test('hidden sheets are told apart', async () => {
  const file = workbookOf({ 表: [['a']], 填表说明: [['请勿修改表头']] }, (workbook) => {
    workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] }
  })
  expect((await readWorkbook(file)).map(({ name, hidden }) => [name, hidden])).toEqual([
    ['表', false],
    ['填表说明', true],
  ])
})

test.each([
  ['a PDF renamed to .xlsx', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj')],
  ['a text file', Buffer.from('微家名称,类型\n')],
  ['three bytes', Buffer.from('PK\u0003')],
  ['a zip of something else', zip([{ name: 'readme.xml', body: '<a/>' }])],
  [
    'a document of the same family',
    zip(workbookParts(CELL, { name: '[Content_Types].xml', body: '<Types>wordprocessingml</Types>' })),
  ],
])('%s is no spreadsheet', async (_, file) => {
  expect(await refusal(file)).toBe('FILE_NOT_SPREADSHEET')
})

const good = zip(workbookParts(CELL))
test.each([
  ['an empty file', Buffer.alloc(0)],
  ['a zip cut short', good.subarray(0, good.length - 40)],
  ['a zip cut in the middle', good.subarray(0, good.length / 2)],
  [
    'a part that is encrypted',
    zip(workbookParts(CELL, { name: 'xl/theme/theme1.xml', body: '<a/>', encrypted: true })),
  ],
  [
    'a part that inflates to more than it declares',
    zip(workbookParts(CELL, { name: 'xl/more.xml', body: 'x'.repeat(5_000), declaredBytes: 10 })),
  ],
  [
    'a part that inflates to less than it declares',
    zip(workbookParts(CELL, { name: 'xl/less.xml', body: 'x', declaredBytes: 10 })),
  ],
  ['two parts of one name', zip([...workbookParts(CELL), { name: 'xl/workbook.xml', body: '<a/>' }])],
  [
    'a document type',
    zip(
      workbookParts('', {
        name: 'xl/sharedStrings.xml',
        body: '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaa">]><sst/>',
      }),
    ),
  ],
  [
    'an entity in another case and part',
    zip(workbookParts(CELL, { name: 'xl/theme/theme1.xml', body: '<!entity a "aaa"><a/>' })),
  ],
  [
    'a document type in UTF-16',
    zip(workbookParts(CELL, { name: 'docProps/app.xml', body: Buffer.from('\ufeff<!DOCTYPE x>', 'utf16le') })),
  ],
  ['a workbook that is not XML', zip(workbookParts(CELL, { name: 'xl/workbook.xml', body: '' }))],
])('%s is told to be broken', async (_, file) => {
  expect(await refusal(file)).toBe('FILE_UNREADABLE')
})

test('parts laid over one another, which inflate the same bytes many times, are refused', async () => {
  const file = zip(workbookParts(CELL))
  const directory = file.indexOf(Buffer.from('504b0102', 'hex'))
  const second = file.indexOf(Buffer.from('504b0102', 'hex'), directory + 4)
  file.copy(file, second + 42, directory + 42, directory + 46)
  expect(await refusal(file)).toBe('FILE_UNREADABLE')
})

test('a directory whose places lie outside the file is refused', async () => {
  const file = zip(workbookParts(CELL))
  file.writeUInt32LE(0xfffffff0, file.indexOf(Buffer.from('504b0102', 'hex')) + 42)
  expect(await refusal(file)).toBe('FILE_UNREADABLE')
  const pointer = zip(workbookParts(CELL))
  pointer.writeUInt32LE(0xfffffff0, pointer.length - 6)
  expect(await refusal(pointer)).toBe('FILE_UNREADABLE')
})

test('a file above the limit is refused before anything in it is looked at', async () => {
  expect(await refusal(Buffer.alloc(MAX_FILE_BYTES + 1))).toBe('FILE_TOO_LARGE')
})

test('a small file that inflates to hundreds of megabytes costs neither memory nor time', async () => {
  const bomb = zip(workbookParts(CELL, { name: 'xl/worksheets/sheet2.xml', body: Buffer.alloc(200 * 1024 * 1024) }))
  expect(bomb.length).toBeLessThan(MAX_FILE_BYTES)
  const before = process.memoryUsage().rss
  expect(await refusal(bomb)).toBe('FILE_TOO_LARGE')
  expect(process.memoryUsage().rss - before).toBeLessThan(MAX_INFLATED_BYTES)
})

test('the same bomb with a small size declared is stopped while it inflates', async () => {
  const body = Buffer.alloc(200 * 1024 * 1024)
  const bomb = zip(workbookParts(CELL, { name: 'xl/worksheets/sheet2.xml', body, declaredBytes: 1_000 }))
  const before = process.memoryUsage().rss
  expect(await refusal(bomb)).toBe('FILE_UNREADABLE')
  expect(process.memoryUsage().rss - before).toBeLessThan(MAX_INFLATED_BYTES)
})

test('many parts that are each within bounds are refused by their sum', async () => {
  const half = Array.from({ length: 30 * 1024 }, (_, i) => `${i * 7_919} `.repeat(150)).join('')
  const parts = [1, 2].map((n) => ({ name: `xl/worksheets/sheet${n + 1}.xml`, body: half }))
  expect(await refusal(zip(workbookParts(CELL, ...parts)))).toBe('FILE_TOO_LARGE')
})

const row = (r: number, cells: string): string => `<row r="${r}">${cells}</row>`
test.each([
  ['50,000 rows', Array.from({ length: 50_000 }, (_, i) => row(i + 1, `<c r="A${i + 1}"><v>${i}</v></c>`)).join('')],
  ['a row below the last that is allowed', CELL + row(MAX_ROWS + 1, `<c r="A${MAX_ROWS + 1}"><v>1</v></c>`)],
  ['a cell right of the last column', row(1, '<c r="CW1"><v>1</v></c>')],
])('a sheet with %s is too large', async (_, rows) => {
  expect(await refusal(zip(workbookParts(rows)))).toBe('FILE_TOO_LARGE')
})

test('empty rows and columns that are only formatted do not count', async () => {
  const formatted = row(1_048_576, '<c r="XFD1048576" s="0"/>')
  const sheets = await readWorkbook(zip(workbookParts(CELL + formatted)))
  expect(sheets[0]?.rows).toEqual([['渔港村']])
  expect(MAX_COLUMNS).toBe(100)
})

test('more cells than any roll has are refused before the library reads them', async () => {
  // Bits of a congruential generator: text that deflate does not make suspiciously small.
  let seed = 1
  const bit = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return (seed >> 16) & 1
  }
  const row = `<row>${Array.from({ length: MAX_ROWS }, () => (bit() ? '<c />' : '<c  />')).join('')}</row>`
  const file = zip(workbookParts('', { name: 'xl/worksheets/sheet1.xml', body: sheetXml(row.repeat(MAX_COLUMNS + 1)) }))
  expect(await refusal(file)).toBe('FILE_TOO_LARGE')
})

test('one cell far to the right in every row costs neither memory nor time', async () => {
  const rows = Array.from({ length: MAX_ROWS }, (_, i) => row(i + 1, `<c r="XFD${i + 1}"><v>${i}</v></c>`)).join('')
  const before = process.memoryUsage().rss
  expect(await refusal(zip(workbookParts(rows)))).toBe('FILE_TOO_LARGE')
  expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024)
})

test('cells count wherever their sheet lies and however their name ends', async () => {
  const cells = `<row>${Array.from({ length: 1_000 }, (_, i) => (i % 7 ? '<x:c\t/>' : '<c\n/>')).join('')}</row>`
  // Numbers between the rows: deflate makes the whole not suspiciously small.
  const sheet = sheetXml(Array.from({ length: 2_001 }, (_, i) => `${cells}<!--${(i * 7_919) ** 3}-->`).join(''))
  const elsewhere = workbookParts('')
    .filter(({ name }) => !name.includes('worksheets/'))
    .map(({ name, body }) => ({ name, body: String(body).replace('worksheets/sheet1.xml', 'kept/sheet1.xml') }))
  expect(await refusal(zip([...elsewhere, { name: 'xl/kept/sheet1.xml', body: sheet }]))).toBe('FILE_TOO_LARGE')
})

const manySheets = (count: number) => ({
  name: 'xl/workbook.xml',
  body: `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${Array.from({ length: count }, (_, i) => `<sheet name="表${i}" sheetId="${i + 1}" r:id="rId1"/>`).join('')}</sheets></workbook>`,
})
test.each([
  ['three hundred times', 300, 10],
  ['twenty times, with a tenth of all cells', 20, 201],
])('one sheet that a workbook names %s is not read as often', async (_, times, rows) => {
  const cells = Array.from({ length: rows }, (_, i) =>
    row(i + 1, Array.from({ length: 1_000 }, (_, c) => `<c><v>${(i * c) % 977}</v></c>`).join('')),
  )
  expect(await refusal(zip(workbookParts(cells.join(''), manySheets(times))))).toBe('FILE_TOO_LARGE')
})

test('twenty small sheets are read', async () => {
  expect(await readWorkbook(zip(workbookParts(CELL, manySheets(20))))).toHaveLength(20)
})

test('merged cells laid over one another a thousand times are refused, not filled a thousand times', async () => {
  const rows = Array.from({ length: 5_000 }, (_, i) => row(i + 1, `<c r="A${i + 1}"><v>${i}</v></c>`)).join('')
  const merges = '<mergeCell ref="A1:A5000"/>'.repeat(1_000)
  const body = sheetXml(rows).replace('</worksheet>', `<mergeCells>${merges}</mergeCells></worksheet>`)
  expect(await refusal(zip(workbookParts('', { name: 'xl/worksheets/sheet1.xml', body })))).toBe('FILE_TOO_LARGE')
})

test('a text that is repeated in many cells is cut before it is copied', async () => {
  const shared = `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'长'.repeat(30_000)}</t></si></sst>`
  const types = workbookParts('')[0]?.body.toString() ?? ''
  const file = zip(
    workbookParts(
      Array.from({ length: 2_000 }, (_, i) => row(i + 1, `<c r="A${i + 1}" t="s"><v>0</v></c>`)).join(''),
      {
        name: '[Content_Types].xml',
        body: types.replace(
          '</Types>',
          '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
        ),
      },
      { name: 'xl/sharedStrings.xml', body: shared },
    ),
  )
  const rows = (await readWorkbook(file))[0]?.rows ?? []
  expect(rows).toHaveLength(2_000)
  expect(rows.every(([cell]) => String(cell).length === 400)).toBe(true)
})

test('a formula that nobody has computed is told, not taken for a blank; an empty text is one', async () => {
  const cells = [
    '<c r="A1"><f>1+2</f></c>',
    '<c r="B1"><f>1+2</f><v></v></c>',
    '<c r="C1" t="str"><f>A1</f><v></v></c>',
    '<c r="D1" s="0"><f t="shared" ref="D1" si="0">A1</f><v>3</v></c>',
    '<c r="E1"><f t="shared" si="0"/></c>',
    '<c r="F1" t="e"><f>A1</f><v>#REF!</v></c>',
  ]
  const [sheet] = await readWorkbook(zip(workbookParts(row(1, cells.join('')))))
  expect(sheet?.rows).toEqual([['#未计算', '#未计算', '', 3, '#未计算', '#REF!']])
})

test('rich text comes as its letters', async () => {
  const rich = '<is><r><rPr><b/></rPr><t>潮音里</t></r><r><t xml:space="preserve"> 微家</t></r></is>'
  const [sheet] = await readWorkbook(zip(workbookParts(row(1, `<c r="A1" t="inlineStr">${rich}</c>`))))
  expect(sheet?.rows).toEqual([['潮音里 微家']])
})

test('hidden rows and columns are told apart, filtered ones too', async () => {
  const body = sheetXml(`${CELL}<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>`)
  const hidden = body.replace('<sheetData>', '<cols><col min="2" max="3" hidden="1" width="9"/></cols><sheetData>')
  const [sheet] = await readWorkbook(zip(workbookParts('', { name: 'xl/worksheets/sheet1.xml', body: hidden })))
  expect([[...(sheet?.hiddenRows ?? [])], [...(sheet?.hiddenColumns ?? [])]]).toEqual([[1], [1, 2]])
})

test('cells merged over columns stay with the first, and the merge is told for a header', async () => {
  const file = workbookOf(
    {
      表: [
        ['经纬度', null],
        [1, 2],
      ],
    },
    ({ Sheets }) => {
      const sheet = Sheets.表
      if (sheet) sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
    },
  )
  expect((await readWorkbook(file))[0]).toMatchObject({
    rows: [['经纬度'], [1, 2]],
    across: [{ row: 0, from: 0, to: 1 }],
  })
})

test.each([
  ['outside of it', '../../etc/passwd.xml'],
  ['at the root of a disk', '/xl/../../../secret.xml'],
  ['on another disk', 'C:\\secret.xml'],
])('a part that wants to lie %s is only a name: nothing is written, and the roll is read', async (_, name) => {
  const file = zip(workbookParts(CELL, { name, body: '<a/>' }))
  expect((await readWorkbook(file))[0]?.rows).toEqual([['渔港村']])
})

test.each([
  ['tags one in the other', '<a>'.repeat(200_000)],
  ['tags that are never closed', '<row><c><v>'.repeat(100_000)],
  ['formulas that are never closed', '<c><f>'.repeat(100_000)],
  ['quotes that are never closed', '<c r="'.repeat(100_000)],
])('a sheet of two hundred thousand %s costs little', async (_, rows) => {
  const begun = performance.now()
  await refusal(zip(workbookParts(rows.concat('x'.repeat(1_000)))))
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test('a hundred thousand merged columns cost little', async () => {
  const merges = Array.from({ length: 100_000 }, (_, i) => `<mergeCell ref="A${i + 1}:XFD${i + 1}"/>`).join('')
  const body = sheetXml(CELL).replace('</worksheet>', `<mergeCells>${merges}</mergeCells></worksheet>`)
  const begun = performance.now()
  const [sheet] = await readWorkbook(zip(workbookParts('', { name: 'xl/worksheets/sheet1.xml', body })))
  expect(sheet?.across.length).toBeLessThanOrEqual(3_000)
  expect(performance.now() - begun).toBeLessThan(5_000)
})
