import path from 'node:path'

/** The folder of this repository. */
export const ROOT = path.join(__dirname, '..')

/** Where everything built goes; git ignores it. */
export const DIST = path.join(ROOT, 'dist')

/** A tool that npm installed for this repository. */
export function localBinary(name: string): string {
  return path.join(ROOT, 'node_modules', '.bin', name)
}

/** What the local CloudBase keeps on this machine; git ignores it. */
export const DATA = path.join(ROOT, '.local', 'data')
