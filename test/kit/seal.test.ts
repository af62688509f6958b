import { randomBytes } from 'node:crypto'
import { Refusal } from '../../cloudfunctions/kit/refusal'
import { openCall } from '../../cloudfunctions/kit/seal'
import { boundRequest, replyWithin } from '../../domain/sealed-call'
import { SEAL_RANDOM_BYTES, sealFor } from '../../domain/sealing'
import { testEnvironment, withEnvironment } from './keys'

const { variables, sealPublicKeys } = testEnvironment()
withEnvironment(variables)
const [{ keyId, publicKey } = { keyId: '', publicKey: '' }] = sealPublicKeys

const HERS = { action: 'member.introduce', requestId: 'request-0123456789', caller: 'her-tag' }
const sealed = (text = boundRequest(HERS, { phone: '13000000111' })) =>
  sealFor(keyId, publicKey, text, randomBytes(SEAL_RANDOM_BYTES))
const opening = (box: unknown) => openCall(box, HERS)

function codeOf(open: () => unknown): string {
  try {
    open()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'opened'
}

describe('a sealed call', () => {
  it('is opened by the function and answered so that only its phone can read', () => {
    const call = sealed()
    expect(JSON.stringify(call.sealed)).not.toContain('13000000111')
    const opened = opening(call.sealed)
    expect(opened.input).toEqual({ phone: '13000000111' })
    const answer = opened.answer({ ok: true, data: { name: '甲' } })
    expect(JSON.stringify(answer)).not.toContain('甲')
    expect(replyWithin(call.open(answer), HERS.requestId)).toEqual({ reply: { ok: true, data: { name: '甲' } } })
  })

  it.each(['from', 'nonce', 'box'] as const)('is refused when its %s was changed on the way', (part) => {
    const { sealed: box } = sealed()
    const changed = Buffer.from(box[part], 'base64')
    changed[0] = (changed[0] ?? 0) ^ 1
    expect(codeOf(() => opening({ ...box, [part]: changed.toString('base64') }))).toBe('SEAL_BROKEN')
  })

  it.each([
    ['nothing', undefined],
    ['an open input', { phone: '13000000111' }],
    ['a box of the wrong shape', { keyId: 'k1', from: 'a', nonce: 1, box: '' }],
    ['keys that are too short', { keyId: 'k1', from: 'AAAA', nonce: 'AAAA', box: 'AAAA' }],
    ['more than a box', { ...sealed().sealed, input: {} }],
  ])('is refused when it is %s', (_what, value) => {
    expect(codeOf(() => opening(value))).toBe('SEAL_BROKEN')
  })

  it('is refused when it holds no JSON', () => {
    expect(codeOf(() => opening(sealed('not json').sealed))).toBe('SEAL_BROKEN')
  })

  it('is refused for a key that this deployment does not hold, whatever the name', () => {
    for (const name of ['k2', '', '__proto__', 'constructor'])
      expect(codeOf(() => opening({ ...sealed().sealed, keyId: name }))).toBe('SEAL_BROKEN')
  })

  it('under an older key is still opened after rotation', () => {
    const call = sealed()
    const keys = JSON.parse(process.env.SEAL_KEYS ?? '') as Record<string, string>
    process.env.SEAL_KEYS = JSON.stringify({ ...keys, k2: randomBytes(32).toString('base64') })
    expect(opening(call.sealed).input).toEqual({ phone: '13000000111' })
  })

  it('does not take the answer to another call for its own', () => {
    const [mine, other] = [sealed(), sealed()]
    const answer = opening(other.sealed).answer({ ok: true })
    expect(replyWithin(other.open(answer), HERS.requestId)).toEqual({ reply: { ok: true } })
    expect(mine.open(answer)).toBeNull()
  })

  it('does not take an answer that was changed on the way', () => {
    const call = sealed()
    const { nonce, box } = opening(call.sealed).answer({ ok: true })
    const changed = Buffer.from(box, 'base64')
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1
    expect(call.open({ nonce, box: changed.toString('base64') })).toBeNull()
  })

  it.each([
    ['another caller', { caller: 'his-tag' }],
    ['another action', { action: 'member.settle' }],
    ['another request', { requestId: 'request-9876543210' }],
  ])('is refused when it is sent again for %s', (_whom, other) => {
    expect(codeOf(() => openCall(sealed().sealed, { ...HERS, ...other }))).toBe('SEAL_BROKEN')
    expect(codeOf(() => openCall(sealed().sealed, HERS))).toBe('opened')
  })

  it('does not take its own request, sent back, for a reply', () => {
    const call = sealed()
    expect(call.open(call.sealed)).toContain('13000000111')
    expect(replyWithin(call.open(call.sealed), HERS.requestId)).toBeNull()
  })
})
