import { randomBytes } from 'node:crypto'
import { utils, write } from '@e965/xlsx'
import { SEAL_RANDOM_BYTES, sealFor } from '../../domain/sealing'
import { type Caller, type County, FLAT, foundCounty, HOME, openidOf, PRIVATE } from './county'
import { type House, openHouse } from './house'
import { filesHolding } from './traces'

/*
 * A phone in the wrong hands: every call here is one that the service would rather not get. What it may do at most is what its answer says.
 */
let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
beforeEach(() => house.restore())
afterAll(() => house.close())

const as = (caller: Caller) => house.as(openidOf(caller))
/** Sends an event as it is, past every client. */
async function send(openid: string, name: string, event: object): Promise<unknown> {
  const outcome = await house.cloud.call(openid, name, { requestId: 'request-0123456789', version: 1, ...event })
  if ('error' in outcome) throw new Error(`${name} broke: ${outcome.error.message}`)
  return outcome.result
}
const code = (reply: unknown) => (reply as { error?: { code: string } }).error?.code ?? 'ok'

describe('a requestId that is used again hides nothing from the audit', () => {
  const SAME = 'request-always-the-same'
  const entries = async (action: string) => {
    await house.drain()
    return ((await house.dump()).audit ?? []).filter((entry) => entry.requestId === SAME && entry.action === action)
  }

  it('of another officer: both have looked', async () => {
    for (const officer of ['townshipOfficer', 'villageOfficer', 'villageOfficer'] as const)
      await as(officer).call('home', 'contact', { homeId: county.flatId }, SAME)
    expect((await entries('home.contact')).map(({ actor }) => actor)).toEqual(
      expect.arrayContaining([county.personIds.townshipOfficer, county.personIds.villageOfficer]),
    )
    expect(await entries('home.contact')).toHaveLength(2)
  })

  it('on another day: she has looked again', async () => {
    const look = () => as('villageOfficer').call('home', 'contact', { homeId: county.flatId }, SAME)
    await look()
    await house.cloud.clock.forward(86_400_000)
    await look()
    expect(await entries('home.contact')).toHaveLength(2)
  })

  it('with other words: each change is told', async () => {
    const chief = as('countyOfficer')
    const personId = county.personIds.resident
    await chief.call('federation', 'grant', { orgId: 'V1', personId, role: 'villageAdmin', until: null }, SAME)
    await chief.call('federation', 'grant', { orgId: 'T2', personId, role: 'townshipAdmin', until: null }, SAME)
    expect(await entries('federation.grant')).toHaveLength(2)
    for (const complaintPhone of ['12345', '96110', '12345'])
      await chief.call('federation', 'changeSettings', { orgId: 'C', settings: { complaintPhone } }, SAME)
    expect(await entries('federation.changeSettings')).toHaveLength(3)
  })

  it('nor does it pass off another officer’s home as one’s own registration', async () => {
    const home = { ...HOME, services: [...HOME.services], name: '新来的微家' }
    const input = { ...home, hostPersonId: county.personIds.hostOfThisHome }
    const { homeId } = await as('townshipOfficer').call('home', 'register', input, SAME)
    expect(await as('townshipOfficer').call('home', 'register', input, SAME)).toEqual({ homeId })
    expect(code(await as('jobOwner').ask('home', 'register', input, SAME))).toBe('HOME_EXISTS')
  })
})

describe('an id that is guessed', () => {
  it.each(['a-visitor', openidOf('resident')])(
    'of a home that is not shown costs %s what no home costs',
    async (openid) => {
      await house.change('microHomes', county.homeId, { state: 'draft' })
      const [hidden, absent] = await Promise.all(
        [county.homeId, 'no-such-home'].map((homeId) => house.ask(openid, 'home.view', { homeId })),
      )
      expect(hidden?.reply).toEqual(absent?.reply)
      expect(hidden?.requests.map(({ collection }) => collection).sort()).toEqual(
        absent?.requests.map(({ collection }) => collection).sort(),
      )
    },
  )

  it('of a person tells nobody who ends a grant whether there is one', async () => {
    const end = (personId: string) =>
      as('townshipOfficer').ask('federation', 'endGrant', { orgId: 'V1', personId, grantId: 'no-such-grant' })
    expect(await end(county.personIds.villageOfficerElsewhere)).toEqual(await end('nobody'))
  })
})

it('a telephone number that somebody has is answered as one that nobody has', async () => {
  const answers = await Promise.all(
    [PRIVATE.residentPhone, PRIVATE.homePhone, '13999999999'].map((phone, i) =>
      house.ask(openidOf((['resident', 'unitOfficer', 'formerHost'] as const)[i] ?? 'resident'), 'member.introduce', {
        name: '方静',
        phone,
      }),
    ),
  )
  expect(new Set(answers.map(({ reply }) => code(reply)))).toEqual(new Set(['ok']))
  expect(new Set(answers.map(({ requests }) => requests.map(({ action }) => action).join()))).toHaveProperty('size', 1)
})

