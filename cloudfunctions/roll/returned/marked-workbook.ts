import { withParts } from '../../kit/workbook/zip'
import { readContainer } from '../file/zip-container'
import { type SheetMarks, Unpatchable } from './marks'
import { markSheet } from './sheet-part'
import { StylesPart } from './styles-part'
import { partText, workbookParts } from './workbook-parts'

/**
 * The sender's own .xlsx with its problems coloured and told: only its styles and the marked sheets change, everything else is copied as it
 * lies in the container. Throws Unpatchable where the file is not built so that this can be done faithfully.
 */
export async function markedWorkbook(file: Buffer, sheets: readonly SheetMarks[]): Promise<Buffer> {
  const parts = await readContainer(file)
  const { stylesPart, sheetParts } = workbookParts(parts)
  const styles = new StylesPart(partText(parts, stylesPart))
  const replaced = new Map<string, Buffer>()
  for (const marks of sheets) {
    const part = sheetParts.get(marks.name)
    if (part === undefined || replaced.has(part)) throw new Unpatchable('structure')
    replaced.set(part, Buffer.from(markSheet(partText(parts, part), marks, styles), 'latin1'))
  }
  replaced.set(stylesPart, Buffer.from(styles.finish(), 'latin1'))
  return withParts(file, replaced)
}
