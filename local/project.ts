import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Manifest } from './cloudbase'
import { specFromConfig } from './functions/config'
import type { DeclaredCollection } from './gateway/manifest'

/** A manifest as a stranger writes it: everything may be left out, and a collection may be just its name. */
export interface ProjectFile extends Partial<Omit<Manifest, 'collections'>> {
  collections?: (string | DeclaredCollection)[]
}

const known = ['collections', 'functions', 'storage', 'messagePush', 'messageTemplates']

/**
 * Puts together what a project consists of: its manifest, and for what that leaves out, what CloudBase itself does.
 * Functions are the folders with an index.js, with what their config.json says. Queries may scan. Everybody reads every
 * file and writes her own ("所有用户可读，仅创建者可写", CloudBase's first setting).
 *
 * @throws Error that says which part of the project cannot be used.
 */
export function readProject(functionsDir: string, manifestFile: string | undefined): Manifest {
  const { collections = [], functions, storage, ...rest } = manifestFile === undefined ? {} : readManifest(manifestFile)
  return {
    ...rest,
    collections: collections.map((each) =>
      typeof each === 'string' ? { name: each, indexes: [], scans: 'allowed' } : { scans: 'allowed', ...each },
    ),
    functions: functions ?? functionsIn(functionsDir).map((name) => specFromConfig(functionsDir, name)),
    storage: storage ?? { publicPrefixes: [''], clientWrites: [''] },
  }
}

function readManifest(file: string): ProjectFile {
  let manifest: unknown
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`the manifest ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof manifest !== 'object' || manifest === null) throw new Error(`the manifest ${file} is not a JSON object`)
  const odd = Object.keys(manifest).find((name) => !known.includes(name))
  if (odd) throw new Error(`the manifest ${file} has "${odd}", which is none of ${known.join(', ')}`)
  return manifest
}

function functionsIn(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder of functions`)
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'index.js')))
    .sort()
}
