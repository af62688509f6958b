import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Problems } from './problems'
import { NPM } from './sources'

/** miniprogram-compiler carries the binaries of WeChat DevTools, built for x86-64. */
const BINARIES: Partial<Record<NodeJS.Platform, string>> = { linux: 'bin/linux', darwin: 'bin/mac' }

export type OfficialVerdict = { ran: true; files: number } | { ran: false; reason: string }

/**
 * Gives every WXML, WXS and WXSS file of the finished folder to WeChat's own compilers (wcc, wcsc; from 2020).
 * What they refuse is an error in our files and a warning in npm packages, whose syntax may be newer than they are.
 * Where the binaries cannot run the verdict says so: the caller must tell, not pass over it.
 */
export function compileOfficially(folder: string, files: string[], problems: Problems): OfficialVerdict {
  const binaries = officialBinaries()
  if (typeof binaries === 'string') return { ran: false, reason: binaries }
  const markup = files.filter((file) => /\.(wxml|wxs)$/.test(file))
  const styles = files.filter((file) => file.endsWith('.wxss'))
  // wcc stops at its first complaint, written `a/b.wxml:3:1: message`.
  compile(binaries.wcc, ['-d', '-cc', '0', ...markup, '-gn', '$gwx'], folder, /^(.+?):(\d+):\d+:\s*(.*)$/, problems)
  // wcsc goes on: `ERR: a/b.wxss(3:1): message`, the prefix on the first line only.
  compile(binaries.wcsc, ['-lc', ...styles], folder, /^(?:ERR: )?(.+?\.wxss)\((\d+):\d+\): ?(.*)$/, problems)
  return { ran: true, files: markup.length + styles.length }
}

/** Whether this machine can run the binaries at all. */
export function officialCompilersRunHere(): boolean {
  return BINARIES[process.platform] !== undefined && process.arch === 'x64'
}

function officialBinaries(): { wcc: string; wcsc: string } | string {
  const folder = BINARIES[process.platform]
  if (!folder || !officialCompilersRunHere()) return `there is no wcc and wcsc for ${process.platform} ${process.arch}`
  const simulate = createRequire(__filename).resolve('miniprogram-simulate')
  const root = path.dirname(createRequire(simulate).resolve('miniprogram-compiler/package.json'))
  const binaries = { wcc: path.join(root, folder, 'wcc'), wcsc: path.join(root, folder, 'wcsc') }
  // npm unpacks them without the right to run.
  for (const file of Object.values(binaries)) fs.chmodSync(file, 0o755)
  return binaries
}

function compile(binary: string, options: string[], cwd: string, complaint: RegExp, problems: Problems): void {
  if (options.every((option) => !/\.(wxml|wxs|wxss)$/.test(option))) return
  const { status, signal, stderr, error } = spawnSync(binary, options, { cwd, maxBuffer: 64 * 1024 * 1024 })
  if (error) throw error
  if (status === 0) return
  const name = path.basename(binary)
  const lines = stderr
    .toString()
    .split('\n')
    .filter((line) => line.trim() !== '')
  let placed = 0
  for (const line of lines) {
    const match = complaint.exec(line)
    if (!match?.[1]) continue
    placed++
    report(match[1], Number(match[2]), `${name}: ${match[3]}`)
  }
  if (placed === 0) problems.error('miniprogram', undefined, `${name} failed (${status ?? signal}): ${lines.join(' ')}`)

  function report(file: string, line: number, message: string): void {
    if (file.startsWith(NPM)) problems.warn(file, line, message)
    else problems.error(`miniprogram/${file}`, line, message)
  }
}
