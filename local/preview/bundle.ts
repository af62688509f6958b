import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')

/**
 * Bundles a browser entry with everything it imports (about 0.3 s, so nothing is cached). rolldown is an ES module;
 * its command line works from every caller, jest included.
 */
export async function bundleForBrowser(entry: string): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'preview-bundle-'))
  const file = path.join(folder, 'bundle.js')
  const command = path.join(path.dirname(require.resolve('rolldown/package.json', { paths: [ROOT] })), 'bin/cli.mjs')
  const options = [
    '--format',
    'iife',
    '--platform',
    'browser',
    '--transform.define',
    'process.env.NODE_ENV:"production"',
    '-o',
    file,
  ]
  try {
    await new Promise<void>((resolve, reject) => {
      execFile(
        process.execPath,
        [command, path.join(__dirname, 'browser', entry), ...options],
        { cwd: ROOT },
        (error, stdout, stderr) => {
          if (error) reject(new Error(`bundling ${entry} failed: ${stderr || stdout || error.message}`))
          else resolve()
        },
      )
    })
    return fs.readFileSync(file, 'utf8')
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** A style sheet or other text beside the browser code. */
export const browserText = (file: string): string => fs.readFileSync(path.join(__dirname, 'browser', file), 'utf8')
