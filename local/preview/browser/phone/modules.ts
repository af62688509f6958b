import type { PhoneConfig } from './config'

type Exports = Record<string, unknown>
export type ModuleFunction = (require: RequireFunction, module: { exports: unknown }, exports: Exports) => void
export interface RequireFunction {
  (reference: string): unknown
  async(reference: string): Promise<unknown>
}

const definitions = new Map<string, ModuleFunction>()
const loaded = new Map<string, { exports: unknown }>()
const packages = new Map<string, Promise<void>>()
let base = ''
let roots: string[] = []

/** Called by a package script: its modules, by path. */
export function defineModules(modules: Record<string, ModuleFunction>): void {
  for (const [file, body] of Object.entries(modules)) definitions.set(file, body)
}

export function setModuleBase(config: PhoneConfig, subPackageRoots: string[]): void {
  base = config.base
  roots = subPackageRoots
}

const packageOf = (file: string) => roots.find((one) => file.startsWith(`${one}/`)) ?? ''

function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`loading ${address} failed`))
    document.head.append(script)
  })
}

/** Loads a package once ('' is the main package). A failed load may be tried again. */
export function loadPackage(root: string): Promise<void> {
  const known = packages.get(root)
  if (known) return known
  const loading = loadScript(`${base}/package/${root === '' ? 'main' : encodeURIComponent(root)}.js`)
  packages.set(root, loading)
  loading.catch(() => packages.delete(root))
  return loading
}

/** Loads the subpackage that holds a file, if it is not there yet. */
export const loadPackageOf = (file: string): Promise<void> => loadPackage(packageOf(file))
export const isPackageLoadedFor = (file: string): boolean => packageOf(file) === '' || packages.has(packageOf(file))
export const loadedPackages = (): string[] => [...packages.keys()].filter((one) => one !== '')

const join = (directory: string, reference: string) => {
  const parts: string[] = []
  for (const part of `${directory}/${reference}`.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}
const directoryOf = (file: string) => file.slice(0, Math.max(0, file.lastIndexOf('/')))

/** WeChat's module lookup: relative, '/absolute', else miniprogram_npm on the way up, else relative without a dot. */
export function resolveModule(from: string, reference: string): string | undefined {
  const found = (candidate: string) =>
    [candidate, `${candidate}.js`, `${candidate}/index.js`].find((one) => definitions.has(one))
  if (reference.startsWith('/')) return found(reference.slice(1))
  const directory = directoryOf(from)
  if (reference.startsWith('.')) return found(join(directory, reference))
  for (let at = directory; ; at = directoryOf(at)) {
    const candidate = found(join(at, `miniprogram_npm/${reference}`))
    if (candidate) return candidate
    if (at === '') break
  }
  return found(join(directory, reference))
}

/** Runs a module once and gives its exports. */
export function requireModule(file: string): unknown {
  const known = loaded.get(file)
  if (known) return known.exports
  const body = definitions.get(file)
  if (!body) throw new Error(`module '${file}' is not defined`)
  const module: { exports: unknown } = { exports: {} }
  loaded.set(file, module)
  const require = ((reference: string) => {
    const target = resolveModule(file, reference)
    if (!target) throw new Error(`module '${reference}' is not defined, required by '${file}'`)
    return requireModule(target)
  }) as RequireFunction
  require.async = async (reference: string) => {
    const wanted = reference.startsWith('/') ? reference.slice(1) : join(directoryOf(file), reference)
    await loadPackageOf(wanted)
    return require(reference)
  }
  try {
    body(require, module, module.exports as Exports)
  } catch (error) {
    loaded.delete(file)
    throw error
  }
  return module.exports
}

export const hasModule = (file: string): boolean => definitions.has(file)
