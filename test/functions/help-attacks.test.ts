import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { read as readBook } from '@e965/xlsx'
import { boundRequest } from '../../domain/sealed-call'
import { sealFor } from '../../domain/sealing'
import { type Caller, type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { normalised } from './normalise'
import { SECOND_COUNTY, secondCountyOfficer } from './scenarios/help'
import {
  ASKING,
  type Asking,
  asked,
  casesIn,
  HER_PIN,
  IN_DANGER,
  SPOKEN,
  ticketOf,
  withMark,
} from './scenarios/help-asked'
import { filesBelow, filesHolding, holds, tracesOf } from './traces'
import { until } from './until'

/*
 * Attacks on requests for help: whoever holds her unlocked phone, a curious officer, a professional, a technician with the database, a mass of
 * scripts. help-defences.test.ts takes defences out and sees attacks succeed.
 */
jest.setTimeout(120_000)
const START = '2027-05-19T15:00:00+08:00'
const DAY_MS = 86_400_000
let house: House
let county: County
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  // The quarter before is counted once, at the first tick: every test begins after that.
  await house.cloud.clock.set(START)
  await until(async () => (await house.dump()).helpFigures?.length === 1)
  await house.keep()
}, 120_000)
afterAll(() => house.close())
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set(START)
})

const as = (caller: Caller) => house.as(openidOf(caller))
const code = (reply: unknown) => (reply as { error?: { code: string } }).error?.code ?? 'ok'
const openBy = (openid: string, key: object, requestId?: string) => house.ask(openid, 'help.open', { key }, requestId)
const calls = (requests: { action: string; collection?: string }[]) =>
  requests.map((r) => `${r.action} ${r.collection}`)

