import { existsSync } from 'node:fs'
import path from 'node:path'
import type { FunctionConfig } from './function-config'

interface Collection {
  name: string
  indexes: {
    name: string
    keys: { field: string; direction: 1 | -1 | '2dsphere' }[]
    unique?: boolean
    sparse?: boolean
  }[]
  retentionDays?: number
}

/** What one deployment consists of: the local CloudBase reads it, and cloudbaserc.json says the same to the CLI. */
export interface DeploymentManifest {
  collections: Collection[]
  functions: { name: string; timeoutSeconds: number; memoryMB: number; timer?: string; timerName?: string }[]
  storage: { publicPrefixes: string[]; clientWrites: string[]; longestLinkSeconds?: number }
  /** Which function hears which event of WeChat's message push. */
  messagePush: { messageType: string; event: string; function: string }[]
}

/** The collections and storage rules that the service declares; none where there is no kit. */
async function declared(root: string): Promise<Pick<DeploymentManifest, 'collections' | 'storage' | 'messagePush'>> {
  const file = path.join(root, 'cloudfunctions', 'kit', 'collections.ts')
  if (!existsSync(file)) return { collections: [], storage: { publicPrefixes: [], clientWrites: [] }, messagePush: [] }
  const {
    collections,
    storage,
    messagePush = [],
  } = (await import(file)) as {
    collections: Collection[]
    storage: { publicPrefixes: string[]; stagingPrefix: string; longestLinkSeconds?: number }
    messagePush?: DeploymentManifest['messagePush']
  }
  const { stagingPrefix, ...rules } = storage
  return { collections, storage: { ...rules, clientWrites: [stagingPrefix] }, messagePush }
}

/** Puts the service's declarations and every function's config.json together. */
export async function makeManifest(root: string, configs: Map<string, FunctionConfig>): Promise<DeploymentManifest> {
  const functions = [...configs].map(([name, { timeout = 3, memorySize = 256, triggers = [] }]) => ({
    name,
    timeoutSeconds: timeout,
    memoryMB: memorySize,
    ...(triggers[0] ? { timer: triggers[0].config, timerName: triggers[0].name } : {}),
  }))
  return { ...(await declared(root)), functions }
}

/**
 * The CloudBase CLI's file for the same deployment. The environment's id stays a variable: test and production are two
 * environments of one build. Indexes are written as CloudBase's UpdateTable takes them (CreateIndexes), since the CLI has
 * no words of its own for them. https://docs.cloudbase.net/cli-v1/config
 */
export function cloudbaserc(manifest: DeploymentManifest): object {
  return {
    version: '2.0',
    envId: '{{env.ENV_ID}}',
    functionRoot: './cloudfunctions',
    functions: manifest.functions.map(({ name, timeoutSeconds, memoryMB, timer, timerName }) => ({
      name,
      timeout: timeoutSeconds,
      memorySize: memoryMB,
      runtime: 'Nodejs20.19',
      handler: 'index.main',
      installDependency: false,
      triggers: timer === undefined ? [] : [{ name: timerName, type: 'timer', config: timer }],
    })),
    database: {
      collections: manifest.collections.map(({ name, indexes }) => ({
        collectionName: name,
        aclTag: 'ADMINONLY',
        createIndexes: indexes.map((index) => ({
          IndexName: index.name,
          MgoKeySchema: {
            MgoIsUnique: index.unique ?? false,
            MgoIsSparse: index.sparse ?? false,
            MgoIndexKeys: index.keys.map(({ field, direction }) => ({ Name: field, Direction: String(direction) })),
          },
        })),
      })),
    },
  }
}
