import { attribute, childrenOf, type Tag, withAttribute } from '../../kit/workbook/xml-tags'

/** About 25 Chinese characters a line. */
export const WORDS_WIDTH = 52

interface Range {
  from: number
  to: number
  style: number
  tag: string
}

/** The `<cols>` of a sheet. */
export class ColumnWidths {
  private readonly ranges: Range[]

  constructor(
    xml: string,
    cols: Tag | undefined,
    private readonly prefix: string,
  ) {
    this.ranges = [...(cols ? childrenOf(xml, cols) : [])].flatMap((tag) => {
      const [from, to] = [Number(attribute(xml, tag, 'min')), Number(attribute(xml, tag, 'max'))]
      if (!(from >= 1 && to >= from)) return []
      const style = Number(attribute(xml, tag, 'style') ?? 0)
      return [{ from, to, style, tag: xml.slice(tag.start, tag.end).replace(/\s*\/?>$/, '/>') }]
    })
  }

  /** The format of a cell of this column that the sheet does not write out. */
  styleOf(column: number): number {
    return this.ranges.find(({ from, to }) => from <= column && column <= to)?.style ?? 0
  }

  /** The element with room for words in one column; what it says of the others stays. */
  withWords(column: number): string {
    const kept = this.ranges.flatMap((range): Range[] => {
      if (range.to < column || range.from > column) return [range]
      return [
        { ...range, to: column - 1 },
        { ...range, from: column + 1 },
      ].filter(({ from, to }) => from <= to)
    })
    const words = {
      from: column,
      to: column,
      style: 0,
      tag: `<${this.prefix}col width="${WORDS_WIDTH}" customWidth="1"/>`,
    }
    const ranges = [...kept, words].sort((a, b) => a.from - b.from)
    const tags = ranges.map(({ tag, from, to }) =>
      withAttribute(withAttribute(tag, 'min', String(from)), 'max', String(to)),
    )
    return `<${this.prefix}cols>${tags.join('')}</${this.prefix}cols>`
  }
}
