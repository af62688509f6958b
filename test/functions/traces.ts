import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The forms in which a phrase may lie in a file: as text, escaped, in a URL, in base64 at each of its three beginnings, in hex. */
export function tracesOf(phrase: string): Buffer[] {
  const bytes = Buffer.from(phrase, 'utf8')
  const escaped = [...phrase].map((c) => (c > '~' ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c)).join('')
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    // What the neighbours of the phrase decide is cut off at both ends.
    return shifted.slice(offset === 0 ? 0 : 4, -4)
  })
  const texts = [phrase, escaped, encodeURIComponent(phrase), bytes.toString('hex'), ...base64]
  const utf16 = Buffer.from(phrase, 'utf16le')
  return [...new Set([...texts, ...base64.map(toUrlAlphabet)])].map((text) => Buffer.from(text)).concat(utf16)
}

const toUrlAlphabet = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_')

/** Every file below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

/** Where the phrase lies: names of files below the folder. */
export function filesHolding(folder: string, phrase: string): string[] {
  const traces = tracesOf(phrase)
  return filesBelow(folder)
    .filter((file) => holds(readFileSync(file), traces))
    .map((file) => path.relative(folder, file))
}

export function holds(content: Buffer, traces: readonly Buffer[]): boolean {
  return traces.some((trace) => content.includes(trace))
}