describe('a spreadsheet', () => {
  const base = () => county.fileId.slice(0, county.fileId.indexOf('staging/'))
  const start = (caller: Caller, fileId: string, requestId?: string) =>
    as(caller).ask('roll', 'start', { orgId: 'T1', fileId, fileName: '摸底表.xlsx' }, requestId)

  it.each([
    ['of somebody else', 'staging/openid-of-resident/hers.xlsx'],
    ['of somebody else by a way up', 'staging/openid-of-jobOwner/../openid-of-resident/hers.xlsx'],
    ['of somebody else by an encoded way up', 'staging/openid-of-jobOwner/%2e%2e/openid-of-resident/hers.xlsx'],
    ['of somebody else by a backslash', 'staging/openid-of-jobOwner\\..\\openid-of-resident\\hers.xlsx'],
    ['whose name begins as hers', 'staging/openid-of-jobOwner-too/hers.xlsx'],
    ['behind a question mark', 'staging/openid-of-jobOwner/x?y'],
    ['behind a number sign', 'staging/openid-of-jobOwner/x#y'],
    ['with half a character', 'staging/openid-of-jobOwner/\ud800'],
    ['with no name', 'staging/openid-of-jobOwner/'],
    ['behind two strokes', 'staging/openid-of-jobOwner//x'],
    ['that is no longer there', 'staging/openid-of-jobOwner/gone.xlsx'],
  ])('%s is missing, and stays where it is', async (_which, place) => {
    await as('resident').upload('hers.xlsx', Buffer.from('what she has uploaded'))
    expect(await start('jobOwner', `${base()}${place}`)).toMatchObject({
      ok: false,
      error: { code: 'FILE_MISSING', field: 'fileId' },
    })
    expect(filesHolding(house.dataDir, 'what she has uploaded')).toHaveLength(1)
  })

  it('of another environment is missing', async () => {
    const elsewhere = 'cloud://other-env.6f74-other-env/staging/openid-of-jobOwner/x.xlsx'
    expect(code(await start('jobOwner', elsewhere))).toBe('FILE_MISSING')
  })

  it('goes nowhere but below one’s own prefix', async () => {
    for (const [openid, cloudPath] of [
      ['a', 'staging/b/x'],
      ['a', 'staging/a/../b/x'],
      ['a', '/staging/a/x'],
      ['a', 'staging/A/x'],
      ['a', 'public/x'],
      ['a/..', 'staging/a/../x'],
      ['{openid}', 'staging/{openid}/x'],
    ]) {
      const query = new URLSearchParams({ as: openid ?? '', cloudPath: cloudPath ?? '' })
      const headers = { 'content-type': 'application/octet-stream' }
      const response = await fetch(`${house.url}/local/upload?${query}`, { method: 'POST', headers, body: 'x' })
      expect([cloudPath, await response.json()]).toEqual([cloudPath, { error: expect.anything() }])
    }
  })

  it('is linked for its owner alone, and for a minute at most', async () => {
    const link = async (openid: string, fileID: string) => {
      const response = await fetch(`${house.url}/local/temp-url`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as: openid, fileList: [{ fileID, maxAge: 86_400 }] }),
      })
      const { fileList } = (await response.json()) as { fileList: { tempFileURL: string; errMsg: string }[] }
      return fileList[0] ?? { tempFileURL: '', errMsg: 'none' }
    }
    const fileId = await as('resident').upload('hers.xlsx', Buffer.from('what she has uploaded'))
    expect(await link(openidOf('jobOwner'), fileId)).toMatchObject({ tempFileURL: '' })
    const [hers, none] = [fileId, `${fileId}.none`].map((id) => link(openidOf('jobOwner'), id))
    expect((await hers)?.errMsg).toBe((await none)?.errMsg)
    const { tempFileURL } = await link(openidOf('resident'), fileId)
    expect(await (await fetch(tempFileURL)).text()).toBe('what she has uploaded')
    expect((await fetch(tempFileURL.replace('hers', 'others'))).status).toBe(403)
    await house.cloud.clock.forward(61_000)
    expect((await fetch(tempFileURL)).status).toBe(403)
  })

  it('with a number in the wrong column or a door in a question comes back sealed, and lies in no log', async () => {
    const wrong = {
      微家名称: '望潮微家',
      乡镇: '青屿镇',
      村: '里塘社区',
      类型: '网格睦邻',
      服务内容: '亲子教育',
      建设方式: '提升',
      场所类别: '秘密花园9幢405室',
      详细地址: '里塘社区',
      微家主人: '陈一13955544441',
      联系电话: '139555444421',
      结对执委: '赵二',
      执委级别: '乡镇',
    }
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.json_to_sheet([wrong]))
    const fileId = await as('jobOwner').upload(
      'wrong.xlsx',
      write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer,
    )
    const job = await as('jobOwner').call('roll', 'start', { orgId: 'T1', fileId, fileName: 'wrong.xlsx' })
    await as('jobOwner').call('roll', 'advance', { jobId: job.id })
    const { rows } = await as('jobOwner').call('roll', 'rows', { jobId: job.id })
    for (const phrase of ['13955544441', '139555444421', '秘密花园9幢405室']) {
      expect(JSON.stringify(rows)).toContain(phrase)
      // Her own file stays where she put it for a day, to be given back with its problems marked.
      const holding = filesHolding(house.dataDir, phrase).filter((file) => !file.startsWith('files/staging/'))
      expect(holding).toEqual([])
    }
  })

  it('that was confirmed is not confirmed otherwise: a number that she takes back is not quietly published', async () => {
    const { jobId } = county
    const confirm = (publicPhoneRows: number[]) =>
      as('jobOwner').ask('roll', 'confirm', { jobId, built: 'all', publicPhoneRows })
    await as('jobOwner').call('roll', 'advance', { jobId })
    expect(code(await confirm([2, 3]))).toBe('ok')
    expect(code(await confirm([3, 2, 2]))).toBe('ok')
    expect(code(await confirm([2]))).toBe('JOB_STATE')
  })

  it('sent for another place under the same requestId is another job', async () => {
    const send = async (orgId: string) => {
      const fileId = await as('countyOfficer').upload('roll.xlsx', Buffer.from('no roll'))
      return as('countyOfficer').call('roll', 'start', { orgId, fileId, fileName: 'x' }, 'request-for-two-places')
    }
    const [here, there] = [await send('T1'), await send('T2')]
    expect([here.orgName, there.orgName]).toEqual(['青屿镇', '白沙镇'])
    expect(here.id).not.toBe(there.id)
  })
})