describe('her unlocked phone', () => {
  it('answers the same after the same requests, whether she has requests, had none, or the code is wrong', async () => {
    await asked(house, 'resident', IN_DANGER)
    // Both have called today, so that both have a counter.
    for (const who of ['resident', 'hostOfThisHome'] as const) await openBy(openidOf(who), { pin: '111222' })
    const has = await openBy(openidOf('resident'), { pin: '222333' })
    const hasNone = await openBy(openidOf('hostOfThisHome'), { pin: '222333' })
    const noReceipt = await openBy(openidOf('resident'), { receipt: '1234567812345678' })
    expect(code(has.reply)).toBe('HELP_NOT_OPENED')
    expect(hasNone.reply).toEqual(has.reply)
    expect(noReceipt.reply).toEqual(has.reply)
    expect(calls(hasNone.requests)).toEqual(calls(has.requests))
    expect(calls(noReceipt.requests)).toEqual(calls(has.requests))
  })

  it('tells nothing by another request with another code: it is taken as the first one was', async () => {
    const first = await as('resident').ask('help', 'ask', await withMark(house, 'resident', IN_DANGER))
    const again = { ...IN_DANGER, ticket: ticketOf('his'), pin: '135790' }
    const second = await as('resident').ask('help', 'ask', await withMark(house, 'resident', again))
    expect(second).toEqual(first)
    const { cases } = await as('resident').call('help', 'open', { key: { pin: '135790' } })
    expect(cases).toHaveLength(1)
  })

  it('gives five tries, then makes whoever tries wait longer and longer, right or wrong', async () => {
    await asked(house, 'resident', IN_DANGER)
    const codes: string[] = []
    for (let i = 0; i < 6; i += 1) codes.push(code((await openBy(openidOf('resident'), { pin: `90000${i}` })).reply))
    expect(codes).toEqual([...Array(5).fill('HELP_NOT_OPENED'), 'HELP_WAIT'])
    expect(code((await openBy(openidOf('resident'), { pin: HER_PIN })).reply)).toBe('HELP_WAIT')
    await house.cloud.clock.forward(61_000)
    expect(code((await openBy(openidOf('resident'), { pin: '900007' })).reply)).toBe('HELP_NOT_OPENED')
    await house.cloud.clock.forward(61_000)
    expect(code((await openBy(openidOf('resident'), { pin: '900008' })).reply)).toBe('HELP_WAIT')
    await house.cloud.clock.forward(4 * 60_000)
    expect(code((await openBy(openidOf('resident'), { pin: HER_PIN })).reply)).toBe('ok')
  })

  it('wins no free tries by a request of one’s own between them', async () => {
    await asked(house, 'resident', IN_DANGER)
    await asked(house, 'resident', { ...IN_DANGER, ticket: ticketOf('his'), pin: '135790' })
    const codes: string[] = []
    for (let i = 0; i < 6; i += 1) {
      await openBy(openidOf('resident'), { pin: '135790' })
      codes.push(code((await openBy(openidOf('resident'), { pin: `90000${i}` })).reply))
    }
    expect(codes.filter((one) => one === 'HELP_NOT_OPENED').length).toBeLessThanOrEqual(5)
  })

  it('counts guesses that come at once, and those under one requestId', async () => {
    await asked(house, 'resident', IN_DANGER)
    const guesses = Array.from({ length: 12 }, (_, i) => `80000${i % 10}${i > 9 ? '' : ''}`)
    const replies = await Promise.all(
      guesses.map((pin, i) => openBy(openidOf('resident'), { pin }, `request-guess-${String(i).padStart(4, '0')}`)),
    )
    expect(replies.filter(({ reply }) => code(reply) === 'HELP_NOT_OPENED').length).toBeLessThanOrEqual(5)
    await house.restore()
    const same: string[] = []
    for (let i = 0; i < 7; i += 1)
      same.push(code((await openBy(openidOf('resident'), { pin: `70000${i}` }, 'request-always-the-same')).reply))
    expect(same.filter((one) => one === 'HELP_NOT_OPENED')).toHaveLength(5)
  })

  it('keeps no number code of hers usable under another account', async () => {
    await asked(house, 'resident', IN_DANGER)
    expect(code((await openBy(openidOf('visitor'), { pin: HER_PIN })).reply)).toBe('HELP_NOT_OPENED')
  })

  it('leaves no trace of a child’s request in the account whose phone it was', async () => {
    const child = { ...IN_DANGER, child: 'writes', text: '我13岁,爸爸打我', toldOfReport: true } as const
    const before = JSON.stringify((await house.dump()).persons)
    const { receipt, caseId } = await asked(house, 'resident', child)
    expect(receipt).toMatch(/^\d{16}$/)
    expect(code((await openBy(openidOf('resident'), { pin: HER_PIN })).reply)).toBe('HELP_NOT_OPENED')
    expect(JSON.stringify((await house.dump()).persons)).toBe(before)
    const document = (await casesIn(house)).find(({ _id }) => _id === caseId)
    expect(document).not.toHaveProperty('askerIndex')
    expect(document).toMatchObject({ deskId: 'C' })
  })
})

