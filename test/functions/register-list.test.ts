import { type County, foundCounty, HOME, openidOf } from './county'
import { type House, openHouse } from './house'

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.keep()
})
beforeEach(() => house.restore())
afterAll(() => house.close())

const list = (input: { orgId: string } & Record<string, unknown>) =>
  house.as(openidOf('townshipOfficer')).call('home', 'list', input)
const names = ({ homes }: { homes: { name: string }[] }) => homes.map(({ name }) => name).sort()

test('a home is found by the beginning of its name, by its initials, and by nothing in its middle', async () => {
  for (const query of ['潮', '潮音', 'cy', 'CYL', ' 潮音里 '])
    expect([query, names(await list({ orgId: 'T1', query }))]).toEqual([query, [HOME.name]])
  expect((await list({ orgId: 'T1', query: '音里' })).homes).toEqual([])
})

test('places of such a name are offered, below the listed place alone', async () => {
  const { places } = await list({ orgId: 'T1', query: 'lt' })
  expect(places).toEqual([{ id: 'V1', name: '里塘社区', parentName: '青屿镇' }])
  expect((await list({ orgId: 'T1', query: 'yg' })).places).toEqual([])
})

test('the homes of a host are found by her whole name, as long as she is their host', async () => {
  const { homes } = await list({ orgId: 'T1' })
  const hostName = homes.find(({ name }) => name === HOME.name)?.hostName ?? ''
  expect((await list({ orgId: 'T1', query: hostName })).hosted.map(({ name }) => name)).toContain(HOME.name)
  expect((await list({ orgId: 'T1', query: hostName.slice(0, 1) })).hosted).toEqual([])
  await house.change('microHomes', county.homeId, { 'hosts.0.until': '2027-01-01T00:00:00+08:00' })
  expect((await list({ orgId: 'T1', query: hostName })).hosted.map(({ name }) => name)).not.toContain(HOME.name)
})

test('state and type narrow together, and the counts stay those of the whole place', async () => {
  await house.change('microHomes', county.flatId, { state: 'approved', primaryType: 'publicService' })
  const narrowed = await list({ orgId: 'T1', state: 'approved', primaryType: 'publicService' })
  expect([narrowed.total, narrowed.homes.map(({ id }) => id)]).toEqual([1, [county.flatId]])
  expect(narrowed.counts).toEqual({ all: 2, active: 1, underWay: 1 })
  expect((await list({ orgId: 'T1', state: 'active', primaryType: 'publicService' })).total).toBe(0)
})

test('a name is looked for in homes of every type, so a type beside it is refused by name', async () => {
  const { reply } = await house.ask(openidOf('townshipOfficer'), 'home.list', {
    orgId: 'T1',
    query: '潮',
    primaryType: 'publicService',
  })
  expect(reply).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', field: 'primaryType' } })
})

test('pages of what was found lead to every home once', async () => {
  await house.multiply('microHomes', county.homeId, 120)
  for (const wish of [{ query: 'cy' }, { state: 'active' }, { primaryType: HOME.primaryType }]) {
    const seen: string[] = []
    let after: string | null | undefined
    let total = 0
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({
        orgId: 'C',
        ...wish,
        ...(after ? { after } : {}),
      }).catch(() =>
        house
          .as(openidOf('countyOfficer'))
          .call('home', 'list', { orgId: 'C', ...wish, ...(after ? { after } : {}) } as { orgId: string }),
      )
      seen.push(...page.homes.map(({ id }) => id))
      total = page.total
      after = page.next
    } while (after)
    expect([new Set(seen).size, seen.length]).toEqual([total, total])
  }
})
