import { type Caller, type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { OTHER_PIN, PIN, setPin } from './scenarios/watching'

/* 工作密码: never plain, five tries and then a growing delay, one's own, and taken away only from above. */
const MINUTE_MS = 60_000

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await setPin(house, 'villageOfficer', PIN)
  await house.keep()
}, 60_000)
afterAll(() => house.close())
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set('2027-05-19T15:00:00+08:00')
})

const as = (caller: Caller) => house.as(openidOf(caller))
const personOf = async (caller: Caller) =>
  (await house.dump()).persons?.find(({ _id }) => _id === county.personIds[caller]) ?? {}
async function tried(pin: string, caller: Caller = 'villageOfficer', requestId?: string): Promise<string> {
  const reply = await as(caller).ask('member', 'checkStaffPin', { pin }, requestId)
  return reply.ok ? 'OK' : reply.error.code
}
async function triedInTurn(times: number): Promise<string[]> {
  const codes: string[] = []
  for (let i = 0; i < times; i += 1) codes.push(await tried(OTHER_PIN))
  return codes
}

describe('a pin', () => {
  it('opens for its officer, and is said to stand', async () => {
    expect(await tried(PIN)).toBe('OK')
    expect((await as('villageOfficer').call('member', 'me', {})).staffPin).toBe(true)
    expect((await as('townshipOfficer').call('member', 'me', {})).staffPin).toBe(false)
  })

  it('stands nowhere: not in a document, not in a log, not in what was printed', async () => {
    await tried(PIN)
    await tried(OTHER_PIN)
    await house.drain()
    const stored = JSON.stringify(await house.dump())
    for (const pin of [PIN, OTHER_PIN]) {
      expect(stored).not.toContain(pin)
      expect(house.printed.join('\n')).not.toContain(pin)
    }
  })

  it('is salted and bound to its officer: the same digits are other tokens, and a token moved to another opens nothing', async () => {
    await setPin(house, 'townshipOfficer', PIN)
    const mine = (await personOf('villageOfficer')).staffPin as { token: string }
    const hers = (await personOf('townshipOfficer')).staffPin as { token: string }
    expect(mine.token).not.toBe(hers.token)
    await house.change('persons', county.personIds.townshipOfficer, { 'staffPin.token': mine.token })
    expect(await tried(PIN, 'townshipOfficer')).toBe('TRY_AGAIN')
  })

  it('of another officer opens nothing', async () => {
    await setPin(house, 'townshipOfficer', OTHER_PIN)
    expect(await tried(PIN, 'townshipOfficer')).toBe('PIN_WRONG')
    expect(await tried(OTHER_PIN)).toBe('PIN_WRONG')
  })

  it.each(['000000', '123456', '987654', '12345', '1234567', '12345a', ''])('%s is none', async (pin) => {
    const reply = await as('townshipOfficer').ask('member', 'setStaffPin', { pin })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', field: 'pin' } })
  })

  it('is nothing for a resident or a former officer', async () => {
    for (const caller of ['resident', 'formerTownshipOfficer', 'futureTownshipOfficer'] as const) {
      const reply = await as(caller).ask('member', 'setStaffPin', { pin: PIN })
      expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    }
  })
})

describe('a wrong pin', () => {
  it('may be tried five times; then right and wrong are one answer until the wait is over', async () => {
    expect(await triedInTurn(6)).toEqual([...Array(5).fill('PIN_WRONG'), 'PIN_WAIT'])
    expect(await tried(PIN)).toBe('PIN_WAIT')
    await house.cloud.clock.forward(MINUTE_MS + 1000)
    expect(await tried(PIN)).toBe('OK')
  })

  it('makes the wait grow: 1, 5, 15, 60 minutes, and no try within it makes it longer', async () => {
    await triedInTurn(5)
    for (const minutes of [1, 5, 15, 60, 60]) {
      await house.cloud.clock.forward((minutes - 0.2) * MINUTE_MS)
      expect([minutes, await tried(OTHER_PIN)]).toEqual([minutes, 'PIN_WAIT'])
      await house.cloud.clock.forward(0.4 * MINUTE_MS)
      expect([minutes, await tried(OTHER_PIN)]).toEqual([minutes, 'PIN_WRONG'])
    }
  })

  it('is looked at five times however many come at once', async () => {
    const guesses = Array.from({ length: 20 }, (_, i) => String(700_301 + i * 17))
    // Slow to be written, so that each has read the count before any other has changed it.
    const slow = { collection: 'persons', action: 'database.modifyDocument' }
    await house.plan({ match: slow, kind: 'delay', ms: 150, times: 1000 })
    const codes = await Promise.all(guesses.map((pin) => tried(pin)))
    await house.clearFaults()
    expect(codes.filter((code) => code === 'PIN_WRONG').length).toBeLessThanOrEqual(5)
    expect(codes.filter((code) => code !== 'PIN_WRONG' && code !== 'PIN_WAIT' && code !== 'BUSY')).toEqual([])
    expect(await tried(PIN)).toBe('PIN_WAIT')
  })

  it('sent again under the same request is told the same, costs no try, and tries nothing else', async () => {
    const requestId = 'request-of-one-guess-1'
    for (let i = 0; i < 8; i += 1) expect(await tried(OTHER_PIN, 'villageOfficer', requestId)).toBe('PIN_WRONG')
    expect(await tried(PIN, 'villageOfficer', requestId)).toBe('PIN_WRONG')
    expect((await personOf('villageOfficer')).pinTries).toMatchObject({ wrong: 1 })
    expect(await tried(PIN)).toBe('OK')
  })

  it('counts where a new pin is set too', async () => {
    const set = () => as('villageOfficer').ask('member', 'setStaffPin', { pin: '274918', old: OTHER_PIN })
    for (let i = 0; i < 5; i += 1) expect(await set()).toMatchObject({ error: { code: 'PIN_WRONG', field: 'old' } })
    expect(await set()).toMatchObject({ error: { code: 'PIN_WAIT' } })
  })

  it('that makes her wait stands in the audit, without the pin', async () => {
    await triedInTurn(5)
    await house.drain()
    const told = (await house.dump()).audit?.filter(({ action }) => action === 'member.checkStaffPin')
    expect(told).toMatchObject([{ actor: county.personIds.villageOfficer, changed: ['pinTries'] }])
  })

  it('is forgotten by a right one', async () => {
    await triedInTurn(4)
    expect(await tried(PIN)).toBe('OK')
    expect(await triedInTurn(4)).toEqual(Array(4).fill('PIN_WRONG'))
  })
})

