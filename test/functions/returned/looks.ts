import { readContainer } from '../../../cloudfunctions/roll/file/zip-container'

export interface Look {
  /** ARGB, or what the pattern is called. */
  fill: string
  /** Font, border, number format, alignment, protection: everything else of the format. */
  rest: string
}

/**
 * How every cell looks that a sheet writes out, read in another way than the product's: by plain patterns over parts whose shape the test
 * knows.
 */
export async function looksOf(file: Buffer, sheetName: string): Promise<Map<string, Look>> {
  const parts = await readContainer(file)
  const text = (name: string): string => (parts.get(name)?.toString('utf8') ?? '').replace(/(<\/?)\w+:/g, '$1')
  const styles = text('xl/styles.xml')
  const fills = [
    ...(/<fills[^>]*>([\s\S]*?)<\/fills>/.exec(styles)?.[1] ?? '').matchAll(/<fill>([\s\S]*?)<\/fill>/g),
  ].map(([, fill = '']) => /<fgColor rgb="(\w+)"/.exec(fill)?.[1] ?? /patternType="(\w+)"/.exec(fill)?.[1] ?? '')
  const formats = [
    ...(/<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)?.[1] ?? '').matchAll(
      /<xf ([^>]*?)(?:\/>|>([\s\S]*?)<\/xf>)/g,
    ),
  ].map(([, attributes = '', inside = '']) => ({
    fill: fills[Number(/fillId="(\d+)"/.exec(attributes)?.[1])] ?? 'no such fill',
    rest: `${attributes.replace(/ ?(fillId|applyFill)="\d+"/g, '').trim()} ${inside}`,
  }))
  const looks = new Map<string, Look>()
  const id = new RegExp(`<sheet [^>]*name="${sheetName}"[^>]*id="(\\w+)"`).exec(text('xl/workbook.xml'))?.[1]
  const target = new RegExp(`<Relationship (?=[^>]*Id="${id}")[^>]*Target="([^"]*)"`).exec(
    text('xl/_rels/workbook.xml.rels'),
  )?.[1]
  let [row, column] = [0, 0]
  for (const [tag, name] of text(`xl/${target}`)
    .replace(/<!--[\s\S]*?-->/g, '')
    .matchAll(/<(row|c)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^>])*>/g)) {
    const place = /\sr=["'](\w+)["']/.exec(tag)?.[1]
    if (name === 'row') [row, column] = [place ? Number(place) : row + 1, 0]
    else {
      column = place ? columnOf(place) : column + 1
      looks.set(
        `${letters(column)}${row}`,
        formats[Number(/\ss=["'](\d+)["']/.exec(tag)?.[1] ?? 0)] ?? { fill: 'no such format', rest: '' },
      )
    }
  }
  return looks
}

const columnOf = (place: string): number =>
  [...place.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
const letters = (column: number): string =>
  (column > 26 ? letters(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))
