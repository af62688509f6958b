import type { Reply } from '../../contract/envelope'
import type { State } from '../../local/gateway/state'
import { ACTIONS } from '../contract/actions'
import { type County, FLAT, foundCountyHere, HOME, openidOf, PRIVATE } from './county'
import { type House, openHouse } from './house'
import { scenariosOf } from './scenarios'
import { application } from './scenarios/home-applying'
import { filesBelow, filesHolding, holds, tracesOf } from './traces'

/*
 * Private phrases go in through every action that takes them, in calls that work, calls that are refused and calls that break; then every file
 * that the cloud has written is searched. The local cloud logs event and result of each call, as production does, so the logs stand for open
 * requests and replies too.
 */
let house: House
let county: County
let founded: State
const DAY_AND_AN_HOUR = 25 * 3_600_000
const START = '2027-05-19T13:30:00+08:00'
const replies: Reply<unknown>[] = []
/** What stood in the database after each action. */
const dumps: string[] = []

/** Actions that make a telephone number public: that is what they are for. */
const PUBLISH = new Set(['home.publishPhone', 'home.withdrawPhone', 'roll.confirm'])

beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCountyHere(house)
  founded = await house.keep()
  hers = spreadsheets()
  await playRefusals()
  await playEveryAction()
  await playFailures()
  await aDayGoesBy()
  await importTheRoll()
  await aDayGoesBy()
  await house.drain()
}, 600_000)
afterAll(() => house.close())

async function aDayGoesBy(): Promise<void> {
  await house.drain()
  await house.cloud.clock.forward(DAY_AND_AN_HOUR)
  await house.cloud.clock.set(START)
}

const spreadsheets = () => filesBelow(house.dataDir).filter((file) => file.includes('xlsx'))
/** Those of the county as it was founded. */
let hers: string[] = []
/** What lay there still, a day after the call that left it. */
const stayed: string[] = []

/** Spreadsheets are kept for a day, and what is handed out for an hour. The county is put back afterwards, so what a call leaves must go now. */
async function whatItLeavesGoes(): Promise<void> {
  if (spreadsheets().every((file) => hers.includes(file))) return
  await aDayGoesBy()
  stayed.push(...spreadsheets())
}

async function playEveryAction(): Promise<void> {
  for (const [name] of ACTIONS) {
    if (PUBLISH.has(name) || name === 'federation.found' || name === 'roll.cancel') continue
    const [scenario] = scenariosOf(name)
    if (!scenario) throw new Error(`${name} has no scenario`)
    // Each in the county as it was founded: what one does would stand in the way of another.
    await house.restore(founded)
    await scenario.before?.(house, county)
    replies.push((await house.ask(openidOf(scenario.as), name, scenario.input(county, house))).reply)
    dumps.push(JSON.stringify(await house.dump()))
    await whatItLeavesGoes()
  }
}

/** Wrong in one place, private in the others: the refusal must not say back what was sent. */
async function playRefusals(): Promise<void> {
  const told = { name: '方静', phone: PRIVATE.residentPhone }
  const flat = { ...FLAT, services: [...FLAT.services], hostPersonId: county.personIds.hostOfAnotherHome }
  const applied = { draftId: null, ...application() }
  const changes = { address: PRIVATE.flatAddress, phone: PRIVATE.applicantPhone }
  const { jobId } = county
  const attempts: [caller: Parameters<typeof openidOf>[0], action: string, input: unknown][] = [
    ['resident', 'member.introduce', { ...told, phone: `${PRIVATE.residentPhone}号` }],
    ['resident', 'member.introduce', { ...told, [PRIVATE.residentPhone]: PRIVATE.residentPhone }],
    ['resident', 'member.introduce', PRIVATE.residentPhone],
    ['visitor', 'member.introduce', told],
    ['townshipOfficer', 'home.register', flat],
    ['townshipOfficer', 'home.register', { ...flat, venueKind: PRIVATE.flatAddress }],
    ['townshipOfficer', 'home.register', { ...flat, position: PRIVATE.flatLongitude }],
    ['townshipOfficerElsewhere', 'home.register', flat],
    ['visitor', 'home.contact', { homeId: county.flatId }],
    ['resident', 'home.apply', { ...applied, orgId: 'nowhere' }],
    ['resident', 'home.apply', { ...applied, phone: `${PRIVATE.applicantPhone}号` }],
    ['visitor', 'home.apply', applied],
    ['visitor', 'home.saveDraft', { draftId: null, typed: { phone: PRIVATE.applicantPhone } }],
    ['resident', 'home.saveDraft', { draftId: PRIVATE.applicantPhone, typed: PRIVATE.flatAddress }],
    ['hostOfThisHome', 'home.changeProfile', { homeId: county.flatId, seen: 'an-earlier-one', changes }],
    ['hostOfAnotherHome', 'home.changeProfile', { homeId: county.flatId, seen: 'an-earlier-one', changes }],
    [
      'resident',
      'home.likeThis',
      { orgId: 'V1', name: FLAT.name, address: PRIVATE.flatAddress, position: PRIVATE.flatLongitude },
    ],
    ['visitor', 'home.likeThis', { orgId: 'V1', name: FLAT.name, address: PRIVATE.flatAddress, position: null }],
    ['townshipOfficer', 'roll.fix', { jobId, row: 2, changes: [{ field: 'phone', value: PRIVATE.rollPhone }] }],
    ['jobOwner', 'roll.fix', { jobId, row: 2, changes: [{ field: PRIVATE.rollPhone, value: PRIVATE.rollPhone }] }],
    ['visitor', 'member.redeemCode', { code: PRIVATE.residentPhone, name: '方静' }],
    ['resident', 'member.redeemCode', { code: PRIVATE.residentPhone, phone: PRIVATE.residentPhone }],
    ['resident', 'federation.found', { secret: `${house.foundingSecret}x`, founder: told }],
    ['resident', 'federation.found', { secret: house.foundingSecret, organisation: PRIVATE.flatAddress }],
  ]
  for (const [caller, action, input] of attempts) {
    const { reply } = await house.ask(openidOf(caller), action, input)
    expect({ action, ok: reply.ok }).toEqual({ action, ok: false })
    replies.push(reply)
  }
}

