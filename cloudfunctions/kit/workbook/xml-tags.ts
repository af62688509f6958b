/**
 * The tags of an XML part, found in place, so that a part can be changed at a few places and stay byte for byte elsewhere. A part is held as
 * latin1 text: one character a byte, and all markup is ASCII. It is well formed and declares nothing (roll/file/zip-container looked).
 */
export interface Tag {
  /** With its prefix, if it has one. */
  name: string
  kind: 'open' | 'close' | 'empty'
  /** Of `<`, and behind `>`. */
  start: number
  end: number
}

const NAME_END = /[\s/>]/g

/** The next tag from a place on; comments, instructions and CDATA are passed over. Null behind the last. */
export function nextTag(xml: string, from: number): Tag | null {
  let start = xml.indexOf('<', from)
  while (start >= 0) {
    const passed = behindNonTag(xml, start)
    if (passed === start) break
    start = passed < 0 ? -1 : xml.indexOf('<', passed)
  }
  if (start < 0) return null
  const closing = xml[start + 1] === '/'
  const nameStart = start + (closing ? 2 : 1)
  NAME_END.lastIndex = nameStart
  const nameEnd = NAME_END.exec(xml)?.index
  const end = nameEnd === undefined ? -1 : tagEnd(xml, nameEnd)
  if (nameEnd === undefined || end < 0) return null
  const kind = closing ? 'close' : xml[end - 2] === '/' ? 'empty' : 'open'
  return { name: xml.slice(nameStart, nameEnd), kind, start, end }
}

/** Behind a comment, an instruction or a CDATA section; the place itself where a tag begins, -1 where nothing ends. */
function behindNonTag(xml: string, start: number): number {
  const closing = xml.startsWith('<!--', start)
    ? '-->'
    : xml.startsWith('<![CDATA[', start)
      ? ']]>'
      : xml.startsWith('<?', start)
        ? '?>'
        : null
  if (closing === null) return start
  const end = xml.indexOf(closing, start + 2)
  return end < 0 ? -1 : end + closing.length
}

/** Behind the `>` that ends a tag; one inside an attribute's quotes does not. */
function tagEnd(xml: string, from: number): number {
  let quote = ''
  for (let at = from; at < xml.length; at += 1) {
    const character = xml[at] as string
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at + 1
  }
  return -1
}

/** Behind the end of the element that a tag opens. */
export function elementEnd(xml: string, open: Tag): number {
  if (open.kind === 'empty') return open.end
  let depth = 1
  let at = open.end
  for (;;) {
    const tag = nextTag(xml, at)
    if (!tag) return xml.length
    at = tag.end
    if (tag.name !== open.name) continue
    if (tag.kind === 'open') depth += 1
    if (tag.kind === 'close') depth -= 1
    if (depth === 0) return at
  }
}

/** The elements directly inside one. */
export function* childrenOf(xml: string, parent: Tag): Generator<Tag> {
  if (parent.kind === 'empty') return
  let at = parent.end
  for (;;) {
    const tag = nextTag(xml, at)
    if (!tag || tag.kind === 'close') return
    yield tag
    at = elementEnd(xml, tag)
  }
}

const ATTRIBUTE = /\s([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** An attribute's text as it is written, entities unread. */
export function attribute(xml: string, { start, end }: Pick<Tag, 'start' | 'end'>, name: string): string | null {
  for (const [, found, double, single] of xml.slice(start, end).matchAll(ATTRIBUTE))
    if (found === name) return double ?? single ?? ''
  return null
}

/** A tag's text with an attribute set. */
export function withAttribute(tag: string, name: string, value: string): string {
  for (const match of tag.matchAll(ATTRIBUTE)) {
    if (match[1] !== name) continue
    return `${tag.slice(0, match.index)} ${name}="${value}"${tag.slice(match.index + match[0].length)}`
  }
  const end = tag.endsWith('/>') ? tag.length - 2 : tag.length - 1
  return `${tag.slice(0, end).trimEnd()} ${name}="${value}"${tag.slice(end)}`
}

/** Text as it may stand in a part, in the part's own shape: escaped, without what XML forbids, and each byte of its UTF-8 one character. */
export function xmlText(text: string): string {
  const allowed = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
  // What looks like one of the format's own escapes (_x000D_) is meant as it stands.
  const meant = allowed.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  const escaped = meant.replace(/[&<>"]/g, (sign) => `&${ENTITIES[sign]};`)
  return Buffer.from(escaped).toString('latin1')
}
const ENTITIES: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }

/** What an attribute or a text of a part says. */
export function readText(xml: string): string {
  return Buffer.from(xml, 'latin1')
    .toString('utf8')
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (_, hex, decimal, name) => {
      if (name) return SIGNS[String(name).toLowerCase()] ?? ''
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
}
const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