describe('who asked without a name', () => {
  const openids = () => [
    'openid-of-visitor',
    ...(['resident', 'hostOfThisHome', 'countyOfficer'] as const).map(openidOf),
  ]

  it('leaves the same behind as anybody else who asked the same', async () => {
    const left: unknown[] = []
    for (const openid of openids()) {
      await house.restore()
      const input = await withMark(house, 'visitor', ASKING)
      expect(await house.as(openid).ask('help', 'ask', input, 'request-of-one-of-them')).toMatchObject({
        ok: true,
      })
      await house.drain()
      left.push(JSON.stringify(normalised(await house.dump())))
    }
    expect(new Set(left).size).toBe(1)
  })

  it('is guessed by nothing that can be made of an openid with the keys that every function holds', async () => {
    const input = await withMark(house, 'resident', ASKING)
    const standing = JSON.stringify(await house.dump())
    await as('resident').call('help', 'ask', input, 'request-of-somebody-1')
    await house.drain()
    const { helpCases, helpCounters, helpDays, audit } = await house.dump()
    const mine = (audit ?? []).filter((entry) => !standing.includes(String(entry._id)))
    const stored = JSON.stringify({ helpCases, helpCounters, helpDays, mine })
    const openid = openidOf('resident')
    const derived = [
      openid,
      county.personIds.resident,
      house.callerTag(openid),
      'request-of-somebody-1',
      ...(['sha256', 'sha1', 'md5'] as const).flatMap((hash) =>
        (['hex', 'base64', 'base64url'] as const).map((form) => createHash(hash).update(openid).digest(form)),
      ),
      createHmac('sha256', '').update(openid).digest('base64url'),
    ]
    for (const trace of derived) expect(stored.includes(trace)).toBe(false)
    expect(helpCounters).toHaveLength(1)
  })

  it('is counted under a key that is gone the next day', async () => {
    await asked(house, 'resident', ASKING)
    expect((await house.dump()).helpDays).toHaveLength(1)
    await house.cloud.clock.forward(DAY_MS)
    await house.cloud.clock.forward(60_000)
    const { helpDays, helpCounters } = await house.dump()
    expect({ helpDays, helpCounters }).toEqual({ helpDays: [], helpCounters: [] })
  })

  it('stays nobody to the officers who read the case', async () => {
    const { caseId } = await asked(house, 'resident', { ...ASKING, name: '方静' })
    const file = await as('townshipOfficer').call('help', 'view', { caseId })
    expect(file).toMatchObject({ name: null, way: 'anonymous' })
    expect(JSON.stringify(file)).not.toContain(county.personIds.resident)
    expect(file.looks.map(({ did, name }) => [did, name])).toEqual([
      ['view', null],
      ['ask', null],
    ])
  })
})

describe('ids and words', () => {
  it('another’s case by one’s own code is what no case is', async () => {
    const hers = await asked(house, 'hostOfThisHome', IN_DANGER)
    await asked(house, 'resident', { ...IN_DANGER, ticket: ticketOf('mine') })
    const say = (caseId: string) =>
      house.ask(openidOf('resident'), 'help.say', { key: { pin: HER_PIN }, caseId, text: '在吗' })
    const [notMine, none] = [await say(hers.caseId), await say('no-such-case')]
    expect(notMine.reply).toEqual(none.reply)
    expect(code(none.reply)).toBe('HELP_NOT_OPENED')
    expect(calls(notMine.requests)).toEqual(calls(none.requests))
  })

  it.each([
    { caseId: { $ne: '' } },
    { caseId: ['a'] },
    { caseId: 'a/../b' },
    { caseId: 'a', $where: '1' },
    { caseId: '' },
  ])('%j is no case', async (input) => {
    expect(code((await house.ask(openidOf('townshipOfficer'), 'help.view', input)).reply)).toBe('INPUT_INVALID')
  })

  it.each([
    { pin: { $ne: '' } },
    { pin: '12345' },
    { receipt: '12' },
    { pin: '123456', receipt: '1234567812345678' },
    {},
  ])('%j opens nothing and counts as no try', async (key) => {
    expect(code((await openBy(openidOf('resident'), key)).reply)).toBe('INPUT_INVALID')
    expect((await house.dump()).helpCounters).toEqual([])
  })

  it('marks that turn text around are stripped before they are kept', async () => {
    const { caseId } = await asked(house, 'resident', { ...ASKING, text: '钱\u202e没\u0000给' })
    const { said } = await as('townshipOfficer').call('help', 'view', { caseId })
    expect(said[0]?.text).toBe('钱没给')
  })

  it('a box of hers sent by another is broken, and sent again by herself does nothing twice', async () => {
    const { caseId, receipt } = await asked(house, 'resident', ASKING)
    const requestId = 'request-0123456789-box'
    const openid = openidOf('resident')
    const input = { key: { receipt }, caseId, text: '再说一句' }
    const text = boundRequest({ action: 'help.say', requestId, caller: house.callerTag(openid) }, input)
    const pinned = house.sealPublicKeys[0]
    const { sealed } = sealFor('k1', pinned?.publicKey ?? '', text, new Uint8Array(56).fill(7))
    const send = async (who: string) => {
      const outcome = await house.cloud.call(who, 'help', { action: 'say', requestId, version: 1, sealed })
      if ('error' in outcome) throw new Error(outcome.error.message)
      return outcome.result
    }
    expect(code(await send(openidOf('hostOfThisHome')))).toBe('SEAL_BROKEN')
    await send(openid)
    await send(openid)
    const { cases } = await as('resident').call('help', 'open', { key: { receipt } })
    expect(cases[0]?.said).toHaveLength(2)
  })

  it('an open envelope is refused, whatever it holds', async () => {
    const outcome = await house.cloud.call(openidOf('resident'), 'help', {
      action: 'open',
      requestId: 'request-0123456789-open',
      version: 1,
      input: { key: { pin: '777888' } },
    })
    expect(code('error' in outcome ? outcome : outcome.result)).toBe('SEAL_BROKEN')
  })

  it('the timer’s work is done for the timer alone', async () => {
    await asked(house, 'resident', ASKING)
    const forged = { Type: 'Timer', TriggerName: 'everyMinute', userInfo: { openId: openidOf('countyOfficer') } }
    const outcome = await house.cloud.call(openidOf('resident'), 'help', forged)
    expect(code('error' in outcome ? outcome : outcome.result)).toBe('INPUT_INVALID')
  })
})

