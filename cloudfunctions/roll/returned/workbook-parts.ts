import path from 'node:path'
import { attribute, childrenOf, nextTag, readText, type Tag } from '../../kit/workbook/xml-tags'
import { Unpatchable } from './marks'

/** The parts of a workbook that are changed: its styles, and its sheets by their names. */
export interface WorkbookParts {
  stylesPart: string
  sheetParts: Map<string, string>
}

export type Parts = ReadonlyMap<string, Buffer>

/** Follows the relations of a container to its sheets and styles, wherever they lie. */
export function workbookParts(parts: Parts): WorkbookParts {
  const workbook = relationsOf(parts, '').find(({ type }) => type.endsWith('/officeDocument'))?.target
  const name = workbook === undefined ? undefined : partNamed(parts, workbook)
  if (name === undefined) throw new Unpatchable('structure')
  const relations = relationsOf(parts, name)
  const styles = relations.find(({ type }) => type.endsWith('/styles'))
  const stylesPart = styles && partNamed(parts, styles.target)
  if (stylesPart === undefined) throw new Unpatchable('styles')
  const sheetParts = new Map<string, string>()
  const xml = partText(parts, name)
  for (const sheet of elementsNamed(xml, 'sheets').flatMap((sheets) => [...childrenOf(xml, sheets)])) {
    const id = attributeBySuffix(xml, sheet, ':id')
    const relation = relations.find((one) => one.id === id && one.type.endsWith('/worksheet'))
    const part = relation && partNamed(parts, relation.target)
    if (part) sheetParts.set(readText(attribute(xml, sheet, 'name') ?? ''), part)
  }
  return { stylesPart, sheetParts }
}

/** A part as latin1 text. Only UTF-8 is changed in place: what is put in would be read as something else otherwise. */
export function partText(parts: Parts, name: string): string {
  const part = parts.get(name)
  if (!part) throw new Unpatchable('structure')
  const xml = part.toString('latin1')
  const declared = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(xml)?.[1] ?? 'utf-8'
  if (!/^(utf-?8|us-ascii)$/i.test(declared) || xml.slice(0, 200).includes('\0')) throw new Unpatchable('encoding')
  return xml
}

interface Relation {
  id: string
  type: string
  target: string
}

function relationsOf(parts: Parts, source: string): Relation[] {
  const folder = path.posix.dirname(source)
  const file = partNamed(parts, path.posix.join(folder, '_rels', `${path.posix.basename(source)}.rels`))
  if (file === undefined) return []
  const xml = partText(parts, file)
  const root = nextTag(xml, 0)
  return [...(root ? childrenOf(xml, root) : [])].map((tag) => {
    const target = readText(attribute(xml, tag, 'Target') ?? '')
    return {
      id: attribute(xml, tag, 'Id') ?? '',
      type: attribute(xml, tag, 'Type') ?? '',
      target: target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target),
    }
  })
}

/** Part names are the same in small and capital letters. */
function partNamed(parts: Parts, name: string): string | undefined {
  if (parts.has(name)) return name
  return [...parts.keys()].find((other) => other.toLowerCase() === name.toLowerCase())
}

function elementsNamed(xml: string, name: string): Tag[] {
  const root = nextTag(xml, 0)
  return [...(root ? childrenOf(xml, root) : [])].filter((tag) => tag.name.replace(/^\w+:/, '') === name)
}

/** `r:id`, whatever the prefix is. */
function attributeBySuffix(xml: string, tag: Tag, suffix: string): string | null {
  const name = new RegExp(`\\s([\\w.-]+${suffix})\\s*=`).exec(xml.slice(tag.start, tag.end))?.[1]
  return name === undefined ? null : attribute(xml, tag, name)
}
