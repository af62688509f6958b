import { checkInCode, checkInScene, personCode, scannedCode } from '../../domain/scanned-code'

const TOKEN = 'abcdefghijklmnopqrstuv'
const MAC = 'abcdefghijk'

describe('one parser reads every code that the product prints', () => {
  it.each([
    [personCode(TOKEN), { kind: 'person', token: TOKEN }],
    [checkInCode('a-1', 40_123_456, MAC), { kind: 'checkIn', activityId: 'a-1', step: 40_123_456, mac: MAC }],
    [checkInScene('abcd-_12', 40_123_456, MAC), { kind: 'checkInScene', key: 'abcd-_12', step: 40_123_456, mac: MAC }],
    ['sbyj:h:home-1:token-1', { kind: 'home', homeId: 'home-1', token: 'token-1' }],
    ['SBYJ-YQ:7Q2M9KXD', { kind: 'invitation' }],
    ['https://example.com', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
    ['%E0%A4%A', { kind: 'unknown' }],
    [`sbyj:p:${TOKEN}x`, { kind: 'unknown' }],
    [`sbyj:c:a:b:1:${MAC}`, { kind: 'unknown' }],
  ])('%s', (text, expected) => {
    expect(scannedCode(text)).toEqual(expected)
  })

  it('reads a mini program code from the path that the scanner gives, encoded or not', () => {
    const scene = checkInScene('abcd-_12', 40_123_456, MAC)
    for (const text of [
      `pages/check-in/check-in?scene=${scene}`,
      `pages/check-in/check-in?scene=${encodeURIComponent(scene)}`,
    ])
      expect(scannedCode(text)).toMatchObject({ kind: 'checkInScene', step: 40_123_456 })
  })

  it('keeps a scene within the 32 characters of WeChat for the next hundred years', () => {
    const step = Math.floor(new Date('2127-01-01').getTime() / 45_000)
    expect(checkInScene('abcd-_12', step, MAC).length).toBeLessThanOrEqual(32)
  })
})