describe('another pin', () => {
  it('needs the one that stands', async () => {
    const set = (old?: string) =>
      as('villageOfficer').ask('member', 'setStaffPin', { pin: '274918', ...(old ? { old } : {}) })
    expect(await set()).toMatchObject({ error: { code: 'PIN_WRONG', field: 'old' } })
    expect(await set(PIN)).toMatchObject({ ok: true })
    expect([await tried(PIN), await tried('274918')]).toEqual(['PIN_WRONG', 'OK'])
  })

  it('is not set by an old call that comes again', async () => {
    await as('villageOfficer').call('member', 'setStaffPin', { pin: '274918', old: PIN }, 'request-of-the-second')
    await as('villageOfficer').ask('member', 'setStaffPin', { pin: PIN }, 'request-before-pin')
    expect(await tried('274918')).toBe('OK')
  })
})

describe('a forgotten pin', () => {
  const reset = (caller: Caller, who: Caller, orgId: string, requestId?: string) =>
    as(caller).ask('federation', 'resetStaffPin', { orgId, personId: county.personIds[who] }, requestId)

  it('is taken away by an officer above her, is audited, and she sets a new one', async () => {
    await triedInTurn(6)
    const { officers } = await as('townshipOfficer').call('federation', 'officers', { orgId: 'V1' })
    expect(officers).toMatchObject([{ personId: county.personIds.villageOfficer, mayResetPin: true }])
    expect(await reset('townshipOfficer', 'villageOfficer', 'V1')).toMatchObject({ ok: true })
    expect(await tried(PIN)).toBe('PIN_NOT_SET')
    await as('villageOfficer').call('member', 'setStaffPin', { pin: OTHER_PIN })
    expect(await tried(OTHER_PIN)).toBe('OK')
    await house.drain()
    const told = (await house.dump()).audit?.filter(({ action }) => action === 'federation.resetStaffPin')
    expect(told).toMatchObject([{ actor: county.personIds.townshipOfficer, docId: county.personIds.villageOfficer }])
  })

  it('is not taken away by herself, beside or below her, elsewhere, or through another role of hers', async () => {
    await setPin(house, 'townshipOfficer', PIN)
    const not = { ok: false, error: { code: 'NOT_FOUND' } }
    expect(await reset('townshipOfficer', 'townshipOfficer', 'T1')).toMatchObject(not)
    expect(await reset('jobOwner', 'townshipOfficer', 'T1')).toMatchObject(not)
    expect(await reset('villageOfficer', 'townshipOfficer', 'T1')).toMatchObject(not)
    expect(await reset('townshipOfficerElsewhere', 'villageOfficer', 'V1')).toMatchObject(not)
    expect(await reset('townshipOfficer', 'resident', 'V1')).toMatchObject(not)
    const { personIds } = county
    const more = { orgId: 'V1', personId: personIds.townshipOfficer, role: 'villageAdmin', until: null } as const
    await as('countyOfficer').call('federation', 'grant', more)
    expect(await reset('jobOwner', 'townshipOfficer', 'V1')).toMatchObject(not)
    expect(await tried(PIN, 'townshipOfficer')).toBe('OK')
    expect(await reset('countyOfficer', 'townshipOfficer', 'T1')).toMatchObject({ ok: true })
  })

  it('is left alone by a reset that comes again', async () => {
    await reset('townshipOfficer', 'villageOfficer', 'V1', 'request-of-one-reset-1')
    await as('villageOfficer').call('member', 'setStaffPin', { pin: OTHER_PIN })
    await reset('townshipOfficer', 'villageOfficer', 'V1', 'request-of-one-reset-1')
    expect(await tried(OTHER_PIN)).toBe('OK')
  })
})
