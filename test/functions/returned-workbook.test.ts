import { readFileSync } from 'node:fs'
import path from 'node:path'
import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { readContainer } from '../../cloudfunctions/roll/file/zip-container'
import { markedWorkbook } from '../../cloudfunctions/roll/returned/marked-workbook'
import {
  PROBLEM_HEADER,
  type SheetMarks,
  TINT_COLOURS,
  type Tint,
  Unpatchable,
} from '../../cloudfunctions/roll/returned/marks'
import { looksOf } from './returned/looks'
import { STYLES, styledParts } from './returned/parts'
import { workbookOf, zip } from './roll/files'

// Workbooks at their limits take their time on a busy machine.
jest.setTimeout(60_000)

const MESSY = readFileSync(path.join(__dirname, 'roll', 'township-roll-messy.xlsx'))

const marksOf = (
  name: string,
  headerRow: number,
  rows: Record<number, [cells: Record<number, Tint>, words: string]>,
): SheetMarks => ({
  name,
  headerRow,
  rows: new Map(
    Object.entries(rows).map(([row, [cells, words]]) => {
      const tints = new Map(Object.entries(cells).map(([column, tint]) => [Number(column), tint]))
      return [Number(row), { cells: tints, words, tint: [...tints.values()].includes('blocks') ? 'blocks' : 'notes' }]
    }),
  ),
})
const MESSY_MARKS = marksOf('白沙镇', 4, {
  7: [{ 2: 'notes' }, '乡镇写在合并的格子里'],
  14: [{ 23: 'blocks' }, '「6月底」不是日期'],
  24: [{ 3: 'notes' }, '这一行是空的'],
})

test('only styles and the marked sheet change; every other part is the same to the byte', async () => {
  const [before, after] = [await readContainer(MESSY), await readContainer(await markedWorkbook(MESSY, [MESSY_MARKS]))]
  expect([...after.keys()]).toEqual([...before.keys()])
  const changed = [...before].filter(([name, part]) => !after.get(name)?.equals(part)).map(([name]) => name)
  expect(changed.sort()).toEqual(['xl/styles.xml', 'xl/worksheets/sheet1.xml'])
})

test('exactly the named cells are coloured, of merged ones the first, and keep the rest of their look', async () => {
  const [before, after] = [
    await looksOf(MESSY, '白沙镇'),
    await looksOf(await markedWorkbook(MESSY, [MESSY_MARKS]), '白沙镇'),
  ]
  const coloured = [...after]
    .filter(([, look]) => Object.values(TINT_COLOURS).includes(look.fill))
    .map(([cell]) => cell)
  // Column X is the new one.
  expect(coloured.sort()).toEqual(['B6', 'C24', 'W14', 'X14', 'X24', 'X7'])
  for (const [cell, look] of before) {
    const { fill, ...rest } = after.get(cell) ?? { fill: '' }
    expect([cell, rest]).toEqual([cell, { rest: look.rest }])
    if (!coloured.includes(cell)) expect([cell, fill]).toEqual([cell, look.fill])
  }
})

test('the words stand behind the last column under a header of their own, and fine rows stay empty', async () => {
  const sheet = read(await markedWorkbook(MESSY, [MESSY_MARKS])).Sheets.白沙镇 ?? {}
  const column = Object.entries(sheet).filter(([place]) => /^X\d+$/.test(place))
  expect(Object.fromEntries(column.map(([place, { v }]) => [place, v]))).toEqual({
    X4: PROBLEM_HEADER,
    X7: '乡镇写在合并的格子里',
    X14: '「6月底」不是日期',
    X24: '这一行是空的',
  })
  expect(sheet['!merges']?.map((merge) => utils.encode_range(merge))).toEqual(['A2:W2', 'L4:M4', 'S4:T4', 'B6:B8'])
})

