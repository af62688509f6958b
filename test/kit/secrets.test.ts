import { randomBytes } from 'node:crypto'
import { blindIndex, decryptField, encryptField, isDeploymentSecret } from '../../cloudfunctions/kit/secrets'
import { testEnvironment, withEnvironment } from './keys'

const { variables } = testEnvironment()
withEnvironment(variables)

const place = { collection: 'persons', id: 'p1', field: 'phone' }
const phone = '13000000111'

describe('an encrypted field', () => {
  it('comes back as it was, and says nothing of itself', () => {
    const token = encryptField(phone, place)
    expect(decryptField(token, place)).toBe(phone)
    expect(token).not.toContain(phone)
    expect(encryptField(phone, place)).not.toBe(token)
  })

  it.each([
    ['another collection', { ...place, collection: 'microHomes' }],
    ['another document', { ...place, id: 'p2' }],
    ['another field', { ...place, field: 'address' }],
  ])('cannot be moved to %s', (_where, other) => {
    const token = encryptField(phone, place)
    expect(() => decryptField(token, other)).toThrow()
  })

  it('cannot be changed in any part', () => {
    const parts = encryptField(phone, place).split('.')
    for (const [at, part] of parts.entries()) {
      const flipped = (part.startsWith('A') ? 'B' : 'A') + part.slice(1)
      const changed = parts.map((each, index) => (index === at ? flipped : each)).join('.')
      expect(() => decryptField(changed, place)).toThrow()
    }
  })

  it('written under an old key stays readable after rotation, and new ones use the new key', () => {
    const old = encryptField(phone, place)
    const keys = JSON.parse(process.env.FIELD_KEYS ?? '') as Record<string, string>
    process.env.FIELD_KEYS = JSON.stringify({ ...keys, k2: randomBytes(32).toString('base64') })
    expect(decryptField(old, place)).toBe(phone)
    expect(encryptField(phone, place)).toMatch(/^v1\.k2\./)
    expect(old).toMatch(/^v1\.k1\./)
  })

  it('yields nothing without its key', () => {
    const token = encryptField(phone, place)
    process.env.FIELD_KEYS = JSON.stringify({ k9: randomBytes(32).toString('base64') })
    expect(() => decryptField(token, place)).toThrow('a private field has no key')
  })
})

describe('a blind index', () => {
  it('is the same for the same value and kind only', () => {
    expect(blindIndex('phone', phone)).toBe(blindIndex('phone', phone))
    expect(blindIndex('phone', phone)).not.toBe(blindIndex('person', phone))
    expect(blindIndex('phone', phone)).not.toBe(blindIndex('phone', '13000000112'))
  })

  it('tells nothing without the key', () => {
    const before = blindIndex('phone', phone)
    process.env.BLIND_INDEX_KEY = randomBytes(32).toString('base64')
    expect(blindIndex('phone', phone)).not.toBe(before)
  })
})

describe('the deployment secret', () => {
  it('is taken only as it is', () => {
    expect(isDeploymentSecret('FOUNDING_SECRET', variables.FOUNDING_SECRET)).toBe(true)
    expect(isDeploymentSecret('FOUNDING_SECRET', `${variables.FOUNDING_SECRET} `)).toBe(false)
    expect(isDeploymentSecret('FOUNDING_SECRET', '')).toBe(false)
  })

  it('opens nothing where none is set', () => {
    delete process.env.FOUNDING_SECRET
    expect(isDeploymentSecret('FOUNDING_SECRET', '')).toBe(false)
    expect(isDeploymentSecret('FOUNDING_SECRET', 'undefined')).toBe(false)
  })
})
