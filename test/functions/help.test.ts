import { type Caller, type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { ASKING, asked, casesIn, HER_PIN, IN_DANGER, ticketOf, withMark } from './scenarios/help-asked'

/* Requests for help from the first words to the end: scenarios S10, S12 and S13, and what she is told on the way. */
jest.setTimeout(120_000)
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
let house: House
let county: County
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  await house.keep()
}, 120_000)
afterAll(() => house.close())
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set('2027-05-19T15:00:00+08:00')
})

const as = (caller: Caller) => house.as(openidOf(caller))
const code = (reply: unknown) => (reply as { error?: { code: string } }).error?.code ?? 'ok'
const logOf = (document: Record<string, unknown> | undefined) =>
  ((document?.log ?? []) as { did: string }[]).map(({ did }) => did)
const step = (
  caller: Caller,
  caseId: string,
  name: 'accept' | 'begin' | 'resolve' | 'close',
  outcome: 'helped' | 'mediated' | null = null,
) => as(caller).ask('help', 'step', { caseId, step: name, reason: null, outcome })

describe('an ordinary request', () => {
  it('is read by its receipt from 已收到 over 在办 to 办好了, with every look into it', async () => {
    const { caseId, receipt } = await asked(house, 'resident', ASKING)
    const hers = async () => (await as('visitor').call('help', 'open', { key: { receipt } })).cases[0]
    expect(await hers()).toMatchObject({ state: 'received', desk: '青屿镇妇联', owner: null })
    await as('townshipOfficer').call('help', 'view', { caseId })
    await step('townshipOfficer', caseId, 'accept')
    await as('townshipOfficer').call('help', 'reply', { caseId, text: '明天上午可以来镇里' })
    await as('townshipOfficer').call('help', 'note', { caseId, text: '厂里去年也欠过' })
    const working = await hers()
    expect(working).toMatchObject({ state: 'working' })
    expect(working?.said.map(({ from, text }) => [from, text])).toEqual([
      ['me', ASKING.text],
      ['staff', '明天上午可以来镇里'],
    ])
    expect(JSON.stringify(working)).not.toContain('去年也欠过')
    expect(working?.looks.map(({ did }) => did)).toEqual(['open', 'note', 'reply', 'accept', 'view', 'open', 'ask'])
    await step('townshipOfficer', caseId, 'resolve', 'helped')
    expect(await hers()).toMatchObject({ state: 'done' })
  })

  it('has one desk and one owner at any time, moves with her word, and is closed to the desk that it left', async () => {
    const { caseId, receipt } = await asked(house, 'resident', ASKING)
    await step('townshipOfficer', caseId, 'accept')
    const officer = as('townshipOfficer')
    await officer.call('help', 'refer', { caseId, toOrgId: 'C', reason: '县里有律师', override: false })
    expect((await casesIn(house))[0]).toMatchObject({ deskId: 'T1', ownerId: county.personIds.townshipOfficer })
    expect(code(await as('countyOfficer').ask('help', 'view', { caseId }))).toBe('NOT_FOUND')
    const key = { receipt }
    expect((await as('visitor').call('help', 'open', { key })).cases[0]?.asked).toMatchObject({
      to: '澜川县妇联',
      reason: '县里有律师',
    })
    await as('visitor').call('help', 'answerReferral', { key, caseId, agree: true })
    const moved = (await casesIn(house))[0]
    expect(moved).toMatchObject({ deskId: 'C', namedIds: [] })
    expect(moved).not.toHaveProperty('ownerId')
    expect(code(await officer.ask('help', 'view', { caseId }))).toBe('NOT_FOUND')
    expect(code(await step('countyOfficer', caseId, 'accept'))).toBe('ok')
  })

  it('stays where it is when she says no', async () => {
    const { caseId, receipt } = await asked(house, 'resident', ASKING)
    await as('townshipOfficer').call('help', 'refer', { caseId, toOrgId: 'C', reason: '县里有律师', override: false })
    await as('visitor').call('help', 'answerReferral', { key: { receipt }, caseId, agree: false })
    expect((await casesIn(house))[0]).toMatchObject({ deskId: 'T1' })
  })

  it('stands on the county’s list, as a number and a moment, once nothing happened within the county’s working days', async () => {
    const { caseId } = await asked(house, 'resident', ASKING)
    const chief = as('countyOfficer')
    const late = async () => (await chief.call('help', 'supervision', {})).cases
    // Wednesday; two working days end on Friday, and the weekend does not count.
    await house.cloud.clock.set('2027-05-21T23:00:00+08:00')
    expect(await late()).toEqual([])
    await house.cloud.clock.set('2027-05-22T09:00:00+08:00')
    expect(await late()).toMatchObject([{ caseId, desk: '青屿镇妇联', dueOn: '2027-05-21', red: false }])
    await chief.call('federation', 'changeSettings', { orgId: 'C', settings: { helpAcceptDays: 5 } })
    expect(await late()).toEqual([])
  })

  it('that somebody brings or phones in goes home with a receipt, and whoever heard her has it in hand', async () => {
    const { ticket: _t, placeId: _p, near: _n, way: _w, pin: _pin, toldOfReport: _r, ...said } = ASKING
    const input = { ...said, orgId: 'T1', cameBy: 'visit' as const }
    const { receipt } = await as('townshipOfficer').call('help', 'enter', input)
    const { cases } = await as('visitor').call('help', 'open', { key: { receipt } })
    expect(cases).toMatchObject([{ state: 'working', desk: '青屿镇妇联' }])
    expect((await casesIn(house))[0]).toMatchObject({ ownerId: county.personIds.townshipOfficer })
    // Whom and where she keeps out stays out from the first word on; whoever writes it down must be able to read it.
    const entered = (exclude: { personIds: string[]; orgIds: string[] }) =>
      as('townshipOfficer').ask('help', 'enter', { ...input, exclude })
    expect(code(await entered({ personIds: [], orgIds: ['V1'] }))).toBe('ok')
    const [kept] = (await casesIn(house)).filter(({ _id }) => _id !== cases[0]?.caseId)
    const named = { caseId: String(kept?._id), personId: county.personIds.villageOfficer, owner: false }
    expect(code(await as('townshipOfficer').ask('help', 'assign', named))).toBe('NOT_FOUND')
    expect(code(await entered({ personIds: [], orgIds: ['T1'] }))).toBe('NOBODY_LEFT')
    expect(code(await entered({ personIds: [], orgIds: ['nowhere'] }))).toBe('NOT_FOUND')
  })
})

