import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { ROOT } from './repository'

/** Debian's and Google's names of the browser, in the order in which they are tried: the shell without a window opens a page in half the time. */
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const SHELL = 'chromium-headless-shell'
const FONT = 'fonts-noto-cjk'

/**
 * Finds a Chromium and a Chinese font for the preview tests. On Debian and Ubuntu it installs what is missing, elsewhere Playwright downloads its
 * browser.
 * @returns the path of the browser.
 * @throws Error saying what to install when it cannot.
 */
export function ensureBrowser(): string {
  const found = findBrowser()
  if (found && hasChineseFont()) return found
  install(found)
  const installed = findBrowser()
  if (!installed) throw new Error(`No Chromium. ${ADVICE}`)
  if (!hasChineseFont()) throw new Error(`No Chinese font. ${ADVICE}`)
  return installed
}

const ADVICE =
  'The preview tests need Chromium and a Chinese font: on Debian `apt-get install chromium-headless-shell fonts-noto-cjk`; ' +
  'elsewhere install them by hand and set CHROMIUM to the browser.'

/** The browser on this machine: $CHROMIUM, a system package, or what Playwright downloaded; undefined when there is none. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM
  if (named) {
    if (!fs.existsSync(named)) throw new Error(`CHROMIUM names ${named}, which does not exist`)
    return named
  }
  return [...PLACES, chromium.executablePath()].find((file) => works(file))
}

/** Ubuntu's /usr/bin/chromium-browser is a script that only asks for a snap: what cannot tell its version is no browser. */
function works(file: string): boolean {
  return fs.existsSync(file) && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0
}

function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'])
  return status === 0 && stdout.toString().trim() !== ''
}

function install(found: string | undefined): void {
  const system = fs.existsSync('/etc/os-release') ? fs.readFileSync('/etc/os-release', 'utf8') : ''
  const debian = /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(system)
  // Ubuntu's own chromium package is a snap, which does not run in containers.
  const packaged = debian && !/^ID=ubuntu/m.test(system)
  if (debian) {
    const asRoot = rootPrefix()
    runAsRoot(asRoot, ['apt-get', 'update'])
    const wanted = packaged && !found ? [hasPackage(SHELL) ? SHELL : 'chromium', FONT] : [FONT]
    console.log(`installing ${wanted.join(' and ')}`)
    runAsRoot(asRoot, ['apt-get', 'install', '-y', '--no-install-recommends', 'fontconfig', ...wanted])
  }
  if (found || packaged) return
  console.log('downloading the Chromium that Playwright builds')
  const cli = path.join(ROOT, 'node_modules', 'playwright-core', 'cli.js')
  execFileSync(process.execPath, [cli, 'install', 'chromium', ...(debian ? ['--with-deps'] : [])], { stdio: 'inherit' })
}

/** Before Debian 12 the shell came with nothing but the whole browser. */
const hasPackage = (name: string): boolean => spawnSync('apt-cache', ['show', name]).status === 0

/** Nothing as root, sudo where it asks no password. */
function rootPrefix(): string[] {
  if (process.getuid?.() === 0) return []
  if (spawnSync('sudo', ['-n', 'true']).status === 0) return ['sudo', '-n']
  throw new Error(`Chromium or a Chinese font is missing, and this user may not install it. ${ADVICE}`)
}

function runAsRoot(prefix: string[], command: string[]): void {
  const [binary = '', ...options] = [...prefix, ...command]
  execFileSync(binary, options, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}
