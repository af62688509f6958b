import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type CloudBase, startCloudBase } from '../../local/cloudbase'
import { FIXTURE, STAGE } from './host'

const sdk = (name: string) => `require(${JSON.stringify(require.resolve(name))})`

/** Functions as WeChat's documentation writes them. */
const FUNCTIONS: Record<string, { source: string; openapi: string[] }> = {
  redeem: {
    openapi: ['phonenumber.getPhoneNumber'],
    source: `const cloud = ${sdk('wx-server-sdk')}
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = ({ code }) => cloud.openapi.phonenumber.getPhoneNumber({ code })
  .then(({ phoneInfo }) => phoneInfo.purePhoneNumber, ({ errCode }) => errCode)`,
  },
  publish: {
    openapi: [],
    source: `const cloud = ${sdk('wx-server-sdk')}
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = ({ cloudPath, base64 }) => cloud.uploadFile({ cloudPath, fileContent: Buffer.from(base64, 'base64') })
  .then(({ fileID }) => fileID)`,
  },
}

export interface CloudHost extends CloudBase {
  /** Closes and clears up. */
  end(): Promise<void>
}

/** The fixture's stage on a real local CloudBase: functions, storage rules and open APIs behind the phones. */
export async function startCloudHost(): Promise<CloudHost> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'preview-cloud-'))
  for (const [name, { source, openapi }] of Object.entries(FUNCTIONS)) {
    const at = path.join(folder, 'functions', name)
    mkdirSync(at, { recursive: true })
    writeFileSync(path.join(at, 'index.js'), source)
    writeFileSync(path.join(at, 'config.json'), JSON.stringify({ permissions: { openapi } }))
  }
  const cloud = await startCloudBase({
    envId: 'test-env',
    appId: 'wxfixture',
    dataDir: path.join(folder, 'data'),
    functionsDir: path.join(folder, 'functions'),
    miniprogramDir: FIXTURE,
    manifest: {
      collections: [],
      functions: Object.keys(FUNCTIONS).map((name) => ({ name, timeoutSeconds: 20, memoryMB: 256 })),
      storage: { publicPrefixes: ['shown/'], clientWrites: ['staging/{openid}/'] },
    },
    port: 0,
    stage: STAGE,
  })
  await cloud.ready
  return {
    ...cloud,
    async end() {
      await cloud.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