describe('before she sends', () => {
  const choice = { topic: 'work', harm: false, child: 'none', placeId: 'V1', near: false } as const
  const look = (exclude: { personIds: string[]; orgIds: string[] }, more = {}) =>
    as('resident').call('help', 'whoCanRead', { ...choice, ...more, exclude })

  it('she sees exactly who can read it, and nobody else can when it is sent', async () => {
    const { readers } = await look({ personIds: [], orgIds: [] })
    const { townshipOfficer, jobOwner } = county.personIds
    expect(readers.map(({ personId }) => personId).sort()).toEqual([townshipOfficer, jobOwner].sort())
    const { caseId } = await asked(house, 'resident', ASKING)
    const let_in: string[] = []
    for (const [caller, personId] of Object.entries(county.personIds))
      if ((await as(caller as Caller).ask('help', 'view', { caseId })).ok) let_in.push(personId)
    expect(let_in.sort()).toEqual([townshipOfficer, jobOwner].sort())
  })

  it('whom she keeps out is not there, and a township that she keeps out is passed over', async () => {
    const without = await look({ personIds: [county.personIds.jobOwner], orgIds: [] })
    expect(without.readers.map(({ personId }) => personId)).toEqual([county.personIds.townshipOfficer])
    expect((await look({ personIds: [], orgIds: ['T1'] })).desk).toMatchObject({ id: 'C', level: 'county' })
    expect((await look({ personIds: [], orgIds: ['C'] })).desk).toBeNull()
  })

  it('a place is found by two letters, of every level, and what she looks for stands in no log', async () => {
    const found = async (query: string) => (await as('visitor').call('help', 'places', { query })).places
    expect((await found('白沙')).map(({ id }) => id)).toEqual(['T2'])
    expect((await found('yg')).map(({ id, under }) => [id, under])).toEqual([['V3', '白沙镇']])
    expect(await found('·')).toEqual([])
  })

  it('an office in which nobody sits yet is passed over, upwards, and nobody writes to nobody', async () => {
    const chief = as('countyOfficer')
    const { officers } = await chief.call('federation', 'officers', { orgId: 'T1' })
    for (const { personId, grants } of officers)
      for (const { grantId, orgId } of grants)
        if (orgId === 'T1') await chief.call('federation', 'endGrant', { orgId, personId, grantId })
    expect((await look({ personIds: [], orgIds: [] })).desk).toMatchObject({ id: 'C' })
    await asked(house, 'resident', ASKING)
    expect((await casesIn(house))[0]).toMatchObject({ deskId: 'C' })
  })

  it('it is not sent when the readers changed meanwhile, nor when nobody is left, nor when her words say more than she did', async () => {
    const input = await withMark(house, 'resident', ASKING)
    const grant = {
      orgId: 'T1',
      personId: county.personIds.hostOfAnotherHome,
      role: 'townshipAdmin',
      until: null,
    } as const
    await as('countyOfficer').call('federation', 'grant', grant)
    expect(code(await as('resident').ask('help', 'ask', input))).toBe('READERS_CHANGED')
    const nobody = { ...ASKING, exclude: { personIds: [], orgIds: ['C'] } }
    expect(code(await as('resident').ask('help', 'ask', await withMark(house, 'resident', nobody)))).toBe('NOBODY_LEFT')
    const { readersMark } = await withMark(house, 'resident', ASKING)
    const hurt = { ...ASKING, text: '他打我', readersMark }
    expect(code(await as('resident').ask('help', 'ask', hurt))).toBe('READERS_CHANGED')
    expect(await casesIn(house)).toEqual([])
  })

  it('she reads at any time who can read it now: her desk, whoever was named on it, nobody whom she keeps out', async () => {
    const { caseId, receipt } = await asked(house, 'resident', ASKING)
    const { townshipOfficer, jobOwner, hostOfAnotherHome } = county.personIds
    const key = { receipt }
    const readers = async () => {
      const { cases } = await as('visitor').call('help', 'open', { key })
      return cases[0]?.readers.map(({ personId }) => personId).sort()
    }
    expect(await readers()).toEqual([townshipOfficer, jobOwner].sort())
    const lawyer = { orgId: 'C', personId: hostOfAnotherHome, role: 'lawyer', chain: null, until: null } as const
    await as('countyOfficer').call('help', 'putOnRoster', lawyer)
    await as('townshipOfficer').call('help', 'assign', { caseId, personId: hostOfAnotherHome, owner: false })
    await as('visitor').call('help', 'exclude', { key, caseId, exclude: { personIds: [jobOwner], orgIds: [] } })
    expect(await readers()).toEqual([townshipOfficer, hostOfAnotherHome].sort())
    await as('countyOfficer').call('help', 'takeOffRoster', { orgId: 'C', personId: hostOfAnotherHome })
    expect(await readers()).toEqual([townshipOfficer])
  })

  it('who is kept out later loses it in that moment, also its owner', async () => {
    const { caseId, receipt } = await asked(house, 'resident', ASKING)
    await step('townshipOfficer', caseId, 'accept')
    const exclude = { personIds: [county.personIds.townshipOfficer], orgIds: [] }
    await as('visitor').call('help', 'exclude', { key: { receipt }, caseId, exclude })
    expect(code(await as('townshipOfficer').ask('help', 'view', { caseId }))).toBe('NOT_FOUND')
    expect((await casesIn(house))[0]).not.toHaveProperty('ownerId')
    expect(code(await as('jobOwner').ask('help', 'view', { caseId }))).toBe('ok')
    const all = { personIds: [county.personIds.jobOwner], orgIds: ['C'] }
    expect(code(await as('visitor').ask('help', 'exclude', { key: { receipt }, caseId, exclude: all }))).toBe(
      'NOBODY_LEFT',
    )
  })
})

