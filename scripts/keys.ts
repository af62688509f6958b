import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { newDeployment } from './deployment'

/** `npm run keys -- <file> <appId> <envId>`: makes the deployment file of an environment, with fresh random keys. Never overwrites one. */
const [file, appId, envId] = process.argv.slice(2)
if (!file || !appId || !envId) {
  console.error('usage: npm run keys -- <file outside the repository> <appId> <envId>')
  process.exit(2)
}
if (existsSync(file)) {
  console.error(`${file} is there already; its keys open the stored data, so it is not overwritten`)
  process.exit(1)
}
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, `${JSON.stringify(newDeployment(appId, envId), null, 2)}\n`, { mode: 0o600, flag: 'wx' })
console.log(`wrote ${file}: keep it secret and keep it safe, since nobody can read the private fields without it`)