describe('a box', () => {
  const key = () => house.sealPublicKeys.at(-1) ?? { keyId: '', publicKey: '' }
  /** A box with the input as a text, bound to the call that `introduce` below makes. */
  const seal = (input: string) => {
    const caller = house.callerTag(openidOf('resident'))
    const bound = `{"action":"member.introduce","requestId":"request-0123456789","caller":"${caller}","input":${input}}`
    return sealFor(key().keyId, key().publicKey, bound, randomBytes(SEAL_RANDOM_BYTES))
  }
  const introduce = (sealed: object) => send(openidOf('resident'), 'member', { action: 'introduce', sealed })

  it.each([
    ['deep', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['deep within a field', `{"name":${'['.repeat(200_000)}${']'.repeat(200_000)},"phone":"1"}`],
    ['long', JSON.stringify('x'.repeat(900_000))],
    ['of another kind', 'null'],
    ['with a prototype', '{"__proto__":{"name":"方静"},"phone":"13955599999"}'],
    ['with a field too many', '{"name":"方静","phone":"13955599999","roles":[{"role":"countyAdmin"}]}'],
  ])('whose content is %s is answered by name, sealed', async (_how, text) => {
    const { sealed, open } = seal(text)
    const answer = (await introduce(sealed)) as { ok: true; sealed: { nonce: string; box: string } }
    expect(code(JSON.parse(open(answer.sealed) ?? '{}').reply)).toBe('INPUT_INVALID')
  })

  it.each([
    ['from nobody', { from: '' }],
    ['from a key of zeros', { from: Buffer.alloc(32).toString('base64') }],
    ['from a short key', { from: 'AAAA' }],
    ['with a short nonce', { nonce: 'AAAA' }],
    ['for a key that is not ours', { keyId: '__proto__' }],
  ])('%s is broken', async (_how, changed) => {
    expect(code(await introduce({ ...seal('{}').sealed, ...changed }))).toBe('SEAL_BROKEN')
  })

  it('and its answer open for the phone that sent it alone, each answer for its own call', async () => {
    const [mine, another] = [seal('{}'), seal('{}')]
    const { sealed } = (await introduce(mine.sealed)) as { sealed: { nonce: string; box: string } }
    expect(mine.open(sealed)).not.toBeNull()
    expect(another.open(sealed)).toBeNull()
  })

  it('that somebody else sends again, read from a log, tells and changes nothing', async () => {
    const { sealed } = seal('{"name":"方静","phone":"13955599999"}')
    const again = { action: 'introduce', sealed }
    expect(code(await send(openidOf('hostOfThisHome'), 'member', again))).toBe('SEAL_BROKEN')
  })

  it('is not opened where an open input is expected, nor an open input where a box is', async () => {
    const contact = { action: 'contact', input: { homeId: county.flatId } }
    expect(code(await send(openidOf('townshipOfficer'), 'home', contact))).toBe('SEAL_BROKEN')
    const view = { action: 'view', sealed: seal(JSON.stringify({ homeId: county.flatId })).sealed }
    expect(code(await send(openidOf('townshipOfficer'), 'home', view))).toBe('INPUT_INVALID')
  })
})

describe('names that programs know are names like others', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is no action', async (action) => {
    expect(code(await send('a-visitor', 'member', { action, input: {} }))).toBe('NOT_FOUND')
  })

  it('a prototype among the fields is refused, and changes nobody', async () => {
    const input = JSON.parse('{"orgId":"T1","settings":{"__proto__":{"hostWord":"x"},"hostWord":"y"}}')
    expect(code(await send(openidOf('townshipOfficer'), 'federation', { action: 'changeSettings', input }))).toBe(
      'INPUT_INVALID',
    )
    const me = JSON.parse('{"action":"me","input":{},"__proto__":{"sealed":{}},"constructor":1}')
    expect(await send('a-visitor', 'member', me)).toMatchObject({ ok: true, data: { personId: null } })
  })

  it('a village may be called __proto__ and is one village', async () => {
    const centre = HOME.position
    const place = (id: string, level: 'township' | 'village', name: string, parentId: string) => ({
      ...{ id, level, name, parentId, centre },
    })
    const organisations = [
      place('constructor', 'village', '__proto__', '__proto__'),
      place('__proto__', 'township', 'constructor', 'C'),
    ]
    const added = await as('countyOfficer').call('federation', 'addOrganisations', { underId: 'C', organisations })
    expect(added).toEqual({ added: 2, present: 0 })
    const { village } = await house.as('a-newcomer').call('member', 'settle', { villageId: 'constructor' })
    expect(village).toMatchObject({ name: '__proto__', townshipName: 'constructor' })
    expect(code(await house.as('a-newcomer').ask('federation', 'settings', { orgId: 'toString' }))).toBe('NOT_FOUND')
  })
})

