import path from 'node:path'
import { loadDeployment } from '../../deployment'

/** The part of a deployment that is built into the mini program. All of it is public: a phone keeps no secret. */
export interface PinnedDeployment {
  appId: string
  envId: string
  sealPublicKeys: { keyId: string; publicKey: string }[]
  /** Of the one neutral message; null where none has been chosen. */
  noticeTemplateId: string | null
}

/**
 * Reads what to pin from a deployment file (relative to `root`), this machine's own when none is named.
 * @throws Error naming the file and the field that is missing or not of its kind.
 */
export function readPinnedDeployment(root: string, file?: string): PinnedDeployment {
  const { appId, envId, sealPublicKeys, noticeTemplate } = loadDeployment(file && path.resolve(root, file))
  const wrong = (field: string, kind: string) => new Error(`${file ?? 'local deployment'}: ${field} must be ${kind}`)
  if (typeof appId !== 'string' || appId === '') throw wrong('appId', 'a text')
  if (typeof envId !== 'string' || envId === '') throw wrong('envId', 'a text')
  if (!Array.isArray(sealPublicKeys)) throw wrong('sealPublicKeys', 'a list')
  const pinned = sealPublicKeys.map(({ keyId, publicKey }) => {
    if (typeof keyId !== 'string' || typeof publicKey !== 'string')
      throw wrong('sealPublicKeys', '{ keyId, publicKey } each')
    return { keyId, publicKey }
  })
  const noticeTemplateId = noticeTemplate?.id ?? null
  if (noticeTemplateId !== null && !/^[A-Za-z0-9_-]{1,64}$/.test(noticeTemplateId))
    throw wrong('noticeTemplate.id', 'the id of a template')
  return { appId, envId, sealPublicKeys: pinned, noticeTemplateId }
}

/**
 * The module that takes the place of miniprogram/deployment.ts, which only declares the type of its value
 * (`export declare const deployment: …`), so that pages import it like any other module.
 */
export function deploymentModule(pinned: PinnedDeployment): string {
  return `export const deployment = ${JSON.stringify(pinned)}\n`
}
