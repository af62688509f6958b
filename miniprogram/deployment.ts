/** What one deployment adds to the code: public all of it, since a phone keeps no secret. */
interface Deployment {
  appId: string
  envId: string
  /** Public keys of the functions for sealed calls, newest last. */
  sealPublicKeys: { keyId: string; publicKey: string }[]
  /** Of the one neutral message that WeChat may bring; null where this deployment has chosen none. */
  noticeTemplateId: string | null
}

/** The build puts the value in the place of this file, from the deployment that it is given: scripts/build/miniprogram/deployment.ts. */
export declare const deployment: Deployment