describe('danger at night (S10)', () => {
  const night = '2027-05-21T23:40:00+08:00'
  const danger = { ...IN_DANGER, near: true, urgency: 'now' } as const
  const onRoster = (caller: Caller, chain: number) =>
    as('countyOfficer').call('help', 'putOnRoster', {
      orgId: 'T1',
      personId: county.personIds[caller],
      role: 'officer',
      chain,
      until: null,
    })
  const callsOf = async (caller: Caller) =>
    (await as(caller).call('help', 'calls', {})).calls.map(({ caseId }) => caseId)
  const unanswered = async () =>
    (await as('countyOfficer').call('help', 'supervision', {})).unanswered.map(({ caseId }) => caseId)
  async function calledAtNight(): Promise<string> {
    await onRoster('townshipOfficer', 1)
    await onRoster('jobOwner', 2)
    await house.cloud.clock.set(night)
    return (await asked(house, 'resident', danger)).caseId
  }

  it('calls one after the other until somebody takes it, and nobody else after that', async () => {
    const caseId = await calledAtNight()
    expect([await callsOf('townshipOfficer'), await callsOf('jobOwner')]).toEqual([[caseId], []])
    await house.cloud.clock.forward(6 * MINUTE_MS)
    expect([await callsOf('townshipOfficer'), await callsOf('jobOwner')]).toEqual([[caseId], [caseId]])
    await as('jobOwner').call('help', 'acknowledge', { caseId })
    expect(code(await as('townshipOfficer').ask('help', 'acknowledge', { caseId }))).toBe('STEP_NOT_POSSIBLE')
    await house.cloud.clock.forward(60 * MINUTE_MS)
    expect([await callsOf('townshipOfficer'), await callsOf('jobOwner'), await unanswered()]).toEqual([[], [], []])
    expect((await casesIn(house))[0]).toMatchObject({ state: 'accepted', ownerId: county.personIds.jobOwner })
  })

  it('tells each who is called, once, that something waits, and nobody else; what it is stands in no message', async () => {
    const caseId = await calledAtNight()
    const told = async (caller: Caller) =>
      (await as(caller).call('member', 'inbox', {})).entries.filter(({ kind }) => kind === 'dutyCall')
    expect([(await told('townshipOfficer')).length, (await told('jobOwner')).length]).toEqual([1, 0])
    await house.cloud.clock.forward(6 * MINUTE_MS)
    await house.cloud.clock.forward(MINUTE_MS)
    expect([(await told('townshipOfficer')).length, (await told('jobOwner')).length]).toEqual([1, 1])
    expect((await told('jobOwner'))[0]?.about).toEqual({})
    const inbox = JSON.stringify((await house.dump()).inbox)
    for (const secret of [caseId, county.personIds.resident, 'safety', IN_DANGER.text])
      expect(inbox).not.toContain(secret)
  })

  it('is on the list of unanswered ones in the morning when nobody took it, and is still taken then', async () => {
    const caseId = await calledAtNight()
    for (let minutes = 0; minutes < 22; minutes += 1) await house.cloud.clock.forward(MINUTE_MS)
    await house.cloud.clock.set('2027-05-22T08:30:00+08:00')
    expect(await unanswered()).toEqual([caseId])
    await as('townshipOfficer').call('help', 'acknowledge', { caseId })
    expect(await unanswered()).toEqual([])
  })

  it('a clock that stood still, or ran twice, or broke off, leaves the same chain', async () => {
    const caseId = await calledAtNight()
    const log = async () => logOf((await casesIn(house))[0])
    await house.plan({ match: { action: 'database.modifyDocument', collection: 'helpCases' }, kind: 'refuse' })
    await house.cloud.clock.forward(6 * MINUTE_MS)
    await house.clearFaults()
    await house.plan({ match: { action: 'database.modifyDocument', collection: 'helpCases' }, kind: 'dropAnswer' })
    await house.cloud.clock.forward(MINUTE_MS)
    await house.clearFaults()
    await house.cloud.clock.forward(MINUTE_MS)
    expect(await log()).toEqual(['ask', 'call'])
    await house.cloud.clock.forward(8 * 60 * MINUTE_MS)
    await house.cloud.clock.forward(MINUTE_MS)
    expect(await log()).toEqual(['ask', 'call', 'unanswered'])
    expect(await unanswered()).toEqual([caseId])
  })

  it('tells honestly when nobody is there to be called', async () => {
    const input = await withMark(house, 'resident', danger)
    expect(await as('resident').call('help', 'ask', input)).toMatchObject({ called: false })
    expect((await as('resident').call('help', 'onDutyNow', { placeId: 'V1' })).people).toEqual([])
    await house.cloud.clock.forward(61 * MINUTE_MS)
    expect(await unanswered()).toHaveLength(1)
  })

  it('calls nobody whom she keeps out, and nobody who could not read it anyway', async () => {
    await onRoster('townshipOfficer', 1)
    await onRoster('jobOwner', 2)
    await onRoster('villageOfficer', 3)
    await asked(house, 'resident', {
      ...danger,
      exclude: { personIds: [county.personIds.townshipOfficer], orgIds: [] },
    })
    const callOut = (await casesIn(house))[0]?.callOut as { chain: string[] }
    expect(callOut.chain).toEqual([county.personIds.jobOwner])
  })

  it('is followed up after a day, a week and a month, also when she withdraws, and never ended by mediation alone', async () => {
    const { caseId } = await asked(house, 'resident', { ...IN_DANGER, near: true })
    await step('townshipOfficer', caseId, 'accept')
    expect(code(await step('townshipOfficer', caseId, 'resolve', 'mediated'))).toBe('NOT_MEDIATED')
    const key = { pin: HER_PIN }
    expect((await as('resident').call('help', 'open', { key })).cases[0]?.staysAfterWithdrawal).toBe('followUp')
    await as('resident').call('help', 'withdraw', { key, caseId })
    const { followUps, state } = await as('townshipOfficer').call('help', 'view', { caseId })
    expect([state, followUps.map(({ day }) => day)]).toEqual(['withdrawn', [1, 7, 30]])
    const listed = async () => (await as('townshipOfficer').call('help', 'desk', { ended: false })).cases
    expect(await listed()).toMatchObject([{ caseId, dueOn: '2027-05-20', state: 'withdrawn' }])
    expect(code(await as('resident').ask('help', 'erase', { key, caseId }))).toBe('CASE_STAYS')
    for (const day of [1, 7, 30]) await as('townshipOfficer').call('help', 'checkIn', { caseId, day, note: '平安' })
    expect(await listed()).toEqual([])
    await as('resident').call('help', 'erase', { key, caseId })
    expect(code(await as('townshipOfficer').ask('help', 'view', { caseId }))).toBe('NOT_FOUND')
  })

  it('a second report of the same woman is known to whoever works on it', async () => {
    await asked(house, 'resident', { ...IN_DANGER, near: true })
    const again = await asked(house, 'resident', { ...IN_DANGER, near: true, ticket: ticketOf('again') })
    expect(await as('townshipOfficer').call('help', 'view', { caseId: again.caseId })).toMatchObject({ repeated: true })
  })
})