test('text that looks like a formula, or like markup, comes back as that text', async () => {
  const words = '=HYPERLINK("http://x") <b>&amp; _x000D_ \u0007'
  const back = read(await markedWorkbook(MESSY, [marksOf('白沙镇', 4, { 6: [{ 3: 'blocks' }, words] })]), {
    cellFormula: true,
  })
  expect(back.Sheets.白沙镇?.X6).toMatchObject({ t: 's' })
  expect(back.Sheets.白沙镇?.X6?.f).toBeUndefined()
  expect(String(back.Sheets.白沙镇?.X6?.v)).toContain('=HYPERLINK("http://x") <b>&amp; ')
})

const SHAPES: Record<string, { sheet: string; styles?: string }> = {
  'cells and rows without numbers': {
    sheet:
      '<sheetData><row><c t="inlineStr"><is><t>甲</t></is></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>',
  },
  'rows that are empty tags': {
    sheet: '<sheetData><row r="1" spans="1:2"/><row r="2"><c r="B2"><v>5</v></c></row></sheetData>',
  },
  'an empty sheetData': { sheet: '<sheetData/>' },
  'a column that is written up to the last': {
    sheet:
      '<cols><col min="1" max="2" width="9"/><col min="3" max="16384" style="1" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row></sheetData>',
  },
  'formatted cells behind the last used one': {
    sheet:
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/><c r="C1" s="1"/></row><row r="2" s="1" customFormat="1"><c r="A2"><v>1</v></c></row></sheetData>',
  },
  'comments, single quotes and a > in an attribute': {
    sheet:
      "<sheetData><!-- <row r='9'> --><row r='1' note='a>b'><c r='A1'><v>1</v></c> <c r='B1' t='str'><f>1&gt;0</f><v>x</v></c></row></sheetData>",
  },
}

test.each(Object.keys(SHAPES))('a sheet with %s is marked, and its values stay', async (shape) => {
  const { sheet = '' } = SHAPES[shape] ?? {}
  for (const prefix of ['', 'x:']) {
    const file = zip(styledParts(sheet, prefix))
    const marks = marksOf('表', 1, { 1: [{ 1: 'blocks' }, '一'], 2: [{ 2: 'notes' }, '二'], 5: [{ 1: 'notes' }, '五'] })
    const [before, back] = [read(file).Sheets.表 ?? {}, read(await markedWorkbook(file, [marks])).Sheets.表 ?? {}]
    const values = (cells: object) =>
      Object.fromEntries(
        Object.entries(cells).flatMap(([place, cell]) =>
          place.startsWith('!') || cell.v === undefined ? [] : [[place, cell.v]],
        ),
      )
    const words = Object.fromEntries(
      Object.entries(values(back)).filter(([, value]) => ['一', '二', '五'].includes(value as string)),
    )
    const rest = Object.fromEntries(Object.entries(values(back)).filter(([place]) => !(place in words)))
    expect(rest).toEqual(values(before))
    expect(Object.keys(words).map((place) => place.replace(/[A-Z]+/, ''))).toEqual(['1', '2', '5'])
    const looks = await looksOf(await markedWorkbook(file, [marks]), '表')
    expect([looks.get('A1')?.fill, looks.get('B2')?.fill, looks.get('A5')?.fill]).toEqual([
      TINT_COLOURS.blocks,
      TINT_COLOURS.notes,
      TINT_COLOURS.notes,
    ])
  }
})