describe('a mass of requests', () => {
  it('of one account ends for the day, told where help is; of another goes on', async () => {
    const codes: string[] = []
    for (let i = 0; i < 9; i += 1) {
      const input = await withMark(house, 'resident', { ...ASKING, ticket: ticketOf(`mass-${i}`) })
      codes.push(code(await as('resident').ask('help', 'ask', input)))
    }
    expect(codes).toEqual([...Array(8).fill('ok'), 'HELP_OFTEN'])
    const other = await withMark(house, 'visitor', { ...ASKING, ticket: ticketOf('other') })
    expect(code(await as('visitor').ask('help', 'ask', other))).toBe('ok')
  })

  it('with one ticket is one request', async () => {
    const input = await withMark(house, 'resident', ASKING)
    const replies = await Promise.all(Array.from({ length: 6 }, () => as('resident').ask('help', 'ask', input)))
    expect(await casesIn(house)).toHaveLength(1)
    const receipts = replies.filter((reply) => reply.ok).map((reply) => JSON.stringify(reply))
    expect(new Set(receipts).size).toBe(1)
  })
})

describe('a technician with the database', () => {
  const change = (id: string, fields: Record<string, unknown>) => house.change('helpCases', id, fields)
  const fileOf = (caller: Caller, caseId: string) => as(caller).ask('help', 'view', { caseId })

  it('moves no text, head or key from one case to another', async () => {
    const one = await asked(house, 'resident', ASKING)
    const two = await asked(house, 'visitor', { ...ASKING, ticket: ticketOf('two'), text: '另一件' })
    const cases = await casesIn(house)
    const first = cases.find(({ _id }) => _id === one.caseId) as Record<string, never>
    for (const field of ['headToken', 'keyToken'])
      await change(two.caseId, { [field]: first[field] }).then(async () => {
        expect(code(await fileOf('townshipOfficer', two.caseId))).toBe('TRY_AGAIN')
        const second = cases.find(({ _id }) => _id === two.caseId) as Record<string, never>
        await change(two.caseId, { [field]: second[field] })
      })
    expect(code(await fileOf('townshipOfficer', two.caseId))).toBe('ok')
  })

  it('who takes a look out of the log, or puts a name in, is found out', async () => {
    const { caseId } = await asked(house, 'resident', ASKING)
    const view = () => as('townshipOfficer').call('help', 'view', { caseId })
    await view()
    expect(await view()).toMatchObject({ logWhole: true })
    await change(caseId, { 'log.1.actor': county.personIds.jobOwner })
    expect(await view()).toMatchObject({ logWhole: false })
  })

  it('sees of a case where it stands and since when, and nothing of what it is', async () => {
    const { caseId } = await asked(house, 'resident', IN_DANGER)
    const document = (await casesIn(house)).find(({ _id }) => _id === caseId) ?? {}
    const { log, entries, outbox: _outbox, ...open } = document as Record<string, unknown>
    expect(Object.keys(open).sort()).toEqual(
      [
        '_id',
        'schema',
        'version',
        'state',
        'stateSince',
        'isOpen',
        'createdAt',
        'deskId',
        'deskPath',
        'namedIds',
        'keyToken',
        'masterVersion',
        'opensWith',
        'askerIndex',
        'headToken',
      ].sort(),
    )
    expect(JSON.stringify({ log, entries })).not.toMatch(/safety|方静|动手/)
  })
})