describe('a child writes (S12)', () => {
  const child = { ...ASKING, child: 'writes', near: true, text: '我13岁,爸爸打我', toldOfReport: true } as const

  it('is told before that somebody must be told; without that nothing is sent', async () => {
    const input = await withMark(house, 'resident', { ...child, toldOfReport: false })
    expect(code(await as('resident').ask('help', 'ask', input))).toBe('CHILD_PROTECTED')
  })

  it('stands at the county alone, in red after an hour, and ends only with report, receipt and after-care', async () => {
    const { caseId, receipt } = await asked(house, 'resident', child)
    expect((await casesIn(house))[0]).toMatchObject({ deskId: 'C' })
    const chief = as('countyOfficer')
    await house.cloud.clock.forward(61 * MINUTE_MS)
    expect((await chief.call('help', 'desk', { ended: false })).cases).toMatchObject([
      { caseId, red: true, child: 'writes' },
    ])
    await step('countyOfficer', caseId, 'accept')
    expect((await chief.call('help', 'view', { caseId })).mustReport).toBe(true)
    expect(code(await step('countyOfficer', caseId, 'resolve', 'helped'))).toBe('REPORT_FIRST')
    expect(code(await chief.ask('help', 'step', { caseId, step: 'mistaken', reason: '没事', outcome: null }))).toBe(
      'REPORT_FIRST',
    )
    expect(code(await chief.ask('help', 'outOfScope', { caseId, rightNumber: '12355' }))).toBe('REPORT_FIRST')
    const told = {
      discoveredAt: '2027-05-19T15:10:00+08:00',
      reportedAt: '2027-05-19T15:20:00+08:00',
      to: '城关派出所',
      method: '110',
    }
    await chief.call('help', 'report', { caseId, ...told, receiptNote: null, aftercare: null })
    expect(code(await step('countyOfficer', caseId, 'resolve', 'helped'))).toBe('ok')
    expect(code(await step('countyOfficer', caseId, 'close'))).toBe('AFTERCARE_FIRST')
    await chief.call('help', 'report', { caseId, ...told, receiptNote: '回执 21 号', aftercare: '县民政局' })
    for (const day of [1, 7, 30]) await chief.call('help', 'checkIn', { caseId, day, note: '在外婆家' })
    expect(code(await step('countyOfficer', caseId, 'close'))).toBe('ok')
    const key = { receipt }
    expect(code(await as('resident').ask('help', 'erase', { key, caseId }))).toBe('CASE_STAYS')
  })

  it('a grown-up who tells of a child that is hurt goes the same way', async () => {
    const hurt = { ...ASKING, text: '邻居天天打孩子', toldOfReport: true } as const
    const { caseId } = await asked(house, 'resident', hurt)
    expect(await as('countyOfficer').call('help', 'view', { caseId })).toMatchObject({ mustReport: true })
  })

  it('what staff finds later is flagged, rises to the county, and keeps whoever has it in hand', async () => {
    const { caseId } = await asked(house, 'resident', ASKING)
    await step('townshipOfficer', caseId, 'accept')
    await as('townshipOfficer').call('help', 'flag', { caseId, harm: true, child: 'involved' })
    expect((await casesIn(house))[0]).toMatchObject({ deskId: 'C', ownerId: county.personIds.townshipOfficer })
    expect(code(await as('jobOwner').ask('help', 'view', { caseId }))).toBe('NOT_FOUND')
    expect(await as('townshipOfficer').call('help', 'view', { caseId })).toMatchObject({ mustReport: true })
  })
})

