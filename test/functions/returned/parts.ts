import { type Part, workbookParts } from '../roll/files'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const STYLES = `<?xml version="1.0"?><styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="1" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="right"/><protection locked="0"/></xf></cellXfs></styleSheet>`

/** A workbook with styles and one sheet, given as what stands in it; with a prefix every element of the sheet and the styles has it. */
export function styledParts(sheet: string, prefix = '', styles = STYLES): Part[] {
  const prefixed = (xml: string): string =>
    prefix === ''
      ? xml
      : xml
          .replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}`)
          .replace(` xmlns="${MAIN}"`, ` xmlns:${prefix.slice(0, -1)}="${MAIN}"`)
  return workbookParts(
    '',
    {
      name: 'xl/worksheets/sheet1.xml',
      body: prefixed(`<?xml version="1.0"?><worksheet xmlns="${MAIN}">${sheet}</worksheet>`),
    },
    { name: 'xl/styles.xml', body: prefixed(styles) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      body: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="/xl/styles.xml"/></Relationships>`,
    },
  )
}
