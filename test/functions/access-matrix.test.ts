import type { AccessRule } from '../../contract/access'
import type { State } from '../../local/gateway/state'
import { ACTIONS } from '../contract/actions'
import { CALLERS, type Caller, type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { MAY } from './may'
import { HELP_STILL_REFUSED } from './may/help'
import { PERSONS_STILL_REFUSED } from './may/persons'
import { ROTATION_STILL_REFUSED } from './may/rotation'
import { SIGNING_UP_STILL_REFUSED } from './may/signing-up'
import { WATCHING_STILL_REFUSED } from './may/watching'
import { scenariosOf } from './scenarios'

/*
 * Every action of the contract by every caller. The expectation is the table in may/, written down by hand and apart from the contract: an action
 * that is missing there, or a rule that is changed, fails.
 */
/** What a caller who may is still told in the small county, where it is not a plain yes. */
const STILL_REFUSED: Record<string, Partial<Record<Caller, string>>> = {
  ...PERSONS_STILL_REFUSED,
  ...SIGNING_UP_STILL_REFUSED,
  ...HELP_STILL_REFUSED,
  ...WATCHING_STILL_REFUSED,
  ...ROTATION_STILL_REFUSED,
  // The spreadsheet lies in the job owner's own staging folder, and nobody else's.
  // The last step of the scenario is the village's own to take back.
  'home.undo': {
    townshipOfficer: 'CHANGED_MEANWHILE',
    jobOwner: 'CHANGED_MEANWHILE',
    countyOfficer: 'CHANGED_MEANWHILE',
  },
  'roll.start': { townshipOfficer: 'FILE_MISSING', countyOfficer: 'FILE_MISSING' },
  // The scenario's person is a committee member, whose codes only officers make.
  'home.invitePerson': { hostOfThisHome: 'OFFICER_ONLY' },
  // A picture lies in the staging folder of whoever brought it, and nobody else's.
  'home.addConsentPaper': {
    townshipOfficer: 'PICTURE_MISSING',
    jobOwner: 'PICTURE_MISSING',
    countyOfficer: 'PICTURE_MISSING',
  },
}

/** Who may not is told as of what does not exist; only a visitor is told to pick her village where that would do. */
const refusalOf = (access: AccessRule, caller: Caller): string =>
  access.kind === 'resident' && caller === 'visitor' ? 'SIGN_IN_NEEDED' : 'NOT_FOUND'

let house: House
let county: County
let founded: State
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  founded = await house.keep()
}, 60_000)
afterAll(() => house.close())

it('the table decides about every action of the contract, and about nothing else', () => {
  expect(Object.keys(MAY).sort()).toEqual(ACTIONS.map(([name]) => name).sort())
})

describe.each(ACTIONS)('%s', (name, { access }) => {
  const [scenario] = scenariosOf(name)
  const may = MAY[name] ?? []
  const mayNot = CALLERS.filter((caller) => !may.includes(caller))

  let begun: State | undefined
  beforeEach(async () => {
    if (begun && !scenario?.outside) return house.restore(begun)
    await house.restore(founded)
    await scenario?.before?.(house, county)
    begun = await house.keep()
  })

  it('works in the small county', () => {
    expect(scenario).toBeDefined()
    expect(may).toContain(scenario?.as)
  })

  it.each(may)('lets %s in', async (caller) => {
    const { reply } = await house.ask(openidOf(caller), name, scenario?.input(county, house))
    const refusal = STILL_REFUSED[name]?.[caller]
    if (refusal) expect(reply).toMatchObject({ ok: false, error: { code: refusal } })
    else expect(reply).toMatchObject({ ok: true })
  })

  if (mayNot.length === 0) return

  it.each(mayNot)('keeps %s out, and writes nothing', async (caller) => {
    const { reply, requests } = await house.ask(openidOf(caller), name, scenario?.input(county, house))
    expect(reply).toMatchObject({ ok: false, error: { code: refusalOf(access, caller) } })
    expect(requests.reduce((sum, { written }) => sum + written, 0)).toBe(0)
  })

  it('answers "not yours" and "does not exist" alike, after the same reads', async () => {
    if (!('field' in access)) return
    const [stranger = 'visitor'] = mayNot
    const input = scenario?.input(county, house) as Record<string, unknown>
    const notHers = await house.ask(openidOf(stranger), name, input)
    const nowhere = await house.ask(openidOf(stranger), name, { ...input, [access.field]: 'nowhere' })
    expect(nowhere.reply).toEqual(notHers.reply)
    const reads = ({ requests }: typeof nowhere) => requests.map(({ action, collection }) => `${action} ${collection}`)
    expect(reads(nowhere)).toEqual(reads(notHers))
  })
})

it('an officer whose role ends is out with the next call', async () => {
  await house.restore(founded)
  const chief = house.as(openidOf('countyOfficer'))
  const list = () => house.ask(openidOf('villageOfficer'), 'home.list', { orgId: 'V1' })
  expect((await list()).reply).toMatchObject({ ok: true })
  const { personIds, grantId } = county
  await chief.call('federation', 'endGrant', { orgId: 'V1', personId: personIds.villageOfficer, grantId })
  expect((await list()).reply).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
})
