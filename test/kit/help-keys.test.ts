import { randomBytes } from 'node:crypto'
import { closeText, newCaseKey, openText, unwrap } from '../../cloudfunctions/help/keys/case-key'
import { rewrapCases } from '../../cloudfunctions/help/keys/rewrap'
import type { HelpCaseDocument } from '../../cloudfunctions/kit/help-case'
import { create, read } from '../../cloudfunctions/kit/store'
import { withGateway } from './gateway'
import { testEnvironment } from './keys'

/* Keys of cases: wrapped, bound to their case, rewrapped under a new master key, and destroyed for good. */
const room = withGateway()
const { caseVariables } = testEnvironment()
const first = (JSON.parse(caseVariables.CASE_KEYS) as Record<string, string>).k1 ?? ''
const second = randomBytes(32).toString('base64')
const holdKeys = (keys: Record<string, string>) => {
  process.env.CASE_KEYS = JSON.stringify(keys)
}
beforeEach(() => {
  process.env.CASE_INDEX_KEY = caseVariables.CASE_INDEX_KEY
  holdKeys({ k1: first })
})

let made = 0
async function caseUnderFirst(): Promise<{ id: string; token: string }> {
  made += 1
  const id = `case-${made}`
  const { key, keyToken, masterVersion } = newCaseKey(id)
  const token = closeText(key, '门外就是他', id, 'head')
  await create<HelpCaseDocument>('helpCases', { _id: id, schema: 1, keyToken, masterVersion } as never, undefined)
  return { id, token }
}
const standing = async (id: string) => (await read<HelpCaseDocument>('helpCases', id)) as HelpCaseDocument

it('a key opens its own case alone, and a text its own field alone', async () => {
  const one = newCaseKey('one')
  expect(() => unwrap('two', one.keyToken)).toThrow()
  const token = closeText(one.key, '字', 'one', 'head')
  expect(openText(one.key, token, 'one', 'head')).toBe('字')
  expect(() => openText(one.key, token, 'one', 'entries.a')).toThrow()
  expect(() => openText(one.key, token, 'two', 'head')).toThrow()
  expect(() => openText(newCaseKey('one').key, token, 'one', 'head')).toThrow()
})

it('without the master key nothing opens', () => {
  const { keyToken } = newCaseKey('one')
  holdKeys({ k1: second })
  expect(() => unwrap('one', keyToken)).toThrow()
  holdKeys({ k2: first })
  expect(() => unwrap('one', keyToken)).toThrow()
})

it('a new master key wraps all keys anew, some at a time, and leaves texts alone', async () => {
  const cases = [await caseUnderFirst(), await caseUnderFirst(), await caseUnderFirst()]
  holdKeys({ k1: first, k2: second })
  await rewrapCases(2)
  const versions = async () => (await Promise.all(cases.map(({ id }) => standing(id)))).map((one) => one.masterVersion)
  expect((await versions()).filter((version) => version === 'k2')).toHaveLength(2)
  await rewrapCases(2)
  expect(await versions()).toEqual(['k2', 'k2', 'k2'])
  holdKeys({ k2: second })
  for (const { id, token } of cases) {
    const { keyToken } = await standing(id)
    expect(openText(unwrap(id, keyToken ?? ''), token, id, 'head')).toBe('门外就是他')
  }
})

it('goes on after a request that failed or whose answer was lost, and doubles nothing', async () => {
  const cases = [await caseUnderFirst(), await caseUnderFirst()]
  holdKeys({ k1: first, k2: second })
  for (const kind of ['refuse', 'dropAnswer'] as const) {
    room.gateway.faults.add({ match: { action: 'database.modifyDocument' }, kind, times: 1, ms: 0 } as never)
    await rewrapCases(20).catch(() => undefined)
  }
  await rewrapCases(20)
  for (const { id, token } of cases) {
    const { keyToken, masterVersion } = await standing(id)
    expect(masterVersion).toBe('k2')
    expect(openText(unwrap(id, keyToken ?? ''), token, id, 'head')).toBe('门外就是他')
  }
})

it('a destroyed key does not come back with the next rotation', async () => {
  await create<HelpCaseDocument>('helpCases', { _id: 'erased', schema: 1, masterVersion: 'k1' } as never, undefined)
  holdKeys({ k1: first, k2: second })
  await rewrapCases(20)
  expect(await standing('erased')).not.toHaveProperty('keyToken')
})
