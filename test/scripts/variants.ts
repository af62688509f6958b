import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { VariantOutcome } from './build-variants'

const ROOT = path.join(__dirname, '..', '..')
const FIXTURE = path.join(__dirname, 'fixture-miniprogram')

/** File -> new text, or null to remove it. A function gets the fixture's text. */
export type Edits = Record<string, string | null | ((text: string) => string)>

export interface Variants {
  outcomes: VariantOutcome[]
  /** The folder of each variant, in the order given. */
  roots: string[]
  remove(): void
}

/**
 * Copies the fixture once for each set of edits, inside the repository so that npm packages resolve as they do for the
 * product, and builds all copies in one process.
 */
export function buildVariants(variants: Edits[]): Variants {
  fs.mkdirSync(path.join(ROOT, '.local'), { recursive: true })
  const folder = fs.mkdtempSync(path.join(ROOT, '.local', 'variants-'))
  const roots = variants.map((edits, index) => copyWith(edits, path.join(folder, String(index))))
  const outcomes = rebuild(roots)
  return { outcomes, roots, remove: () => fs.rmSync(folder, { recursive: true }) }
}

/** Builds folders that are there already. */
export function rebuild(roots: string[]): VariantOutcome[] {
  const tsx = path.join(ROOT, 'node_modules', '.bin', 'tsx')
  const { status, stdout, stderr } = spawnSync(tsx, [path.join(__dirname, 'build-variants.ts'), ...roots], {
    cwd: ROOT,
  })
  if (status !== 0) throw new Error(`the builds did not run:\n${stderr.toString()}`)
  return JSON.parse(stdout.toString()) as VariantOutcome[]
}

export function applyEdits(edits: Edits, root: string): void {
  for (const [name, edit] of Object.entries(edits)) {
    const file = path.join(root, name)
    if (edit === null) fs.rmSync(file)
    else {
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, typeof edit === 'string' ? edit : edit(fs.readFileSync(file, 'utf8')))
    }
  }
}

function copyWith(edits: Edits, root: string): string {
  fs.cpSync(FIXTURE, root, { recursive: true })
  applyEdits(edits, root)
  return root
}
