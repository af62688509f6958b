import fs from 'node:fs'
import path from 'node:path'

/** The file that is written last: who sees it change knows that the folder is complete. */
export const STAMP = '.build-stamp'

/** Output path -> what goes there. */
export type OutputFiles = Map<string, string | Buffer>

/**
 * Makes `folder` hold exactly these files: writes what changed, removes what is no longer built, then the stamp.
 * Unchanged files are not touched, so that DevTools reloads only what is new.
 */
export function writeOutput(folder: string, files: OutputFiles): void {
  fs.mkdirSync(folder, { recursive: true })
  for (const old of listFiles(folder)) {
    if (!files.has(old) && old !== STAMP) fs.rmSync(path.join(folder, old))
  }
  for (const [outputPath, content] of files) writeIfChanged(path.join(folder, outputPath), Buffer.from(content))
  removeEmptyFolders(folder)
  fs.writeFileSync(path.join(folder, STAMP), `${new Date().toISOString()}\n`)
}

function writeIfChanged(file: string, content: Buffer): void {
  if (fs.existsSync(file) && fs.readFileSync(file).equals(content)) return
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, content)
}

/** All files below a folder, with forward slashes; empty when the folder does not exist. */
export function listFiles(folder: string): string[] {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

function removeEmptyFolders(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const child = path.join(folder, entry.name)
    removeEmptyFolders(child)
    if (fs.readdirSync(child).length === 0) fs.rmdirSync(child)
  }
}
