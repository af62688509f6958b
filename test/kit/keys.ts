import { randomBytes } from 'node:crypto'
import { publicKeyOf } from '../../domain/sealing'

const key = (): string => randomBytes(32).toString('base64')

/** Keys of one test deployment, as its environment variables. */
export function testEnvironment() {
  const sealKey = key()
  return {
    sealPublicKeys: [{ keyId: 'k1', publicKey: publicKeyOf(sealKey) }],
    variables: {
      SEAL_KEYS: JSON.stringify({ k1: sealKey }),
      FIELD_KEYS: JSON.stringify({ k1: key() }),
      BLIND_INDEX_KEY: key(),
      FOUNDING_SECRET: randomBytes(24).toString('base64url'),
      NOTICE_TEMPLATE: JSON.stringify({ id: 'new-message', fields: { thing1: 'words', time2: 'time' } }),
    },
    /** Of the function `help` alone. */
    caseVariables: { CASE_KEYS: JSON.stringify({ k1: key() }), CASE_INDEX_KEY: key() },
  }
}

/** Sets environment variables for the tests of a file, and takes them back. */
export function withEnvironment(variables: Record<string, string>): void {
  const before = { ...process.env }
  beforeEach(() => {
    Object.assign(process.env, variables)
  })
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  })
}