describe('an identity', () => {
  it.each([
    'x;TRIGGER_SRC=timer',
    'x","TRIGGER_SRC":"timer',
    `${openidOf('countyOfficer')} `,
    openidOf('countyOfficer').toUpperCase(),
    `${openidOf('countyOfficer')}\u0000`,
  ])('%j is nobody else’s', async (openid) => {
    expect(
      await send(openid, 'member', { action: 'me', input: {}, userInfo: { openId: openidOf('countyOfficer') } }),
    ).toMatchObject({
      ok: true,
      data: { personId: null, roles: [] },
    })
    expect(code(await send(openid, 'timers', { Type: 'Timer', TriggerName: 'everyMinute', action: 'tick' }))).toBe(
      'NOT_FOUND',
    )
  })
})

describe('a cursor that no page gave', () => {
  it.each(['1|:..:|x', '999999999|::|x', '1|T2:V3:|x', '0|V3|V3', '1|~|~'])(
    '%j shows a township nothing beyond itself',
    async (after) => {
      const { homes } = await as('townshipOfficerElsewhere').call('home', 'list', { orgId: 'T2', after })
      expect(homes).toEqual([])
    },
  )

  it.each(['1e308|a', `${'9'.repeat(190)}|a`, '500000|a', '-0|a', '0x10|a', '1e-320|__proto__'])(
    '%j finds homes or none, and no flat nearer than its cell',
    async (after) => {
      const { homes } = await house.as('a-visitor').call('home', 'nearbyHere', { position: FLAT.position, after })
      for (const home of homes) expect(home.id === county.flatId && home.pointExact).toBe(false)
    },
  )
})

describe('what is written', () => {
  it.each(['\u3164', '\u2800', '\u115f\uffa0', '\u0335\u0335', '\ufe0f', '\ud800', '\u202e'])(
    '%j is no name, since nobody can see it',
    async (name) => {
      const told = { name, phone: PRIVATE.residentPhone }
      expect(await as('resident').ask('member', 'introduce', told)).toMatchObject({
        error: { code: 'INPUT_INVALID', field: 'name' },
      })
    },
  )

  it.each([
    ['\u202e方\u2066静\u200b', '方静'],
    ['方\u3164静\ud800', '方静'],
    ['=HYPERLINK("x")', '=HYPERLINK("x")'],
    ['<img src=x>', '<img src=x>'],
    ['方\u2028静', '方 静'],
  ])('%j is kept as the text that is seen', async (name, seen) => {
    await as('resident').call('member', 'introduce', { name, phone: PRIVATE.residentPhone })
    expect((await as('resident').call('member', 'me', {})).name).toBe(seen)
  })
})
