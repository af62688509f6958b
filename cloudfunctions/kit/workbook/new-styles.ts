/** The looks that cells of a new workbook may have. */
export const LOOKS = [
  'plain',
  'title',
  'subtitle',
  'header',
  'text',
  'centred',
  'foot',
  'blocks',
  'notes',
  'blocksWords',
  'notesWords',
] as const
export type CellLook = (typeof LOOKS)[number]

/** ARGB of the fills: a soft rose for what must be put right, a soft yellow for what should be looked at. */
export const PROBLEM_FILLS = { blocks: 'FFF8CFD6', notes: 'FFFDF0C0' } as const

interface Format {
  font?: number
  fill?: number
  border?: number
  horizontal: 'left' | 'center'
  wrap?: boolean
}

const FORMATS: Record<CellLook, Format> = {
  plain: { horizontal: 'left' },
  title: { font: 1, horizontal: 'center' },
  subtitle: { horizontal: 'left' },
  header: { font: 2, fill: 2, border: 1, horizontal: 'center', wrap: true },
  text: { border: 1, horizontal: 'left', wrap: true },
  centred: { border: 1, horizontal: 'center', wrap: true },
  foot: { font: 3, horizontal: 'left' },
  blocks: { fill: 3, border: 1, horizontal: 'left', wrap: true },
  notes: { fill: 4, border: 1, horizontal: 'left', wrap: true },
  blocksWords: { fill: 3, border: 1, horizontal: 'left', wrap: true },
  notesWords: { fill: 4, border: 1, horizontal: 'left', wrap: true },
}

const font = (size: number, bold: boolean): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`
const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`
const side = (name: string): string => `<${name} style="thin"><color rgb="FF8C8C8C"/></${name}>`

function xf({ font = 0, fill = 0, border = 0, horizontal, wrap }: Format): string {
  const alignment = `<alignment horizontal="${horizontal}" vertical="center"${wrap ? ' wrapText="1"' : ''}/>`
  return `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`
}

/** styles.xml; the format of a look stands at its place in LOOKS. */
export function newStyles(): string {
  const fonts = [font(10, false), font(16, true), font(10, true), font(11, false)]
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    solid('FFF3E9E4'),
    solid(PROBLEM_FILLS.blocks),
    solid(PROBLEM_FILLS.notes),
  ]
  const borders = [
    '<border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`,
  ]
  const formats = LOOKS.map((look) => xf(FORMATS[look]))
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<fonts count="${fonts.length}">${fonts.join('')}</fonts>`,
    `<fills count="${fills.length}">${fills.join('')}</fills>`,
    `<borders count="${borders.length}">${borders.join('')}</borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('')
}
