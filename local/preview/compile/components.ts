import fs from 'node:fs'
import path from 'node:path'
import { type Packages, readJson } from './app-config'
import type { ComponentConfig, Problem } from './app-manifest'

const NPM = 'miniprogram_npm'

/** WeChat's lookup: relative, absolute, else the nearest miniprogram_npm on the way up, else relative without a dot. */
export function resolveComponent(root: string, from: string, reference: string): string | undefined {
  const exists = (candidate: string) => fs.existsSync(path.join(root, `${candidate}.json`))
  const found = (candidate: string) =>
    exists(candidate) ? candidate : exists(`${candidate}/index`) ? `${candidate}/index` : undefined
  if (reference.startsWith('/')) return found(reference.slice(1))
  const directory = path.posix.dirname(from)
  const relative = path.posix.join(directory, reference)
  if (reference.startsWith('.')) return found(relative)
  for (let at = directory; ; at = path.posix.dirname(at)) {
    const candidate = found(path.posix.join(at === '.' ? '' : at, NPM, reference))
    if (candidate) return candidate
    if (at === '.' || at === '') break
  }
  return found(relative)
}

/** Every page and every component reachable from one, in the order they are first met. */
export function walkComponents(root: string, packages: Packages, problems: Problem[]): Map<string, ComponentConfig> {
  const met = new Map<string, ComponentConfig>()
  const resolveAll = (from: string, using: Record<string, string> | undefined) => {
    const resolved: Record<string, string> = {}
    for (const [tag, reference] of Object.entries(using ?? {})) {
      const target = reference.startsWith('plugin://') ? undefined : resolveComponent(root, from, reference)
      if (target) resolved[tag] = `/${target}`
      else
        problems.push({
          file: `${from}.json`,
          level: 'error',
          message: `component <${tag}> "${reference}" is not found`,
        })
    }
    return resolved
  }
  const everywhere = resolveAll('app', packages.app.usingComponents)
  const walk = (file: string) => {
    if (met.has(file)) return
    const raw = readJson<Partial<ComponentConfig>>(path.join(root, `${file}.json`)) ?? {}
    const own = resolveAll(file, raw.usingComponents)
    const config: ComponentConfig = { ...raw, usingComponents: { ...(file.includes(NPM) ? {} : everywhere), ...own } }
    met.set(file, config)
    for (const [name, generic] of Object.entries(config.componentGenerics ?? {})) {
      if (typeof generic !== 'object' || !generic.default) continue
      const target = resolveComponent(root, file, generic.default)
      if (target) {
        generic.default = `/${target}`
        walk(target)
      } else problems.push({ file: `${file}.json`, level: 'error', message: `generic "${name}" is not found` })
    }
    for (const [tag, target] of Object.entries(own)) {
      const home = packages.packageOf(target.slice(1))
      if (home !== '' && home !== packages.packageOf(file) && !config.componentPlaceholder?.[tag])
        problems.push({
          file: `${file}.json`,
          level: 'error',
          message: `<${tag}> lives in subpackage ${home} and has no componentPlaceholder`,
        })
    }
    for (const target of Object.values(config.usingComponents)) walk(target.slice(1))
  }
  for (const page of packages.pages) {
    if (!fs.existsSync(path.join(root, `${page}.wxml`)))
      problems.push({ file: `${page}.wxml`, level: 'error', message: 'page listed in app.json does not exist' })
    walk(page)
  }
  return met
}
