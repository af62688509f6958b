import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ROOT } from './repository'

/** Debian's and Google's names of the browser, in the order in which they are tried. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-cjk']

/**
 * Finds a Chromium and a Chinese font for the preview tests, and installs them on Debian and Ubuntu where it may.
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
  'The preview tests need Chromium and a Chinese font: on Debian `apt-get install chromium fonts-noto-cjk`; ' +
  'elsewhere install them by hand and set CHROMIUM to the browser.'

/** The browser on this machine: $CHROMIUM, a system package, or what Playwright downloaded; undefined when there is none. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM
  if (named) {
    if (!fs.existsSync(named)) throw new Error(`CHROMIUM names ${named}, which does not exist`)
    return named
  }
  return [...PLACES, ...playwrightBrowsers()].find((file) => works(file))
}

/** Ubuntu's /usr/bin/chromium-browser is a script that only asks for a snap: what cannot tell its version is no browser. */
function works(file: string): boolean {
  return fs.existsSync(file) && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0
}

function playwrightBrowsers(): string[] {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(os.homedir(), '.cache', 'ms-playwright')
  if (!fs.existsSync(cache)) return []
  return fs
    .readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .sort()
    .reverse()
    .flatMap((name) => ['chrome-linux', 'chrome-linux64'].map((folder) => path.join(cache, name, folder, 'chrome')))
}

function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'])
  return status === 0 && stdout.toString().trim() !== ''
}

function install(found: string | undefined): void {
  const system = fs.existsSync('/etc/os-release') ? fs.readFileSync('/etc/os-release', 'utf8') : ''
  if (!/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(system))
    throw new Error(`Chromium or a Chinese font is missing. ${ADVICE}`)
  const asRoot = rootPrefix()
  const snapOnly = /^ID=ubuntu/m.test(system)
  const wanted = found || snapOnly ? DEBIAN_PACKAGES.slice(1) : DEBIAN_PACKAGES
  console.log(`installing ${wanted.join(' and ')}`)
  runAsRoot(asRoot, ['apt-get', 'update'])
  runAsRoot(asRoot, ['apt-get', 'install', '-y', '--no-install-recommends', 'fontconfig', ...wanted])
  if (found || !snapOnly) return
  // Ubuntu's own chromium package is a snap, which does not run in containers: Playwright brings its build.
  const cli = path.join(ROOT, 'node_modules', 'playwright-core', 'cli.js')
  execFileSync(process.execPath, [cli, 'install', 'chromium', '--with-deps'], { stdio: 'inherit' })
}

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
