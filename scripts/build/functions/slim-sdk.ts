import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'rolldown'
import { leftOut, leftOutFiles, leftOutFolders, leftOutModule, replaced, replacedFiles } from './left-out'

const OWN_SDK = require.resolve('@cloudbase/node-sdk')
const prefix = '\0left-out:'

/** Takes unused parts out of the SDK while it is bundled; see left-out.ts. */
export function slimSdk(): Plugin {
  return {
    name: 'slim-sdk',
    resolveId(source, importer) {
      // wx-server-sdk brings an older release of the SDK; ours carries the same private calls for open APIs, so one is enough.
      if (source === '@cloudbase/node-sdk' && importer && /[\\/]wx-server-sdk[\\/]/.test(importer)) return OWN_SDK
      if (source in leftOut) return prefix + source
      const replacement = replaced[source]
      return replacement === undefined ? null : path.join(__dirname, 'replacements', replacement)
    },
    load(id) {
      if (id.startsWith(prefix)) {
        const name = id.slice(prefix.length)
        return leftOutModule(name, leftOut[name] ?? '')
      }
      const inside = id.split(path.sep).join('/').split('/node_modules/').at(-1) ?? ''
      const replacement = replacedFiles[inside]
      if (replacement !== undefined) return readFileSync(path.join(__dirname, 'replacements', replacement), 'utf8')
      const file = leftOutFiles[inside]
      if (file !== undefined) return leftOutModule(inside, file)
      const folder = Object.keys(leftOutFolders).find((name) => inside.startsWith(`${name}/`))
      return folder === undefined ? null : leftOutModule(folder, leftOutFolders[folder] ?? '')
    },
    transform(code, id) {
      // At run time the SDK looks for its package.json, which a bundle does not have; the version is part of its requests.
      if (!/@cloudbase[\\/]node-sdk[\\/]dist[\\/]utils[\\/]version\.js$/.test(id)) return null
      const { version } = JSON.parse(readFileSync(path.join(id, '../../../package.json'), 'utf8')) as {
        version: string
      }
      if (!code.includes('exports.version')) throw new Error(`${id} no longer exports its version`)
      return { code: `exports.version = ${JSON.stringify(version)}`, map: null }
    },
  }
}