describe('planted phrases', () => {
  const PLANTED = {
    text: '秘密求助正文蓝鲸九十七',
    name: '蓝鲸姓名甲',
    other: '蓝鲸对方乙',
    phone: '13855560606',
    codeWord: '蓝鲸暗号丙',
    hours: '蓝鲸时段丁',
    more: '蓝鲸又说一句戊',
    reply: '蓝鲸回复己',
    note: '蓝鲸内部记录庚',
    reason: '蓝鲸紧急理由辛',
    referral: '蓝鲸转办理由壬',
    police: '蓝鲸派出所癸',
    voice: '蓝鲸的声音子',
    paper: '蓝鲸导出理由丑',
  } as const
  const asking: Omit<Asking, 'readersMark'> = {
    ...IN_DANGER,
    ticket: ticketOf('planted'),
    near: true,
    text: PLANTED.text,
    name: PLANTED.name,
    otherName: PLANTED.other,
    contact: {
      channel: 'phone',
      phone: PLANTED.phone,
      hours: PLANTED.hours,
      codeWord: PLANTED.codeWord,
      doNotCall: false,
    },
  }
  const codes: string[] = []
  const digits: string[] = []
  let dumps = ''
  let paper = ''

  beforeAll(async () => {
    await house.restore()
    await house.cloud.clock.set(START)
    const { caseId } = await asked(house, 'resident', asking)
    const key = { pin: HER_PIN }
    const officer = as('townshipOfficer')
    const did = async (action: Parameters<typeof officer.ask>[1], input: object, who = officer) =>
      codes.push(code(await who.ask('help', action, input)))
    await did('say', { key, caseId, text: PLANTED.more }, as('resident'))
    await did('view', { caseId })
    await did('desk', { ended: false })
    await did('reply', { caseId, text: PLANTED.reply })
    await did('note', { caseId, text: PLANTED.note })
    await did('step', { caseId, step: 'accept', reason: PLANTED.note, outcome: null })
    await did('report', {
      caseId,
      discoveredAt: '2027-05-19T14:00:00+08:00',
      reportedAt: '2027-05-19T14:10:00+08:00',
      to: PLANTED.police,
      method: '110',
      receiptNote: PLANTED.police,
      aftercare: null,
    })
    await did('refer', { caseId, toOrgId: 'C', reason: PLANTED.referral, override: false })
    await did('breakGlass', { caseId, reason: PLANTED.reason }, as('countyOfficer'))
    await did('view', { caseId }, as('countyOfficer'))
    await did('supervision', {}, as('countyOfficer'))
    const spoken = Buffer.concat([Buffer.from(SPOKEN, 'base64'), Buffer.from(PLANTED.voice)]).toString('base64')
    const voice = { ticket: ticketOf('voice'), kind: 'voice', seconds: 1, piece: 0, pieces: 1, base64: spoken }
    await did('attach', { key, caseId, ...voice }, as('resident'))
    const wanted = { orgId: 'T1', quarter: '2027-Q2', reason: PLANTED.paper }
    const { exportId } = await officer.call('help', 'askForExport', wanted)
    await did('decideExport', { orgId: 'T1', exportId, agree: true }, as('jobOwner'))
    const { base64 } = await officer.call('help', 'exportFile', { orgId: 'T1', exportId })
    paper = JSON.stringify(readBook(Buffer.from(base64, 'base64')).Sheets)
    const reset = await officer.call('help', 'resetPin', { caseId, spokeBy: 'phone' })
    digits.push(reset.pin, HER_PIN)
    const entered = await officer.call('help', 'enter', {
      orgId: 'T1',
      topic: 'mind',
      harm: false,
      child: 'none',
      urgency: 'soon',
      about: 'self',
      cameBy: 'phone',
      text: PLANTED.text,
      name: PLANTED.name,
      otherName: PLANTED.other,
      contact: asking.contact,
      exclude: asking.exclude,
    })
    digits.push(entered.receipt)
    // Calls that are refused, and calls that break half way.
    await as('resident').ask('help', 'ask', { ...asking, readersMark: '', extra: PLANTED.text })
    await as('resident').ask('help', 'ask', { ...asking, ticket: ticketOf('old'), readersMark: 'an-old-mark' })
    await as('villageOfficer').ask('help', 'note', { caseId, text: PLANTED.note })
    for (let at = 0; at < 8; at += 1) {
      if (at > 0) await house.plan({ match: {}, kind: 'delay', times: at })
      await house.plan({ match: {}, kind: at % 2 === 0 ? 'refuse' : 'dropAnswer' })
      const input = await withMark(house, 'visitor', { ...asking, ticket: ticketOf(`broken-${at}`) }).catch(() => null)
      if (input)
        await as('visitor')
          .ask('help', 'ask', input)
          .catch(() => 'lost')
      await house.clearFaults()
    }
    dumps = JSON.stringify(await house.dump())
    await house.drain()
  })

  it('went in by calls that worked', () => {
    expect(codes.filter((one) => one !== 'ok')).toEqual([])
  })

  it.each(Object.entries(PLANTED))(
    '%s lies in no log, database file, snapshot or document, and was printed nowhere',
    async (_what, phrase) => {
      expect(filesHolding(house.dataDir, phrase)).toEqual([])
      expect(holds(Buffer.from(dumps), tracesOf(phrase))).toBe(false)
      expect(holds(Buffer.from(house.printed.join('\n')), tracesOf(phrase))).toBe(false)
    },
  )

  it('neither does a list on paper hold any of them', () => {
    expect(paper).toContain('安全、婚姻、孩子')
    expect(Object.values(PLANTED).filter((phrase) => paper.includes(phrase))).toEqual([])
  })

  it('neither do number codes and receipts', () => {
    // Six digits are too short for every form that a phrase may take: as they are.
    const written = filesBelow(house.dataDir).map((file) => readFileSync(file, 'latin1'))
    for (const secret of digits) {
      expect(written.filter((text) => new RegExp(`(?<![\\d.])${secret}(?!\\d)`).test(text))).toEqual([])
      expect(dumps.includes(`"${secret}"`)).toBe(false)
    }
  })
})

