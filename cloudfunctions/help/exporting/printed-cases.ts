import { EXPORT_COLUMNS, type ExportedCase } from '../../../domain/help-export'
import { quarterWords } from '../../../domain/help-figures'
import { onWallClock } from '../../../domain/time'
import { newWorkbook } from '../../kit/workbook/new-workbook'
import { columnLetters } from '../../kit/workbook/places'

interface PrintedCases {
  /** 青屿镇. */
  placeName: string
  quarter: string
  at: Date
  lines: readonly ExportedCase[]
}

const NUMBER_WIDTH = 6
const WIDTH = 22
const [TITLE_HEIGHT, LINE_HEIGHT, HEADER_HEIGHT] = [30, 18, 26]

/** The list as it is printed, with the words on every page that it is not to be passed on. */
export function printedCases({ placeName, quarter, at, lines }: PrintedCases): { fileName: string; bytes: Buffer } {
  const title = `${placeName}妇联${quarterWords(quarter)}求助台账`
  const day = onWallClock(at).format('YYYY年M月D日')
  const last = columnLetters(EXPORT_COLUMNS.length + 1)
  const titles = ['序号', ...EXPORT_COLUMNS.map((column) => column.title)]
  const note = `日期:${day}    共 ${lines.length} 件    不含依法强制报告的;没有姓名、地址和内容`
  const bytes = newWorkbook([
    {
      name: '求助台账',
      widths: [NUMBER_WIDTH, ...EXPORT_COLUMNS.map(() => WIDTH)],
      rows: [
        { height: TITLE_HEIGHT, cells: [{ look: 'title', value: title }] },
        { height: LINE_HEIGHT, cells: [{ look: 'subtitle', value: note }] },
        { height: HEADER_HEIGHT, cells: titles.map((value) => ({ look: 'header', value })) },
        ...lines.map((line, i) => ({
          height: LINE_HEIGHT,
          cells: [i + 1, ...EXPORT_COLUMNS.map(({ value }) => value(line))].map((value) => ({
            look: 'centred' as const,
            value,
          })),
        })),
      ],
      merges: [1, 2].map((row) => `A${row}:${last}${row}`),
      print: { repeat: { from: 1, to: 3 }, foot: `${title} ${day} 仅供工作使用,请勿外传` },
    },
  ])
  return { fileName: `${title}.xlsx`, bytes }
}
