import { DEMO_CALENDAR, DEMO_YEAR } from './calendar-2027'
import { type Client, client, type PinnedKey } from './client'
import organisations from './organisation.json'
import { DEMO_HOME, FOUNDER, HOST, PEOPLE, TOWNSHIP_CHAIR } from './people'

/**
 * Plants the fictional county through the contract, like any client: the first officer founds it with the deployment secret, she adds the
 * tree, everybody picks her village, some introduce themselves, roles are granted, and one home is registered. Every requestId is
 * fixed, so a second planting changes nothing.
 */
export interface SeedOptions {
  url: string
  sealPublicKeys: readonly PinnedKey[]
  foundingSecret: string
  onProgress?(words: string): void
}

type Row = (typeof organisations)[number]
type Level = 'county' | 'township' | 'unit' | 'village'

export async function plantDemoCounty(options: SeedOptions): Promise<void> {
  const say = options.onProgress ?? (() => {})
  const as = (openid: string): Client => client(options.url, openid, options.sealPublicKeys)
  const founder = as(FOUNDER.openid)
  if ((await founder.call('member', 'me', {})).roles.length > 0) return

  const root = organisations.find((row) => row.parent === null)
  if (!root) throw new Error('demo/organisation.json has no root')
  say('建立县妇联')
  await founder.call(
    'federation',
    'found',
    {
      secret: options.foundingSecret,
      organisation: { id: root.id, level: 'county', name: root.name, centre: centreOf(root) },
      founder: { name: FOUNDER.name, phone: FOUNDER.phone ?? '' },
    },
    'demo-seed-found-county',
  )
  say('登记 10 个镇街、1 个单位和 129 个村社区')
  for (const [step, level] of (
    [
      ['tier2', ['township', 'unit']],
      ['tier3', ['village']],
    ] as const
  ).entries()) {
    const rows = organisations.filter((row) => (level[1] as readonly string[]).includes(row.level))
    await founder.call(
      'federation',
      'addOrganisations',
      { underId: root.id, organisations: rows.map(asInput) },
      `demo-seed-organisations-${step}`,
    )
  }
  say('填上 2027 年的放假和调休')
  await founder.call(
    'federation',
    'changeCalendar',
    { orgId: root.id, year: DEMO_YEAR, set: DEMO_CALENDAR, clear: [] },
    'demo-seed-calendar-2027',
  )
  say('请来澜川县的人')
  const ids = new Map<string, string>()
  for (const person of PEOPLE) {
    const self = as(person.openid)
    const { personId } = await self.call(
      'member',
      'settle',
      { villageId: person.villageId },
      `demo-seed-settle-${person.openid}`,
    )
    ids.set(person.openid, personId)
    if (person.phone && person !== FOUNDER) {
      await self.call(
        'member',
        'introduce',
        { name: person.name, phone: person.phone },
        `demo-seed-intro-${person.openid}`,
      )
    }
    if (person.role && person !== FOUNDER) {
      await founder.call(
        'federation',
        'grant',
        { orgId: person.role.orgId, personId, role: person.role.role, until: null },
        `demo-seed-grant-${person.openid}`,
      )
    }
  }
  say('登记潮音里微家')
  await as(TOWNSHIP_CHAIR.openid).call(
    'home',
    'register',
    {
      ...DEMO_HOME,
      services: [...DEMO_HOME.services],
      hostPersonId: ids.get(HOST.openid) ?? '',
      phone: HOST.phone ?? null,
      phonePublic: true,
    },
    'demo-seed-register-home',
  )
}

function centreOf(row: Row): { longitude: number; latitude: number } {
  const [longitude, latitude] = row.centre
  if (longitude === undefined || latitude === undefined) throw new Error(`${row.id} has no centre`)
  return { longitude, latitude }
}

function asInput(row: Row): {
  id: string
  level: Level
  name: string
  parentId: string
  centre: ReturnType<typeof centreOf>
} {
  if (row.parent === null) throw new Error(`${row.id} has no parent`)
  return { id: row.id, level: row.level as Level, name: row.name, parentId: row.parent, centre: centreOf(row) }
}
