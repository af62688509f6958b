import { plantedActivity } from '../test/functions/activities'
import { type Caller, type County, openidOf } from '../test/functions/county'
import type { House } from '../test/functions/house'
import { looked } from './looked'
import type { Measure } from './measure'

/** What stands of a county's season beside what is asked for: 200 homes, half a year back and four weeks ahead. */
const ACTIVITIES = 4000
const HOMES = 200
const PEOPLE = 500
const ENTRIES = 3000
const NOW = Date.parse('2027-05-19T13:00:00+08:00')
const DAY_MS = 86_400_000

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))
const iso = (ms: number): string => new Date(ms).toISOString()
const dayOf = (n: number): number => NOW + (((n * 37) % 207) - 180) * DAY_MS
const month = (n: number): string => iso(NOW - n * 30 * DAY_MS).slice(0, 7)
const PATHS = ['C/T1/V1/', 'C/T1/V2/', 'C/T2/V3/'] as const
const pathOf = (home: number): string => PATHS[home % PATHS.length] ?? PATHS[0]
const stored = { schema: 1, version: 1, outbox: [] }
const ADULTS = ['adult-1', 'adult-2', 'adult-3']

/** The lists of activities, of duty and the door, and of requests for help, each first page and a later one. */
export async function weekLists(house: House, county: County): Promise<Measure[]> {
  await plantSeason(house, county)
  const { homeId } = county
  const measures: Measure[] = []
  const lists: readonly (readonly [Caller, string, Record<string, unknown>, string])[] = [
    ['visitor', 'activity.list', { villageId: 'V1', within: 'village' }, 'activities'],
    ['visitor', 'activity.list', { villageId: 'V1', within: 'county', kind: 'gathering' }, 'activities'],
    ['visitor', 'activity.list', { villageId: 'V1', within: 'county', day: '2027-05-22' }, 'activities'],
    ['resident', 'activity.mine', {}, 'activities'],
    ['resident', 'activity.mine', { past: true }, 'activities'],
    ['hostOfThisHome', 'activity.ofHome', { homeId, part: 'coming', after: null }, 'activities'],
    ['hostOfThisHome', 'activity.ofHome', { homeId, part: 'past', after: null }, 'activities'],
    ['townshipOfficer', 'activity.spotChecks', { orgId: 'T1' }, 'activities'],
    ['hostOfThisHome', 'activity.callList', { activityId: 'season-0' }, 'inbox'],
    ['hostOfThisHome', 'rotation.receptions', { homeId }, 'receptions'],
    ['townshipOfficer', 'rotation.receptionsOfHome', { homeId }, 'receptions'],
    ['hostOfThisHome', 'rotation.visits', { homeId }, 'visits'],
    ['hostOfThisHome', 'rotation.trainings', { homeId }, 'activities'],
    ['countyOfficer', 'rotation.duties', { orgId: 'C', month: month(0) }, 'rotationPlans'],
    ['townshipOfficer', 'rotation.exemptPeriods', { orgId: 'T1' }, 'exemptPeriods'],
    ['countyOfficer', 'rotation.paceBoard', { orgId: 'C', kind: 'reception' }, 'cadenceStats'],
    ['townshipOfficer', 'help.desk', { ended: false }, 'helpCases'],
    ['townshipOfficer', 'help.desk', { ended: true }, 'helpCases'],
    ['countyOfficer', 'help.supervision', {}, 'helpCases'],
    ['townshipOfficer', 'help.calls', {}, 'helpCases'],
    ['townshipOfficer', 'help.roster', { orgId: 'T1', from: '2027-05-19' }, 'helpShifts'],
    ['visitor', 'help.onDutyNow', { placeId: 'V1' }, 'helpShifts'],
  ]
  for (const [caller, action, input, collection] of lists) {
    let next: unknown
    for (const page of ['first', 'later']) {
      const asked = await house.ask(openidOf(caller), action, page === 'first' ? input : { ...input, after: next })
      if (!asked.reply.ok) throw new Error(`${action}: ${asked.reply.error.code} ${asked.reply.error.field ?? ''}`)
      measures.push(looked(asked.requests, collection, `${action} ${JSON.stringify(input)}: ${page} page`, 2))
      next = (asked.reply.data as { next?: string | null }).next ?? null
      // Requests for help come on one page; `next` there is the next turn of duty.
      if (next === null || action.startsWith('help.')) break
    }
  }
  return measures
}