describe('professionals (S13)', () => {
  const lawyer = (until: string | null = null) =>
    as('countyOfficer').call('help', 'putOnRoster', {
      orgId: 'C',
      personId: county.personIds.hostOfAnotherHome,
      role: 'lawyer',
      chain: null,
      until,
    })
  const assignLawyer = (caseId: string) =>
    as('townshipOfficer').ask('help', 'assign', { caseId, personId: county.personIds.hostOfAnotherHome, owner: false })
  const law = { ...ASKING, topic: 'law', text: '想问离婚怎么办', otherName: '赵志强' } as const

  it('read what bears their name while they stand on the roster, and nothing from the day they leave', async () => {
    const { caseId } = await asked(house, 'resident', law)
    expect(code(await assignLawyer(caseId))).toBe('NOT_FOUND')
    await lawyer()
    expect(code(await assignLawyer(caseId))).toBe('ok')
    const { people } = await as('townshipOfficer').call('help', 'assignable', { caseId })
    expect(people).toContainEqual({
      personId: county.personIds.hostOfAnotherHome,
      name: expect.anything(),
      unit: '律师',
    })
    const view = () => as('hostOfAnotherHome').ask('help', 'view', { caseId })
    const steer = { caseId, step: 'accept', reason: null, outcome: null } as const
    expect(code(await as('hostOfAnotherHome').ask('help', 'step', steer))).toBe('NOT_FOUND')
    const seen = await as('hostOfAnotherHome').call('help', 'view', { caseId })
    expect([seen.steers, seen.steps]).toEqual([false, []])
    expect((await as('townshipOfficer').call('help', 'view', { caseId })).steps).toContain('accept')
    expect(code(await view())).toBe('ok')
    await as('countyOfficer').call('help', 'takeOffRoster', {
      orgId: 'C',
      personId: county.personIds.hostOfAnotherHome,
    })
    expect(code(await view())).toBe('NOT_FOUND')
    await lawyer('2027-05-20')
    expect(code(await view())).toBe('ok')
    await house.cloud.clock.set('2027-05-21T00:01:00+08:00')
    expect(code(await view())).toBe('NOT_FOUND')
  })

  it('are shown the way in on their phones, and may cover it with a pin, exactly while they stand on some roster', async () => {
    const me = () => as('hostOfAnotherHome').call('member', 'me', {})
    const setPin = () => as('hostOfAnotherHome').ask('member', 'setStaffPin', { pin: '502871' })
    expect([(await me()).onRoster, code(await setPin())]).toEqual([false, 'NOT_FOUND'])
    await lawyer('2027-05-20')
    expect([(await me()).onRoster, code(await setPin())]).toEqual([true, 'ok'])
    expect(await me()).toMatchObject({ onRoster: true, staffPin: true })
    await house.cloud.clock.set('2027-05-20T23:00:00+08:00')
    expect((await me()).onRoster).toBe(true)
    await house.cloud.clock.set('2027-05-21T00:10:00+08:00')
    expect(await me()).toMatchObject({ onRoster: false, staffPin: false })
    await lawyer()
    expect((await me()).onRoster).toBe(true)
    const personId = county.personIds.hostOfAnotherHome
    await as('countyOfficer').call('help', 'takeOffRoster', { orgId: 'C', personId })
    expect((await me()).onRoster).toBe(false)
  })

  it('with a conflict of interest are simply not there, and find nothing', async () => {
    await lawyer()
    const { caseId } = await asked(house, 'resident', law)
    const theirs = as('hostOfAnotherHome')
    expect(code(await assignLawyer(caseId))).toBe('ok')
    await theirs.call('help', 'declareConflict', { name: ' 赵志强', phone: null })
    expect(code(await theirs.ask('help', 'view', { caseId }))).toBe('NOT_FOUND')
    expect((await theirs.call('help', 'desk', { ended: false })).cases).toEqual([])
    expect(code(await assignLawyer(caseId))).toBe('NOT_FOUND')
    const { people } = await as('townshipOfficer').call('help', 'assignable', { caseId })
    expect(people.map(({ personId }) => personId)).not.toContain(county.personIds.hostOfAnotherHome)
    expect(JSON.stringify((await house.dump()).helpConflicts)).not.toContain('赵志强')
  })

  it('learn by declaring no more than twenty names a day, all of it in the audit', async () => {
    await lawyer()
    const codes: string[] = []
    for (let i = 0; i < 21; i += 1)
      codes.push(code(await as('hostOfAnotherHome').ask('help', 'declareConflict', { name: `某某${i}`, phone: null })))
    expect(codes.filter((one) => one === 'TOO_MANY_TRIES')).toHaveLength(1)
    await house.drain()
    const { audit = [] } = await house.dump()
    expect(audit.filter(({ action }) => action === 'help.declareConflict')).toHaveLength(20)
  })

  it('who is on duty now is what the shifts say', async () => {
    await lawyer()
    const person = { orgId: 'C', personId: county.personIds.hostOfAnotherHome }
    await as('countyOfficer').call('help', 'addShift', {
      ...person,
      from: '2027-05-19T14:30:00+08:00',
      until: '2027-05-19T17:30:00+08:00',
    })
    await as('countyOfficer').call('help', 'addShift', {
      ...person,
      from: '2027-05-20T08:30:00+08:00',
      until: '2027-05-20T11:30:00+08:00',
    })
    const now = () => as('visitor').call('help', 'onDutyNow', { placeId: 'V1' })
    expect(await now()).toMatchObject({
      people: [{ role: 'lawyer', unit: '澜川县妇联' }],
      next: '2027-05-20T08:30:00.000+08:00',
    })
    await house.cloud.clock.set('2027-05-19T17:30:00+08:00')
    expect((await now()).people).toEqual([])
    await as('countyOfficer').call('help', 'takeOffRoster', person)
    expect(await now()).toMatchObject({ people: [], next: null })
  })
})

