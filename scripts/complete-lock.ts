import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './repository'

/**
 * `npx tsx scripts/complete-lock.ts`: run it after every `npm install`. npm leaves out of the lock file what its registry did not give on
 * the machine that wrote it, such as the binaries of other platforms, and `npm ci` then refuses the lock file everywhere. This
 * adds their entries, by name and exact version, with the platform that their names tell.
 */
interface Entry {
  version?: string
  optional?: boolean
  dev?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** What the name of a binary package says of where it runs; null when it says nothing. */
export function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> | null {
  const words = name.split('/').at(-1)?.split('-') ?? []
  const os = SYSTEMS.find((system) => words.includes(system))
  const cpu = PROCESSORS.find((processor) => words.includes(processor))
  if (!os && !cpu) return null
  const libc = words.includes('musl') ? 'musl' : words.some((word) => word === 'gnu') ? 'glibc' : undefined
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), ...(os && { os: [os] }) }
}

/** Adds the missing platform packages to a lock file's packages; answers their names. */
export function completePackages(packages: Record<string, Entry>): string[] {
  const added: string[] = []
  for (const [folder, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const platform = platformOf(name)
      if (!platform || found(packages, folder, name)) continue
      const home = packages[`node_modules/${name}`] ? `${folder}/node_modules/${name}` : `node_modules/${name}`
      packages[home] = { version, ...(dev && { dev }), optional: true, ...platform }
      added.push(`${name}@${version}`)
    }
  }
  return added
}

/** Whether node would find the package from the folder: in it, or in a folder above. */
function found(packages: Record<string, Entry>, folder: string, name: string): boolean {
  const wanted = packages[folder]?.optionalDependencies?.[name]
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const standing = packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]
    if (standing) return standing.version === wanted || !/^\d/.test(wanted ?? '')
    if (at === '') return false
  }
}

if (require.main === module) {
  const file = path.join(ROOT, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> }
  const added = completePackages(lock.packages)
  const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`)
  console.log(added.length === 0 ? 'the lock file is complete' : `added ${added.length}: ${added.join(' ')}`)
}
