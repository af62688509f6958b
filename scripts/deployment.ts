import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { publicKeyOf } from '../domain/sealing'

/**
 * What one deployment adds to the code: its WeChat app and environment, the public keys pinned into the package, and the environment
 * variables of its functions. It holds secrets, so it never enters the repository: `.local/deployment.json` is made once on this machine.
 */
export interface Deployment {
  appId: string
  envId: string
  /** Pinned into the mini program: the public halves of SEAL_KEYS, newest last. */
  sealPublicKeys: { keyId: string; publicKey: string }[]
  /** The one neutral message template, chosen in WeChat's library; its id is pinned into the mini program. Without it WeChat knocks at nobody. */
  noticeTemplate?: NoticeTemplate
  /** Environment variables of every cloud function. */
  functionEnvironment: Record<string, string>
  /** Of the function `help` alone: the keys of cases. No other function can open one. */
  helpEnvironment: Record<string, string>
}

/** The template's id, and what each of its fields takes: `{"thing1":"words","thing2":"from","time3":"time"}`. */
export interface NoticeTemplate {
  id: string
  fields: Record<string, 'words' | 'from' | 'time'>
}

/** On this machine any id is a template's. */
export const LOCAL_TEMPLATE: NoticeTemplate = {
  id: 'local-new-message',
  fields: { thing1: 'words', thing2: 'from', time3: 'time' },
}

export const LOCAL_DEPLOYMENT = join(__dirname, '..', '.local', 'deployment.json')

const key = (): string => randomBytes(32).toString('base64')
const caseKeys = () => ({ CASE_KEYS: JSON.stringify({ k1: key() }), CASE_INDEX_KEY: key() })

/** Which function is given which environment variables. */
export function environmentOf(deployment: Deployment): Record<string, Record<string, string>> {
  return { '*': deployment.functionEnvironment, help: deployment.helpEnvironment }
}

/** A fresh deployment with random keys. Key maps are JSON: `{"k1":"<base64 of 32 bytes>"}`, newest last. */
export function newDeployment(appId: string, envId: string): Deployment {
  const sealKey = key()
  return {
    appId,
    envId,
    sealPublicKeys: [{ keyId: 'k1', publicKey: publicKeyOf(sealKey) }],
    functionEnvironment: {
      SEAL_KEYS: JSON.stringify({ k1: sealKey }),
      FIELD_KEYS: JSON.stringify({ k1: key() }),
      BLIND_INDEX_KEY: key(),
      FOUNDING_SECRET: randomBytes(24).toString('base64url'),
    },
    helpEnvironment: caseKeys(),
  }
}

/** Reads a deployment file; the local one is made on first use. */
export function loadDeployment(file: string = LOCAL_DEPLOYMENT): Deployment {
  if (!existsSync(file)) {
    if (file !== LOCAL_DEPLOYMENT)
      throw new Error(`No deployment file at ${file}; make one with: npm run keys -- ${file}`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify(newDeployment('touristappid', 'local-env'), null, 2)}\n`, {
      mode: 0o600,
      flag: 'wx',
    })
  }
  const written = JSON.parse(readFileSync(file, 'utf8')) as Deployment
  const deployment = file === LOCAL_DEPLOYMENT ? withCaseKeys(written) : written
  if (file === LOCAL_DEPLOYMENT) deployment.noticeTemplate ??= LOCAL_TEMPLATE
  if (deployment.noticeTemplate)
    deployment.functionEnvironment.NOTICE_TEMPLATE = JSON.stringify(deployment.noticeTemplate)
  return deployment
}

/** This machine's file may be from before there was help. */
function withCaseKeys(deployment: Deployment): Deployment {
  if (deployment.helpEnvironment !== undefined) return deployment
  const whole = { ...deployment, helpEnvironment: caseKeys() }
  writeFileSync(LOCAL_DEPLOYMENT, `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600 })
  return whole
}
