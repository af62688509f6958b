import fs from 'node:fs'
import path from 'node:path'
import type { AppConfig, Problem } from './app-manifest'

/** Reads a JSON file; undefined when it does not exist. A syntax error is thrown with the path in it. */
export function readJson<T>(file: string): T | undefined {
  if (!fs.existsSync(file)) return undefined
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as T
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

export interface Packages {
  app: AppConfig
  /** Roots of the subpackages, without slashes at either end. */
  roots: string[]
  /** Every page of every package, as its path from the root of the mini program. */
  pages: string[]
  /** The package a file belongs to: a root, or '' for the main package. */
  packageOf(file: string): string
}

const withoutSlashes = (root: string) => root.replace(/^\/+|\/+$/g, '')

/** Reads app.json and lays out its packages. Features of app.json that the preview lacks become problems by name. */
export function readPackages(root: string, problems: Problem[]): Packages {
  const app = readJson<AppConfig>(path.join(root, 'app.json'))
  if (!app) throw new Error(`no mini program in ${root}: app.json is missing`)
  if (!Array.isArray(app.pages) || app.pages.length === 0) throw new Error(`${root}/app.json lists no pages`)
  const refuse = (message: string) => problems.push({ file: 'app.json', level: 'error', message })
  if (app.tabBar?.custom) refuse('tabBar.custom is not supported by the preview')
  if (app.plugins) refuse('plugins are not supported by the preview')
  const subPackages = app.subPackages ?? app.subpackages ?? []
  for (const one of subPackages)
    if (one.independent) refuse(`independent subpackage ${one.root} is not supported by the preview`)
  const roots = subPackages.map((one) => withoutSlashes(one.root))
  const pages = [
    ...app.pages,
    ...subPackages.flatMap((one) => one.pages.map((page) => `${withoutSlashes(one.root)}/${page}`)),
  ]
  return {
    app,
    roots,
    pages,
    packageOf: (file) => roots.find((one) => file.startsWith(`${one}/`)) ?? '',
  }
}
