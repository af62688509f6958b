import { attribute, childrenOf, elementEnd, nextTag, type Tag, withAttribute } from '../../kit/workbook/xml-tags'
import { TINT_COLOURS, type Tint, Unpatchable } from './marks'

/** Excel opens no workbook with more cell formats (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3). */
const MOST_FORMATS = 64_000
/** A styles part that is larger is no office's: the largest seen has 3 MB. */
const MOST_BYTES = 16 * 1024 * 1024

interface Section {
  open: Tag
  /** Where its closing tag begins. */
  close: number
  children: Tag[]
}

/**
 * styles.xml with a few fills and cell formats more. A new format is a copy of the one the cell had, so its font, border, number format and
 * alignment stay; only the fill differs, and for the 问题 column the wrapping.
 */
export class StylesPart {
  private readonly fills: Section
  private readonly formats: Section
  private readonly prefix: string
  private readonly added: string[] = []
  private readonly known = new Map<string, number>()

  constructor(private readonly xml: string) {
    if (xml.length > MOST_BYTES) throw new Unpatchable('styles')
    const root = nextTag(xml, 0)
    if (!root || !/^(\w+:)?styleSheet$/.test(root.name)) throw new Unpatchable('styles')
    this.prefix = root.name.slice(0, -'styleSheet'.length)
    const sections = [...childrenOf(xml, root)]
    this.fills = this.section(sections, 'fills', 'fill')
    this.formats = this.section(sections, 'cellXfs', 'xf')
  }

  private section(sections: readonly Tag[], name: string, child: string): Section {
    const found = sections.filter((tag) => tag.name === `${this.prefix}${name}`)
    const [open] = found
    if (!open || found.length > 1 || open.kind !== 'open') throw new Unpatchable('styles')
    const children = [...childrenOf(this.xml, open)]
    // Formats are known by their place: one that stands behind an alternative cannot be counted.
    if (children.length === 0 || children.some((tag) => tag.name !== `${this.prefix}${child}`))
      throw new Unpatchable('styles')
    const close = this.xml.lastIndexOf('<', elementEnd(this.xml, open) - 1)
    return { open, close, children }
  }

  /** The place of a format like another, with the fill of a tint. */
  tinted(format: number, tint: Tint): number {
    return this.add(`${tint} ${format}`, () => this.withFill(this.formatAt(format), tint))
  }

  /** The same for words, which wrap. */
  words(format: number, tint: Tint): number {
    return this.add(`words ${tint} ${format}`, () => wrapped(this.withFill(this.formatAt(format), tint), this.prefix))
  }

  private add(key: string, make: () => string): number {
    const known = this.known.get(key)
    if (known !== undefined) return known
    const place = this.formats.children.length + this.added.length
    if (place >= MOST_FORMATS) throw new Unpatchable('formats')
    this.added.push(make())
    this.known.set(key, place)
    return place
  }

  private formatAt(place: number): string {
    const tag = this.formats.children[place]
    if (!tag) throw new Unpatchable('styles')
    return this.xml.slice(tag.start, elementEnd(this.xml, tag))
  }

  private withFill(format: string, tint: Tint): string {
    const end = nextTag(format, 0)?.end ?? 0
    const place = this.fills.children.length + TINTS.indexOf(tint)
    return (
      withAttribute(withAttribute(format.slice(0, end), 'fillId', String(place)), 'applyFill', '1') + format.slice(end)
    )
  }

  finish(): string {
    if (this.added.length === 0) return this.xml
    const fills = TINTS.map((tint) => fill(TINT_COLOURS[tint], this.prefix))
    const ofFills: Change = { section: this.fills, added: fills }
    const ofFormats: Change = { section: this.formats, added: this.added }
    // The format fixes their order; whoever wrote it the other way round is read all the same.
    const fillsFirst = this.fills.open.start < this.formats.open.start
    const [first, second] = fillsFirst ? [ofFills, ofFormats] : [ofFormats, ofFills]
    return [
      this.xml.slice(0, first.section.open.start),
      this.grown(first),
      this.xml.slice(first.section.close, second.section.open.start),
      this.grown(second),
      this.xml.slice(second.section.close),
    ].join('')
  }

  private grown({ section: { open, close, children }, added }: Change): string {
    const tag = this.xml.slice(open.start, open.end)
    const count = String(children.length + added.length)
    const counted = attribute(this.xml, open, 'count') === null ? tag : withAttribute(tag, 'count', count)
    return `${counted}${this.xml.slice(open.end, close)}${added.join('')}`
  }
}

interface Change {
  section: Section
  added: readonly string[]
}

const TINTS: readonly Tint[] = ['blocks', 'notes']

function fill(colour: string, p: string): string {
  return `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${colour}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`
}

/** A format whose text wraps, from the left and in the middle of the row; a text needs no number format. */
function wrapped(format: string, prefix: string): string {
  const open = nextTag(format, 0)
  if (!open) throw new Unpatchable('styles')
  const alignment = `<${prefix}alignment horizontal="left" vertical="center" wrapText="1"/>`
  const plain = withAttribute(format.slice(open.start, open.end), 'numFmtId', '0')
  const tag = withAttribute(plain, 'applyAlignment', '1')
  if (open.kind === 'empty') return `${tag.slice(0, -2).trimEnd()}>${alignment}</${prefix}xf>`
  const before = [...childrenOf(format, open)].find((child) => child.name === `${prefix}alignment`)
  const rest = before
    ? format.slice(open.end, before.start) + format.slice(elementEnd(format, before))
    : format.slice(open.end)
  return `${tag}${alignment}${rest}`
}