const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.boolean(), fc.constant(null))
test('whatever the workbook, all values come back as they were and only the named cells are coloured', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 12 }),
      fc.array(fc.tuple(fc.integer({ min: 2, max: 14 }), fc.integer({ min: 1, max: 6 })), {
        minLength: 1,
        maxLength: 8,
      }),
      async (rows, wanted) => {
        const file = workbookOf({ 名册: rows })
        const marks: SheetMarks = { name: '名册', headerRow: 1, rows: new Map() }
        for (const [row, column] of wanted) {
          const before = marks.rows.get(row)?.cells ?? new Map<number, Tint>()
          marks.rows.set(row, { cells: before.set(column, 'notes'), words: `第 ${row} 行`, tint: 'notes' })
        }
        const marked = await markedWorkbook(file, [marks])
        const [was, is] = [read(file).Sheets.名册 ?? {}, read(marked).Sheets.名册 ?? {}]
        for (const [place, { v, t }] of Object.entries(was).filter(([place]) => !place.startsWith('!')))
          expect([place, is[place]?.v, is[place]?.t]).toEqual([place, v, t])
        const looks = await looksOf(marked, '名册')
        const words = new Set(
          Object.keys(is).filter((place) => /^第 \d+ 行$/.test(String(is[place]?.v)) && !(place in was)),
        )
        const coloured = [...looks].filter(([place, { fill }]) => fill === TINT_COLOURS.notes && !words.has(place))
        const names = wanted.map(([row, column]) => utils.encode_cell({ r: row - 1, c: column - 1 }))
        // Words may take the place of a blank cell that was named.
        for (const [place] of coloured) expect(names).toContain(place)
        for (const name of names) expect(looks.get(name)?.fill).toBe(TINT_COLOURS.notes)
        expect(words.size).toBe(marks.rows.size)
      },
    ),
    { numRuns: 60 },
  )
})

const unfit = (file: Buffer, marks = marksOf('表', 1, { 1: [{ 1: 'blocks' }, '一'] })) =>
  markedWorkbook(file, [marks]).then(
    () => 'marked',
    (error: unknown) => (error instanceof Unpatchable ? error.why : error),
  )
const SHEET = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'

test('a file that cannot be marked faithfully is refused by what is the matter', async () => {
  expect(await unfit(zip(styledParts(SHEET)))).toBe('marked')
  const formats = `<cellXfs count="64000">${Array.from({ length: 64_000 }, (_, i) => `<xf numFmtId="${i}" fontId="0" fillId="0" borderId="0"/>`).join('')}</cellXfs>`
  expect(await unfit(zip(styledParts(SHEET, '', STYLES.replace(/<cellXfs[\s\S]*<\/cellXfs>/, formats))))).toBe(
    'formats',
  )
  expect(await unfit(zip(styledParts(SHEET, '', STYLES.replace(/<fills[\s\S]*<\/fills>/, ''))))).toBe('styles')
  expect(await unfit(zip(styledParts('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>')))).toBe(
    'columns',
  )
  expect(await unfit(zip(styledParts('<sheetData><row r="2"/><row r="1"/></sheetData>')))).toBe('structure')
  expect(await unfit(zip(styledParts('<sheetData><row r="1"><c r="B1"/><c r="A1"/></row></sheetData>')))).toBe(
    'structure',
  )
  expect(await unfit(zip(styledParts('<sheetData><row r="1"><c r="A1" s="7"><v>1</v></c></row></sheetData>')))).toBe(
    'styles',
  )
  expect(
    await unfit(
      zip(
        styledParts(SHEET).map((part) => ({
          ...part,
          body: String(part.body).replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="GBK"?>'),
        })),
      ),
    ),
  ).toBe('encoding')
})

test('20,000 rows with a problem each are marked within bounds of time and memory', async () => {
  const rows = Array.from({ length: 20_001 }, (_, r) => Array.from({ length: 24 }, (_, c) => `第${r}行第${c}列`))
  const file = workbookOf({ 表: rows })
  const marks = marksOf(
    '表',
    1,
    Object.fromEntries(
      Array.from({ length: 20_000 }, (_, i) => [i + 2, [{ [1 + (i % 24)]: 'blocks' }, `第 ${i + 2} 行没有填类型`]]),
    ),
  )
  const [cpu, memory] = [process.cpuUsage(), process.memoryUsage().rss]
  const marked = await markedWorkbook(file, [marks])
  const { user } = process.cpuUsage(cpu)
  expect(user / 1e6).toBeLessThan(30)
  expect((process.memoryUsage().rss - memory) / 2 ** 20).toBeLessThan(700)
  const looks = await looksOf(marked, '表')
  expect([...looks.values()].filter(({ fill }) => fill === TINT_COLOURS.blocks)).toHaveLength(40_000)
})