describe('half hours with a professional (N01, S13)', () => {
  const TURN = { from: '2027-05-20T14:30:00+08:00', until: '2027-05-20T17:30:00+08:00' } as const
  const law = { ...ASKING, topic: 'law', text: '想问离婚怎么办', otherName: '赵志强' } as const
  const lawyer = () => as('hostOfAnotherHome')
  const lawyerId = () => county.personIds.hostOfAnotherHome
  async function offers(): Promise<string> {
    const member = { orgId: 'C', personId: lawyerId(), role: 'lawyer', chain: null, until: null } as const
    await as('countyOfficer').call('help', 'putOnRoster', member)
    return (await lawyer().call('help', 'offerHalfHours', { orgId: 'C', ...TURN })).id
  }
  const hers = ({ caseId, receipt }: { caseId: string; receipt: string }) => ({ key: { receipt }, caseId })
  const free = async (sent: { caseId: string; receipt: string }) =>
    (await as('visitor').call('help', 'freeHalfHours', hers(sent))).free.map(({ place }) => place)
  const take = (sent: { caseId: string; receipt: string }, shiftId: string, place: number) =>
    as('visitor').ask('help', 'takeHalfHour', { ...hers(sent), shiftId, place })
  const appointments = async (sent: { caseId: string; receipt: string }) =>
    (await as('visitor').call('help', 'open', { key: { receipt: sent.receipt } })).cases[0]?.appointments
  const halfHours = async () =>
    (await lawyer().call('help', 'myHalfHours', {})).turns.flatMap(({ places }) =>
      places.map(({ state, caseId }) => (caseId === null ? state : `${state} ${caseId}`)),
    )
  const another = { ...law, ticket: ticketOf('another'), otherName: null }
  const ALL_FREE = ['free', 'free', 'free', 'free', 'free', 'free']

  it('are six in half a day; she takes one, whoever it is with reads her case from then on, and no longer once it is given back', async () => {
    const shiftId = await offers()
    const sent = await asked(house, 'resident', law)
    const view = async () => code(await lawyer().ask('help', 'view', { caseId: sent.caseId }))
    expect([await free(sent), await halfHours(), await view()]).toEqual([[0, 1, 2, 3, 4, 5], ALL_FREE, 'NOT_FOUND'])
    expect(code(await take(sent, shiftId, 1))).toBe('ok')
    const [kept] = (await appointments(sent)) ?? []
    expect(kept).toMatchObject({ at: '2027-05-20T07:00:00.000Z', role: 'lawyer', stands: true })
    expect([await free(sent), (await halfHours())[1], await view()]).toEqual([
      [0, 2, 3, 4, 5],
      `taken ${sent.caseId}`,
      'ok',
    ])
    await as('visitor').call('help', 'giveBackHalfHour', { ...hers(sent), shiftId, place: 1 })
    expect([await appointments(sent), await halfHours(), await view()]).toEqual([[], ALL_FREE, 'NOT_FOUND'])
  })

  it('are taken by one of many who want the same at once', async () => {
    const shiftId = await offers()
    // Each on a phone of her own: two tries at once from one account are two tries.
    const phones: Caller[] = ['visitor', 'resident', 'villageOfficer', 'unitOfficer']
    const wishes: { caseId: string; receipt: string }[] = []
    for (const phone of phones) wishes.push(await asked(house, 'resident', { ...law, ticket: ticketOf(phone) }))
    const codes = await Promise.all(
      phones.map((phone, i) => {
        const sent = wishes[i] ?? { caseId: '', receipt: '' }
        return as(phone).ask('help', 'takeHalfHour', { ...hers(sent), shiftId, place: 2 })
      }),
    )
    expect(codes.map(code).sort()).toEqual(['HALF_HOUR_GONE', 'HALF_HOUR_GONE', 'HALF_HOUR_GONE', 'ok'])
    const standing: boolean[] = []
    for (const sent of wishes) standing.push(...((await appointments(sent)) ?? []).map(({ stands }) => stands))
    expect(standing).toEqual([true])
  })

  it('of somebody with a conflict, or whom she keeps out, are not there, and whoever offers them sees nothing of it', async () => {
    const shiftId = await offers()
    await lawyer().call('help', 'declareConflict', { name: '赵志强', phone: null })
    const conflicted = await asked(house, 'resident', law)
    const exclude = { personIds: [lawyerId()], orgIds: [] }
    const keepsOut = await asked(house, 'resident', { ...another, exclude })
    for (const sent of [conflicted, keepsOut]) {
      expect(await free(sent)).toEqual([])
      expect(code(await take(sent, shiftId, 0))).toBe('HALF_HOUR_GONE')
      const { free: forDesk } = await as('townshipOfficer').call('help', 'freeHalfHoursFor', { caseId: sent.caseId })
      expect(forDesk).toEqual([])
    }
    expect(await halfHours()).toEqual(ALL_FREE)
    expect(await free(await asked(house, 'resident', { ...another, ticket: ticketOf('third') }))).toHaveLength(6)
  })

  it('of a place that she keeps out are not there either, and those above it are', async () => {
    await offers()
    const member = {
      orgId: 'T1',
      personId: county.personIds.jobOwner,
      role: 'mediator',
      chain: null,
      until: null,
    } as const
    await as('countyOfficer').call('help', 'putOnRoster', member)
    await as('jobOwner').call('help', 'offerHalfHours', { orgId: 'T1', ...TURN })
    expect(await free(await asked(house, 'resident', law))).toHaveLength(12)
    const without = { ...another, exclude: { personIds: [], orgIds: ['T1'] } }
    expect(await free(await asked(house, 'resident', without))).toHaveLength(6)
  })

  it('fall when a conflict is declared afterwards: not to be had on one side, to be taken anew on the other, and why on neither', async () => {
    const shiftId = await offers()
    const sent = await asked(house, 'resident', law)
    await take(sent, shiftId, 0)
    await lawyer().call('help', 'declareConflict', { name: '赵志强', phone: null })
    expect((await halfHours())[0]).toBe('off')
    expect(await appointments(sent)).toMatchObject([{ stands: false }])
    expect(code(await lawyer().ask('help', 'view', { caseId: sent.caseId }))).toBe('NOT_FOUND')
  })

  it('fall when she cannot keep one, with her turn, and on the day she leaves the roster', async () => {
    const shiftId = await offers()
    const sent = await asked(house, 'resident', law)
    const stands = async () => (await appointments(sent))?.map((one) => one.stands)
    await take(sent, shiftId, 0)
    await take(sent, shiftId, 1)
    await lawyer().call('help', 'closeHalfHour', { shiftId, place: 0 })
    expect([await stands(), (await halfHours())[0]]).toEqual([[false, true], 'off'])
    await as('countyOfficer').call('help', 'takeOffRoster', { orgId: 'C', personId: lawyerId() })
    expect([await stands(), await free(sent)]).toEqual([[false, false], []])
    expect(code(await lawyer().ask('help', 'view', { caseId: sent.caseId }))).toBe('NOT_FOUND')
    expect(code(await lawyer().ask('help', 'myHalfHours', {}))).toBe('NOT_FOUND')
  })

  it('are free again when she withdraws, keeps that person out, or is no longer helped by her', async () => {
    const shiftId = await offers()
    const ends: ((sent: { caseId: string; receipt: string }) => Promise<unknown>)[] = [
      (sent) => as('visitor').call('help', 'withdraw', hers(sent)),
      (sent) =>
        as('visitor').call('help', 'exclude', { ...hers(sent), exclude: { personIds: [lawyerId()], orgIds: [] } }),
      ({ caseId }) => as('townshipOfficer').call('help', 'unassign', { caseId, personId: lawyerId() }),
    ]
    for (const [place, end] of ends.entries()) {
      const sent = await asked(house, 'resident', { ...another, ticket: ticketOf(`end-${place}`) })
      expect(code(await take(sent, shiftId, place))).toBe('ok')
      await end(sent)
      expect([await appointments(sent), await halfHours()]).toEqual([[], ALL_FREE])
      expect(code(await lawyer().ask('help', 'view', { caseId: sent.caseId }))).toBe('NOT_FOUND')
    }
  })

  it('stay hers when the case goes to another desk with her word', async () => {
    const shiftId = await offers()
    const sent = await asked(house, 'resident', law)
    await take(sent, shiftId, 0)
    const referral = { caseId: sent.caseId, toOrgId: 'C', reason: '县里有律师', override: false }
    await as('townshipOfficer').call('help', 'refer', referral)
    await as('visitor').call('help', 'answerReferral', { ...hers(sent), agree: true })
    expect(await appointments(sent)).toMatchObject([{ stands: true }])
    expect(code(await as('townshipOfficer').ask('help', 'view', { caseId: sent.caseId }))).toBe('NOT_FOUND')
  })

  it('are two at most that are still to come, never one that has begun, and nobody is in two places at a time', async () => {
    const shiftId = await offers()
    const sent = await asked(house, 'resident', law)
    const codes = [
      code(await take(sent, shiftId, 0)),
      code(await take(sent, shiftId, 1)),
      code(await take(sent, shiftId, 2)),
    ]
    expect(codes).toEqual(['ok', 'ok', 'APPOINTMENTS_FULL'])
    await house.cloud.clock.set('2027-05-20T15:20:00+08:00')
    expect(await free(sent)).toEqual([2, 3, 4, 5])
    expect(code(await take(sent, shiftId, 1))).toBe('HALF_HOUR_GONE')
    expect(code(await take(sent, shiftId, 2))).toBe('ok')
    const again = { orgId: 'C', from: '2027-05-20T17:00:00+08:00', until: '2027-05-20T18:00:00+08:00' }
    expect(code(await lawyer().ask('help', 'offerHalfHours', again))).toBe('SLOTS_OVERLAP')
  })

  it('follow the case where a call broke off between the two: the next try finishes it, and the clock gives back what nobody has', async () => {
    const shiftId = await offers()
    const sent = await asked(house, 'resident', law)
    const breakOff = { match: { action: 'database.modifyDocument', collection: 'helpCases' }, kind: 'refuse' } as const
    const taken = async () => Object.keys(((await house.dump()).helpShifts ?? [])[0]?.taken ?? {})
    await house.plan(breakOff)
    expect(code(await take(sent, shiftId, 3))).not.toBe('ok')
    await house.clearFaults()
    expect([await taken(), await appointments(sent)]).toEqual([['p3'], []])
    expect(await free(await asked(house, 'resident', another))).toEqual([0, 1, 2, 4, 5])
    expect(code(await take(sent, shiftId, 3))).toBe('ok')
    expect(await appointments(sent)).toMatchObject([{ place: 3, stands: true }])
    await house.plan(breakOff)
    expect(code(await take(sent, shiftId, 4))).not.toBe('ok')
    await house.clearFaults()
    // Late, and twice.
    await house.cloud.clock.forward(25 * MINUTE_MS)
    await house.cloud.clock.forward(MINUTE_MS)
    expect([await taken(), (await appointments(sent))?.map(({ place }) => place)]).toEqual([['p3'], [3]])
  })

  it('tell whoever offers them that something changed, and neither a message nor the turn tells for whom', async () => {
    const shiftId = await offers()
    const sent = await asked(house, 'resident', law)
    await take(sent, shiftId, 5)
    await house.drain()
    const { entries } = await lawyer().call('member', 'inbox', {})
    expect(entries.map(({ kind, about }) => [kind, about])).toEqual([['dutyPlace', {}]])
    const { helpShifts, inbox } = await house.dump()
    for (const secret of [sent.caseId, county.personIds.resident, sent.receipt])
      expect(JSON.stringify([helpShifts, inbox])).not.toContain(secret)
  })
})

