import { DEMO_CALENDAR, DEMO_YEAR } from './calendar-2027'
import { type Client, client, type PinnedKey } from './client'
import organisations from './organisation.json'
import { DEMO_HOME, DEMO_HOME_PROFILE, type DemoPerson, FOUNDER, HOST, PEOPLE, SECOND_COUNTY_OFFICER } from './people'

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
      founder: { name: FOUNDER.name, phone: FOUNDER.phone },
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
  for (const person of PEOPLE) ids.set(person.openid, await arrive(as(person.openid), person))
  for (const person of PEOPLE) {
    if (!person.role || person === FOUNDER || person === SECOND_COUNTY_OFFICER) continue
    const { orgId, role } = person.role
    await founder.call(
      'federation',
      'grant',
      { orgId, personId: ids.get(person.openid) ?? '', role, until: null },
      `demo-seed-grant-${person.openid}`,
    )
  }
  await appointSecondCountyOfficer(founder, as(SECOND_COUNTY_OFFICER.openid), root.id)
  say('登记潮音里微家')
  await founder.call(
    'federation',
    'changeSettings',
    { orgId: root.id, settings: { plateCode: 'LC' } },
    'demo-seed-plate-letters',
  )
  const { homeId } = await founder.call(
    'home',
    'register',
    {
      ...DEMO_HOME,
      services: [...DEMO_HOME.services],
      hostPersonId: ids.get(HOST.openid) ?? '',
      phone: HOST.phone,
      phonePublic: true,
    },
    'demo-seed-register-home',
  )
  const host = as(HOST.openid)
  const { seen } = await host.call('home', 'profile', { homeId }, 'demo-seed-see-profile')
  await host.call('home', 'changeProfile', { homeId, seen, changes: DEMO_HOME_PROFILE }, 'demo-seed-change-profile')
}

/** She picks her village; some have told the federation their names before. */
async function arrive(self: Client, { openid, name, phone, villageId, introduced }: DemoPerson): Promise<string> {
  const { personId } = await self.call('member', 'settle', { villageId }, `demo-seed-settle-${openid}`)
  if (introduced && openid !== FOUNDER.openid)
    await self.call('member', 'introduce', { name, phone }, `demo-seed-intro-${openid}`)
  return personId
}

/** A county role goes by invitation; while there is one county officer, her own word is enough (domain/role `isConfirmed`). */
async function appointSecondCountyOfficer(founder: Client, invited: Client, orgId: string): Promise<void> {
  const { code } = await founder.call(
    'federation',
    'invite',
    { orgId, role: 'countyAdmin', until: null },
    'demo-seed-invite-county-officer',
  )
  await invited.call('member', 'redeemCode', { code }, 'demo-seed-accept-county-office')
  const { officers } = await founder.call('federation', 'officers', { orgId })
  for (const { personId, grants } of officers)
    for (const { grantId, waits } of grants)
      if (waits)
        await founder.call(
          'federation',
          'confirmInvitation',
          { orgId, personId, grantId },
          'demo-seed-confirm-county-officer',
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
