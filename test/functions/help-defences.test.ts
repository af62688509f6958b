import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Caller, type County, foundCounty, openidOf } from './county'
import { DEFENCES, type DefenceName } from './defences/defences'
import { FOUNDATION, foundationIn } from './foundation/foundation'
import { type House, openHouse } from './house'
import { secondCountyOfficer } from './scenarios/help'
import { ASKING, asked, casesIn, HER_PIN, IN_DANGER, ticketOf, withMark } from './scenarios/help-asked'

/*
 * Every attack fails on the functions as they are, and succeeds on the same functions without the one defence that is meant for it: so each defence is
 * what holds, and each attack could hurt.
 */
jest.setTimeout(240_000)
const START = '2027-05-19T15:00:00+08:00'
const MINUTE_MS = 60_000
const ROOT = path.join(__dirname, '..', '..')

/** The functions without each of the defences. */
let broken: string
let whole: House
let county: County
beforeAll(async () => {
  broken = mkdtempSync(path.join(os.tmpdir(), 'defences-'))
  const { functionsDir } = foundationIn(process.env[FOUNDATION] ?? '')
  const program = path.join(__dirname, 'defences', 'take-out.ts')
  const tsx = path.join(ROOT, 'node_modules', '.bin', 'tsx')
  const { status, stderr } = spawnSync(tsx, [program, functionsDir, broken], { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  whole = await openHouse()
  county = await foundCounty(whole)
  await whole.cloud.clock.set(START)
  await whole.keep()
}, 240_000)
afterAll(async () => {
  await whole?.close()
  rmSync(broken, { recursive: true, force: true })
})

const code = (reply: unknown) => (reply as { error?: { code: string } }).error?.code ?? 'ok'
type Attack = (house: House) => Promise<boolean>
const as = (house: House, caller: Caller) => house.as(openidOf(caller))
const reads = async (house: House, caller: Caller, caseId: string) =>
  code(await as(house, caller).ask('help', 'view', { caseId })) === 'ok'
const opens = async (house: House, caller: Caller, pin: string) =>
  code(await as(house, caller).ask('help', 'open', { key: { pin } }))
const lawyer = (): { orgId: string; personId: string } => ({
  orgId: 'C',
  personId: county.personIds.hostOfAnotherHome,
})

/** A lawyer whom the township has asked to help with a case. */
async function withLawyer(house: House, asking: Parameters<typeof asked>[2]): Promise<string> {
  const turns = { ...lawyer(), role: 'lawyer', chain: null, until: null } as const
  await as(house, 'countyOfficer').call('help', 'putOnRoster', turns)
  const { caseId } = await asked(house, 'resident', asking)
  await as(house, 'townshipOfficer').call('help', 'assign', { caseId, personId: lawyer().personId, owner: false })
  return caseId
}

const child = { ...ASKING, topic: 'children', near: true, harm: true, child: 'involved', toldOfReport: true } as const

/** True when the attack succeeds. */
const ATTACKS: Record<DefenceName, Attack> = {
  async triesAreCounted(house) {
    await asked(house, 'resident', IN_DANGER)
    const told: string[] = []
    for (let i = 0; i < 8; i += 1) told.push(await opens(house, 'resident', `90000${i}`))
    return !told.includes('HELP_WAIT')
  },
  async requestsAreCounted(house) {
    const told: string[] = []
    for (let i = 0; i < 9; i += 1) {
      const input = await withMark(house, 'resident', { ...ASKING, ticket: ticketOf(`mass-${i}`) })
      told.push(code(await as(house, 'resident').ask('help', 'ask', input)))
    }
    return told.every((one) => one === 'ok')
  },
  async codesBelongToAnAccount(house) {
    await asked(house, 'resident', IN_DANGER)
    return (await opens(house, 'hostOfThisHome', HER_PIN)) === 'ok'
  },
  async keptOutStaysOut(house) {
    const exclude = { personIds: [county.personIds.townshipOfficer], orgIds: [] }
    const { caseId } = await asked(house, 'resident', { ...ASKING, exclude })
    return reads(house, 'townshipOfficer', caseId)
  },
  async ownCasesAreOthers(house) {
    const { caseId } = await asked(house, 'townshipOfficer', { ...IN_DANGER, near: true })
    return reads(house, 'townshipOfficer', caseId)
  },
  async conflictsAreAbsent(house) {
    const caseId = await withLawyer(house, { ...ASKING, topic: 'law', otherName: '赵志强' })
    await as(house, 'hostOfAnotherHome').call('help', 'declareConflict', { name: '赵志强', phone: null })
    return reads(house, 'hostOfAnotherHome', caseId)
  },
  async leaversAreGone(house) {
    const caseId = await withLawyer(house, { ...ASKING, topic: 'law' })
    await as(house, 'countyOfficer').call('help', 'takeOffRoster', lawyer())
    return reads(house, 'hostOfAnotherHome', caseId)
  },
  async rolesEnd(house) {
    const { caseId } = await asked(house, 'resident', ASKING)
    const personId = county.personIds.villageOfficer
    await as(house, 'townshipOfficer').call('help', 'assign', { caseId, personId, owner: true })
    await as(house, 'countyOfficer').call('federation', 'endGrant', { orgId: 'V1', personId, grantId: county.grantId })
    return reads(house, 'villageOfficer', caseId)
  },
  async glassMends(house) {
    await secondCountyOfficer(house)
    const { caseId } = await asked(house, 'resident', ASKING)
    await as(house, 'countyOfficer').call('help', 'breakGlass', { caseId, reason: '派出所问起' })
    await house.cloud.clock.forward(31 * MINUTE_MS)
    return reads(house, 'countyOfficer', caseId)
  },
  async childrenAreReported(house) {
    const { caseId } = await asked(house, 'resident', child)
    const officer = as(house, 'townshipOfficer')
    await officer.call('help', 'step', { caseId, step: 'accept', reason: null, outcome: null })
    return (
      code(await officer.ask('help', 'step', { caseId, step: 'resolve', reason: null, outcome: 'helped' })) === 'ok'
    )
  },
  async twoLift(house) {
    const { caseId } = await asked(house, 'resident', child)
    const lift = (reason: string) => as(house, 'townshipOfficer').call('help', 'lift', { caseId, reason })
    await lift('核实过')
    return (await lift('再说一次')).lifted
  },
  async textsStayInTheirCase(house) {
    const secret = await asked(house, 'resident', IN_DANGER)
    const near = await asked(house, 'visitor', { ...ASKING, ticket: ticketOf('near') })
    const taken = (await casesIn(house)).find(({ _id }) => _id === secret.caseId) ?? {}
    const { keyToken, headToken, entries } = taken
    await house.change('helpCases', near.caseId, { keyToken, headToken, entries })
    const file = await as(house, 'townshipOfficer').ask('help', 'view', { caseId: near.caseId })
    return JSON.stringify(file).includes(IN_DANGER.text)
  },
  async logsAreChained(house) {
    const { caseId } = await asked(house, 'resident', ASKING)
    const view = () => as(house, 'townshipOfficer').call('help', 'view', { caseId })
    await view()
    await house.change('helpCases', caseId, { 'log.1.actor': county.personIds.jobOwner })
    return (await view()).logWhole
  },
}

test.each(Object.entries(ATTACKS) as [DefenceName, Attack][])('%s', async (name, attack) => {
  await whole.restore()
  await whole.cloud.clock.set(START)
  expect({ defence: DEFENCES[name].name, succeeds: await attack(whole) }).toMatchObject({ succeeds: false })

  const house = await openHouse({ functionsDir: path.join(broken, name), start: START })
  try {
    await foundCounty(house)
    expect({ without: DEFENCES[name].name, succeeds: await attack(house) }).toMatchObject({ succeeds: true })
  } finally {
    await house.close()
  }
})