async function plantSeason(house: House, { homeId, personIds }: County): Promise<void> {
  const homeOf = (n: number): string => (n % HOMES === 0 ? homeId : `bench-home-${n % HOMES}`)
  await house.change('persons', personIds.resident, {
    family: {
      lines: [],
      adults: ADULTS.map((personId) => ({ personId, name: '陈阿婆', kin: 'elder', sixtyUp: true, req: personId })),
    },
  })
  await house.plantMany(
    'activities',
    times(ACTIVITIES, (n) => {
      const startsAt = dayOf(n) + (n % 300) * 60_000
      const past = startsAt < NOW
      const kind = (['reception', 'gathering', 'quarterly', 'training', 'other'] as const)[n % 5] ?? 'other'
      const members = [`person-${n % PEOPLE}`, `person-${(n * 7) % PEOPLE}`]
      if (n % 13 === 0) members.push(personIds.resident)
      if (n % 17 === 0) members.push(ADULTS[n % ADULTS.length] ?? '')
      if (n % 40 === 0) members.push(personIds.hostOfThisHome)
      return plantedActivity({
        ...{ _id: `season-${n}`, homeId: homeOf(n), path: pathOf(n % HOMES), kind },
        ...{ startsAt: iso(startsAt), endsAt: iso(startsAt + 7_200_000), memberIds: members },
        state: n % 19 === 0 && n > 0 ? 'cancelled' : past ? 'completed' : 'published',
        ...(past && n % 20 === 0 ? { toSpotCheck: true, spotChecks: ['burst'] } : {}),
        // One to come, whose people are rung up.
        ...(n === 0 ? { startsAt: iso(NOW + DAY_MS), endsAt: iso(NOW + DAY_MS + 7_200_000), state: 'published' } : {}),
      })
    }),
  )
  await house.plantMany(
    'inbox',
    times(ENTRIES, (n) => ({
      ...{ _id: `told-${n}`, schema: 1, personId: `person-${n % PEOPLE}`, kind: 'activityMoved', about: {} },
      ...{ at: iso(NOW - n * 60_000), callFor: `season-${n % 100}` },
    })),
  )
  const by = { id: 'somebody', name: '吴海燕' }
  await house.plantMany(
    'receptions',
    times(ENTRIES, (n) => ({
      ...{ ...stored, _id: `talk-${n}`, homeId: n % 10 === 0 ? homeId : homeOf(n), path: 'C/T1/V1/', by },
      ...{ at: iso(dayOf(n)), topic: 'policy', outcome: 'answered', aliasToken: null, summaryToken: null },
    })),
  )
  await house.plantMany(
    'visits',
    times(ENTRIES, (n) => ({
      ...{ ...stored, _id: `visit-${n}`, homeId: n % 10 === 0 ? homeId : homeOf(n), path: 'C/T1/V1/', by },
      ...{ at: iso(dayOf(n)), day: iso(dayOf(n)).slice(0, 10), as: 'paired' },
    })),
  )
  await house.plantMany(
    'rotationPlans',
    times(HOMES * 6, (n) => ({
      ...{ ...stored, _id: `${homeOf(n)}_${month(Math.floor(n / HOMES))}`, homeId: homeOf(n), homeName: '微家' },
      ...{
        villageName: '里塘社区',
        path: pathOf(n % HOMES),
        month: month(Math.floor(n / HOMES)),
        edition: 1,
        people: [],
      },
    })),
  )
  await house.plantMany(
    'exemptPeriods',
    times(300, (n) => ({
      ...{
        ...stored,
        _id: `period-${n}`,
        orgId: ['C', 'T1', 'T2'][n % 3],
        orgName: '青屿镇',
        path: 'C/T1/',
        why: 'typhoon',
      },
      ...{
        from: iso(NOW - n * 8 * DAY_MS).slice(0, 10),
        to: iso(NOW - (n * 8 - 3) * DAY_MS).slice(0, 10),
        by: 'somebody',
      },
      at: iso(NOW - n * 8 * DAY_MS),
    })),
  )
  const weeks = ['2027-W18', '2027-W19', '2027-W20']
  await house.plantMany(
    'cadenceStats',
    times(HOMES * weeks.length, (n) => ({
      ...{ ...stored, _id: `${homeOf(n)}_${weeks[Math.floor(n / HOMES)]}`, homeId: homeOf(n), homeName: '微家' },
      ...{ villageName: '里塘社区', townshipName: '青屿镇', path: pathOf(n % HOMES), kind: 'reception' },
      ...{ key: weeks[Math.floor(n / HOMES)], required: n % 4 !== 0, kept: n % 3 === 0, exempt: false },
      why: { is: 'nothing' },
    })),
  )
  // Requests whose keys are gone: looked at like every other, and shown to nobody.
  await house.plantMany(
    'helpCases',
    times(600, (n) => ({
      ...{ ...stored, _id: `case-${n}`, deskId: ['T1', 'T2', 'C'][n % 3], deskPath: 'C/T1/', isOpen: n % 5 === 0 },
      ...{ state: 'received', stateSince: iso(dayOf(n)), createdAt: iso(dayOf(n)), namedIds: [], entries: [], log: [] },
      ...(n % 25 === 0
        ? { callOut: { nextAt: iso(NOW + n * 60_000), chain: [], called: 0, startedAt: iso(NOW) } }
        : {}),
    })),
  )
  await house.plantMany(
    'helpShifts',
    times(600, (n) => ({
      ...{
        ...stored,
        _id: `shift-${n}`,
        orgId: ['T1', 'C'][n % 2],
        orgPath: 'C/T1/',
        personId: `person-${n}`,
        role: 'officer',
      },
      ...{ from: iso(NOW + (n - 400) * 12 * 3_600_000), until: iso(NOW + (n - 399) * 12 * 3_600_000) },
    })),
  )
}