const BREAKING = [
  'member.introduce',
  'member.redeemCode',
  'home.register',
  'home.contact',
  'home.saveDraft',
  'home.likeThis',
  'home.apply',
  'home.changeProfile',
  'roll.start',
  'roll.fix',
]

/** Each of the first requests of a private call fails once, so that unexpected failures reach the log; then she tries again. */
async function playFailures(): Promise<void> {
  for (const name of BREAKING) {
    const [scenario] = scenariosOf(name)
    await house.restore(founded)
    await scenario?.before?.(house, county)
    const begun = await house.keep()
    for (const kind of ['refuse', 'dropAnswer'] as const) {
      for (let at = 0; at < 4; at += 1) {
        await house.restore(begun)
        if (at > 0) await house.plan({ match: {}, kind: 'delay', times: at })
        await house.plan({ match: {}, kind })
        const ask = () =>
          house.ask(
            openidOf(scenario?.as ?? 'visitor'),
            name,
            scenario?.input(county, house),
            `request-${name.slice(-4)}-${kind}-${at}`,
          )
        replies.push((await ask()).reply)
        await house.clearFaults()
        replies.push((await ask()).reply)
        await whatItLeavesGoes()
      }
    }
  }
}

async function importTheRoll(): Promise<void> {
  const owner = house.as(openidOf('jobOwner'))
  const { jobId } = county
  await house.restore(founded)
  await owner.call('roll', 'advance', { jobId })
  await owner.call('roll', 'confirm', { jobId, built: 'all', publicPhoneRows: [] })
  expect(await owner.call('roll', 'advance', { jobId })).toMatchObject({ state: 'done', imported: 2 })
}

it('the search finds what is not private, so that finding nothing means something', () => {
  expect(filesHolding(house.dataDir, HOME.address)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^database/)]),
  )
  expect(filesHolding(house.dataDir, HOME.name)).toEqual(expect.arrayContaining([expect.stringMatching(/^logs/)]))
  const encoded = Buffer.from(`{"phone":"${PRIVATE.flatPhone}"}`).toString('base64url')
  expect(holds(Buffer.from(encoded), tracesOf(PRIVATE.flatPhone))).toBe(true)
  expect(filesBelow(house.dataDir).length).toBeGreaterThan(4)
})

describe.each([...Object.entries(PRIVATE), ['foundingSecret', '']])('%s', (name, value) => {
  const phrase = () => (name === 'foundingSecret' ? house.foundingSecret : value)

  it('lies in no log, database file or stored file', () => {
    expect(filesHolding(house.dataDir, phrase())).toEqual([])
  })

  it('lies in no document', async () => {
    for (const dump of [...dumps, JSON.stringify(await house.dump())])
      expect(holds(Buffer.from(dump), tracesOf(phrase()))).toBe(false)
  })

  it('lies in no refusal and in nothing that the cloud printed', () => {
    const refusals = replies.filter(({ ok }) => !ok)
    expect(refusals.length).toBeGreaterThan(10)
    expect(holds(Buffer.from(JSON.stringify(refusals)), tracesOf(phrase()))).toBe(false)
    expect(holds(Buffer.from(house.printed.join('\n')), tracesOf(phrase()))).toBe(false)
  })
})

it('the spreadsheets that were uploaded or handed out are gone within a day', () => {
  expect([...stayed, ...spreadsheets()]).toEqual([])
})

it('the officer who may see them sees the private values', async () => {
  const { reply } = await house.ask(openidOf('townshipOfficer'), 'home.contact', { homeId: county.flatId })
  expect(reply).toEqual({
    ok: true,
    data: { hostName: '周小满', phone: PRIVATE.flatPhone, address: PRIVATE.flatAddress },
  })
})
