import fs from 'node:fs'
import path from 'node:path'
import { lineAt, type Problems } from './problems'

/** The output folder under which WeChat looks for npm packages. */
export const NPM = 'miniprogram_npm/'

/**
 * Where every output path comes from: our own source folder, or the published mini program folder of an npm package.
 * Output paths use forward slashes and have no leading slash: `pages/home/home`, `miniprogram_npm/tdesign-miniprogram/popup/popup`.
 */
export class Sources {
  readonly folder: string
  private readonly npmFolders = new Map<string, string | undefined>()

  constructor(
    readonly root: string,
    readonly problems: Problems,
  ) {
    this.folder = path.join(root, 'miniprogram')
  }

  /** The source file for an output path, whether or not it exists. */
  file(outputPath: string): string {
    if (!outputPath.startsWith(NPM)) return path.join(this.folder, outputPath)
    const segments = outputPath.slice(NPM.length).split('/')
    const nameLength = segments[0]?.startsWith('@') ? 2 : 1
    const folder = this.npmFolder(segments.slice(0, nameLength).join('/'))
    return path.join(folder ?? path.join(this.root, outputPath), ...segments.slice(nameLength))
  }

  exists(outputPath: string): boolean {
    const file = this.file(outputPath)
    return fs.existsSync(file) && fs.statSync(file).isFile()
  }

  text(outputPath: string): string {
    return fs.readFileSync(this.file(outputPath), 'utf8')
  }

  /** The script of an entry: TypeScript in our own source, JavaScript in npm packages. */
  script(outputPath: string): string | undefined {
    return ['.ts', '.js'].map((end) => this.file(outputPath + end)).find((file) => fs.existsSync(file))
  }

  /** How people call the file: relative to the repository. */
  name(outputPath: string): string {
    return path.relative(this.root, this.file(outputPath)).split(path.sep).join('/')
  }

  /** Parses a JSON file; a missing or broken one is an error with its line, and reads as undefined. */
  json(outputPath: string): Record<string, unknown> | undefined {
    if (!this.exists(outputPath)) {
      this.problems.error(this.name(outputPath), undefined, 'file is missing')
      return undefined
    }
    const text = this.text(outputPath)
    try {
      return JSON.parse(text) as Record<string, unknown>
    } catch (reason) {
      const message = reason instanceof Error ? reason.message : String(reason)
      const position = /position (\d+)/.exec(message)?.[1]
      this.problems.error(this.name(outputPath), position ? lineAt(text, Number(position)) : 1, `not JSON: ${message}`)
      return undefined
    }
  }

  /** The folder a package publishes for mini programs (`miniprogram` in its package.json), or undefined when there is none. */
  npmFolder(name: string): string | undefined {
    if (!this.npmFolders.has(name)) this.npmFolders.set(name, findNpmFolder(name, [this.root, __dirname]))
    return this.npmFolders.get(name)
  }

  /** Is this absolute file part of an npm package? */
  static isNpm(file: string): boolean {
    return file.split(path.sep).includes('node_modules')
  }
}

function findNpmFolder(name: string, startingAt: string[]): string | undefined {
  for (const start of startingAt) {
    for (let folder = start; ; folder = path.dirname(folder)) {
      const manifest = path.join(folder, 'node_modules', name, 'package.json')
      if (fs.existsSync(manifest)) {
        const { miniprogram } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { miniprogram?: string }
        return miniprogram ? path.join(path.dirname(manifest), miniprogram) : undefined
      }
      if (folder === path.dirname(folder)) break
    }
  }
  return undefined
}