describe('afterwards', () => {
  it('how to reach her is forgotten thirty days after the end, and all of it when the county keeps it no longer', async () => {
    const contact = {
      channel: 'phone',
      phone: '13955544444',
      hours: null,
      codeWord: '交电费',
      doNotCall: false,
    } as const
    const { caseId } = await asked(house, 'resident', { ...ASKING, contact })
    const mistaken = { caseId, step: 'mistaken', reason: '点错了', outcome: null } as const
    await as('townshipOfficer').call('help', 'step', mistaken)
    const view = () => as('townshipOfficer').call('help', 'view', { caseId })
    expect((await view()).contact.phone).not.toBeNull()
    await as('countyOfficer').call('federation', 'changeSettings', { orgId: 'C', settings: { helpKeptDays: 60 } })
    await house.cloud.clock.forward(30 * DAY_MS)
    await house.cloud.clock.forward(MINUTE_MS)
    expect((await view()).contact).toMatchObject({ phone: null, codeWord: null })
    await house.cloud.clock.forward(30 * DAY_MS)
    await house.cloud.clock.forward(MINUTE_MS)
    await house.cloud.clock.forward(MINUTE_MS)
    const [erased] = await casesIn(house)
    for (const field of ['keyToken', 'headToken', 'opensWith', 'askerIndex']) expect(erased).not.toHaveProperty(field)
    expect(erased).toMatchObject({ entries: [], namedIds: [] })
    expect(logOf(erased)).toContain('erase')
  })

  it('a lost number code is given anew only on the way that she chose, and opens under her account', async () => {
    const contact = { channel: 'text', phone: '13955544444', hours: null, codeWord: null, doNotCall: true } as const
    const { caseId } = await asked(house, 'resident', { ...IN_DANGER, near: true, contact })
    const reset = (spokeBy: 'phone' | 'text') => as('townshipOfficer').ask('help', 'resetPin', { caseId, spokeBy })
    expect(code(await reset('phone'))).toBe('SAFE_CONTACT_ONLY')
    const reply = await reset('text')
    const { pin } = (reply.ok ? reply.data : {}) as { pin: string }
    const open = (caller: Caller, digits: string) => as(caller).ask('help', 'open', { key: { pin: digits } })
    expect(code(await open('resident', pin))).toBe('ok')
    expect(code(await open('resident', HER_PIN))).toBe('HELP_NOT_OPENED')
    expect(code(await open('townshipOfficer', pin))).toBe('HELP_NOT_OPENED')
  })
})
