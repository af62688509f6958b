import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { transformSync } from '@swc/core'

/**
 * Translates the worker's TypeScript into CommonJS files, since a worker thread starts without the loader of whoever
 * started the runner (tsx, jest).
 *
 * @returns the folder with main.js and rehearsal.js.
 */
export function compileWorker(outDir: string): string {
  const sources = path.join(__dirname, 'worker')
  mkdirSync(outDir, { recursive: true })
  for (const name of readdirSync(sources).filter((file) => file.endsWith('.ts'))) {
    const { code } = transformSync(readFileSync(path.join(sources, name), 'utf8'), {
      filename: name,
      configFile: false,
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs', importInterop: 'node' },
    })
    writeFileSync(path.join(outDir, name.replace(/\.ts$/, '.js')), code)
  }
  return outDir
}