describe('officers among themselves', () => {
  it('what she keeps out stays out: by hand-over, by name, by breaking glass, on every list', async () => {
    await secondCountyOfficer(house)
    const exclude = { personIds: [county.personIds.countyOfficer], orgIds: ['V1'] }
    const { caseId } = await asked(house, 'resident', { ...ASKING, exclude })
    const officer = as('townshipOfficer')
    const chief = as('countyOfficer')
    const village = { caseId, personId: county.personIds.villageOfficer, owner: false }
    expect(code(await officer.ask('help', 'assign', village))).toBe('NOT_FOUND')
    expect(code(await officer.ask('help', 'assign', { ...village, personId: county.personIds.countyOfficer }))).toBe(
      'NOT_FOUND',
    )
    expect(code(await chief.ask('help', 'breakGlass', { caseId, reason: '想看看' }))).toBe('NOT_FOUND')
    await officer.call('help', 'refer', { caseId, toOrgId: 'C', reason: '县里来办', override: true })
    expect(code(await chief.ask('help', 'view', { caseId }))).toBe('NOT_FOUND')
    expect((await chief.call('help', 'desk', { ended: false })).cases).toEqual([])
    expect(code(await house.as(SECOND_COUNTY).ask('help', 'view', { caseId }))).toBe('ok')
    await house.cloud.clock.forward(30 * DAY_MS)
    expect((await chief.call('help', 'supervision', {})).cases).toEqual([])
    expect((await house.as(SECOND_COUNTY).call('help', 'supervision', {})).cases).toHaveLength(1)
  })

  it('her own case is none of hers to work on', async () => {
    const { caseId } = await asked(house, 'townshipOfficer', { ...IN_DANGER, near: true })
    expect(code(await as('townshipOfficer').ask('help', 'view', { caseId }))).toBe('NOT_FOUND')
    expect((await as('townshipOfficer').call('help', 'desk', { ended: false })).cases).toEqual([])
    expect(code(await as('jobOwner').ask('help', 'view', { caseId }))).toBe('ok')
  })

  it('a host, a village officer and the townships have no row, no count and no answer of a case at the county', async () => {
    const { caseId } = await asked(house, 'resident', IN_DANGER)
    for (const caller of ['villageOfficer', 'townshipOfficer', 'unitOfficer', 'townshipOfficerElsewhere'] as const) {
      expect((await as(caller).call('help', 'desk', { ended: false })).cases).toEqual([])
      expect(await as(caller).call('help', 'supervision', {})).toEqual({ cases: [], unanswered: [] })
    }
    for (const caller of ['hostOfThisHome', 'hostOfAnotherHome', 'villageOfficer', 'townshipOfficer'] as const)
      expect(code(await as(caller).ask('help', 'view', { caseId }))).toBe('NOT_FOUND')
  })

  it('who breaks the glass reads for half an hour, is seen by another officer and never by herself alone', async () => {
    await secondCountyOfficer(house)
    const { caseId } = await asked(house, 'resident', ASKING)
    const chief = as('countyOfficer')
    const other = house.as(SECOND_COUNTY)
    expect(code(await chief.ask('help', 'view', { caseId }))).toBe('NOT_FOUND')
    await chief.call('help', 'breakGlass', { caseId, reason: '派出所问起' })
    expect(code(await chief.ask('help', 'view', { caseId }))).toBe('ok')
    expect((await chief.call('help', 'openGlass', {})).glass).toEqual([])
    expect((await other.call('help', 'openGlass', {})).glass).toMatchObject([{ caseId, reason: '派出所问起' }])
    expect(code(await chief.ask('help', 'seeGlass', { caseId }))).toBe('STEP_NOT_POSSIBLE')
    await other.call('help', 'seeGlass', { caseId })
    expect((await other.call('help', 'openGlass', {})).glass).toEqual([])
    await house.cloud.clock.forward(31 * 60_000)
    expect(code(await chief.ask('help', 'view', { caseId }))).toBe('NOT_FOUND')
  })

  it('an officer whose role ends reads nothing with the next call, whatever bears her name', async () => {
    const { caseId } = await asked(house, 'resident', ASKING)
    const officer = as('townshipOfficer')
    await officer.call('help', 'assign', { caseId, personId: county.personIds.villageOfficer, owner: true })
    expect(code(await as('villageOfficer').ask('help', 'view', { caseId }))).toBe('ok')
    const ended = { orgId: 'V1', personId: county.personIds.villageOfficer, grantId: county.grantId }
    await as('countyOfficer').call('federation', 'endGrant', ended)
    expect(code(await as('villageOfficer').ask('help', 'view', { caseId }))).toBe('NOT_FOUND')
  })

  it('the duty to report is lifted by two officers, not by one twice', async () => {
    const child = {
      ...ASKING,
      topic: 'children',
      near: true,
      harm: true,
      child: 'involved',
      toldOfReport: true,
    } as const
    const { caseId } = await asked(house, 'resident', child)
    const lift = (caller: Caller, reason: string) => as(caller).call('help', 'lift', { caseId, reason })
    expect(await lift('townshipOfficer', '核实过')).toEqual({ caseId, lifted: false })
    expect(await lift('townshipOfficer', '再说一次')).toEqual({ caseId, lifted: false })
    const accept = { caseId, step: 'accept', reason: null, outcome: null } as const
    const resolve = { caseId, step: 'resolve', reason: null, outcome: 'helped' } as const
    await as('townshipOfficer').call('help', 'step', accept)
    expect(code(await as('townshipOfficer').ask('help', 'step', resolve))).toBe('REPORT_FIRST')
    expect(await lift('jobOwner', '我也核实过')).toEqual({ caseId, lifted: true })
    expect(code(await as('townshipOfficer').ask('help', 'step', resolve))).toBe('ok')
  })
})
