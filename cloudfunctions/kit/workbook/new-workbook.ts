import { type CellLook, LOOKS, newStyles } from './new-styles'
import { columnLetters } from './places'
import { xmlText } from './xml-tags'
import { zipOf } from './zip'

/*
 * A new .xlsx, written part by part: the few features that a printed list needs are few lines, and no writing library at hand sets rows that
 * repeat on every page. Texts are written in place as texts, so nothing that anybody typed is ever read as a formula (safety, "Stored text is inert").
 */

export interface NewCell {
  value: string | number | null
  look: CellLook
}

export interface NewSheet {
  name: string
  hidden?: boolean
  /** Widths of the columns in characters. */
  widths: readonly number[]
  rows: readonly NewRow[]
  /** Merged cells, as `A1:M1`. */
  merges?: readonly string[]
  print?: PrintedPage
}

export interface NewRow {
  cells: readonly (NewCell | null)[]
  /** In points; as high as its text without it. */
  height?: number
}

/** How a sheet comes out of the printer: A4 lying, as wide as the paper, with page numbers at the foot. */
export interface PrintedPage {
  /** The last of the rows that repeat on top of every page; they begin at `from`. */
  repeat: { from: number; to: number }
  /** Left at the foot of every page. */
  foot: string
}

export function newWorkbook(sheets: readonly NewSheet[]): Buffer {
  const names = sheetNames(sheets)
  const parts = new Map<string, string>()
  parts.set('[Content_Types].xml', contentTypes(sheets.length))
  parts.set('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]))
  parts.set('xl/workbook.xml', workbook(sheets, names))
  const targets = sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const)
  parts.set('xl/_rels/workbook.xml.rels', relations([...targets, ['styles', 'styles.xml']]))
  parts.set('xl/styles.xml', newStyles())
  for (const [i, sheet] of sheets.entries()) parts.set(`xl/worksheets/sheet${i + 1}.xml`, sheetPart(sheet, i === 0))
  return zipOf(parts)
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** `xmlText` gives bytes; a new part is put together from characters. */
const text = (value: string): string => Buffer.from(xmlText(value), 'latin1').toString('utf8')

function contentTypes(sheets: number): string {
  const override = (name: string, type: string) =>
    `<Override PartName="/xl/${name}" ContentType="${TYPE}.${type}+xml"/>`
  const each = Array.from({ length: sheets }, (_, i) => override(`worksheets/sheet${i + 1}.xml`, 'worksheet'))
  const standard = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
  const all = [override('workbook.xml', 'sheet.main'), override('styles.xml', 'styles'), ...each].join('')
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${standard}${all}</Types>`
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function workbook(sheets: readonly NewSheet[], names: readonly string[]): string {
  const each = sheets.map(({ hidden }, i) => {
    const state = hidden ? ' state="hidden"' : ''
    return `<sheet name="${text(names[i] ?? '')}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`
  })
  const titles = sheets.flatMap(({ print }, i) => {
    if (!print) return []
    const sheet = text((names[i] ?? '').replace(/'/g, "''"))
    const { from, to } = print.repeat
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${sheet}'!$${from}:$${to}</definedName>`]
  })
  const defined = titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : ''
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each.join('')}</sheets>${defined}</workbook>`
}

/** Names as Excel takes them: up to 31 characters without its signs, each once whatever the case. */
function sheetNames(sheets: readonly NewSheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }, i) => {
    const fit =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || `表${i + 1}`
    const own = taken.has(fit.toLowerCase()) ? `${fit.slice(0, 26)} ${i + 1}` : fit
    taken.add(own.toLowerCase())
    return own
  })
}

function sheetPart({ widths, rows, merges = [], print }: NewSheet, active: boolean): string {
  const cols = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  const frozen = print?.repeat.to
  const pane = frozen
    ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`
    : ''
  return [
    `${HEAD}<worksheet xmlns="${MAIN}">`,
    print ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '',
    `<sheetViews><sheetView${active ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews>`,
    cols.length > 0 ? `<cols>${cols.join('')}</cols>` : '',
    `<sheetData>${rows.map(rowXml).join('')}</sheetData>`,
    merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '',
    print ? page(print) : '',
    '</worksheet>',
  ].join('')
}

/** Paper 9 is A4; a height of 0 pages means as many as it takes. */
function page({ foot }: PrintedPage): string {
  // A digit right behind &L would be read as a size of letters.
  const footer = text(`&L ${foot.replace(/&/g, '&&')}&R第 &P 页,共 &N 页`)
  return [
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.4" right="0.4" top="0.55" bottom="0.65" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    `<headerFooter><oddFooter>${footer}</oddFooter></headerFooter>`,
  ].join('')
}

function rowXml({ cells, height }: NewRow, i: number): string {
  const row = i + 1
  const high = height === undefined ? '' : ` ht="${height}" customHeight="1"`
  return `<row r="${row}"${high}>${cells.map((cell, c) => cellXml(cell, `${columnLetters(c + 1)}${row}`)).join('')}</row>`
}

function cellXml(cell: NewCell | null, place: string): string {
  if (cell === null) return ''
  const { value } = cell
  const start = `<c r="${place}" s="${LOOKS.indexOf(cell.look)}"`
  if (value === null || value === '') return `${start}/>`
  if (typeof value === 'number' && Number.isFinite(value)) return `${start}><v>${value}</v></c>`
  return `${start} t="inlineStr"><is><t xml:space="preserve">${text(String(value).slice(0, 32_767))}</t></is></c>`
}
