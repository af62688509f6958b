import { dateAfter, weekdayOfDate } from '../domain/calendar-day'
import { type Client, client, type PinnedKey } from './client'
import { FOUNDER, LAWYER, PEOPLE, SECOND_COUNTY_OFFICER } from './people'

/**
 * Two weeks of duty at the county's help desk (S10, N01): in office hours somebody sits there, until midnight somebody is called, after midnight
 * nobody is and the page says so; on Wednesday afternoons a lawyer has half hours. Every requestId is fixed.
 */
const FIRST_DAY = '2027-05-17'
const DAYS = 14
const COUNTY = 'LC'
const SATURDAY = 6
const WEDNESDAY = 3

const openidOf = (name: string): string => PEOPLE.find((person) => person.name === name)?.openid ?? ''

export async function plantDuty({ url, sealPublicKeys }: { url: string; sealPublicKeys: readonly PinnedKey[] }) {
  const as = (openid: string): Client => client(url, openid, sealPublicKeys)
  const idOf = async (openid: string) => (await as(openid).call('member', 'me', {})).personId ?? ''
  const desk = as(FOUNDER.openid)
  const [lin, jiang, lawyer] = [
    await idOf(FOUNDER.openid),
    await idOf(SECOND_COUNTY_OFFICER.openid),
    await idOf(LAWYER.openid),
  ]
  const put = (orgId: string, personId: string, role: 'officer' | 'lawyer', chain: number | null) =>
    desk.call(
      'help',
      'putOnRoster',
      { orgId, personId, role, chain, until: null },
      `demo-duty-roster-${orgId}-${role}-${chain ?? 0}`,
    )
  await put(COUNTY, jiang, 'officer', 1)
  await put(COUNTY, lin, 'officer', 2)
  await put(COUNTY, lawyer, 'lawyer', null)
  await put('LC-T01', await idOf(openidOf('许红')), 'officer', 1)
  await put('LC-T04', await idOf(openidOf('何玉兰')), 'officer', 1)

  for (let i = 0; i < DAYS; i += 1) {
    const day = dateAfter(FIRST_DAY, i)
    const turn = (personId: string, from: string, until: string, places: boolean) =>
      desk.call(
        'help',
        'addShift',
        { orgId: COUNTY, personId, from: `${day}T${from}:00+08:00`, until: `${day}T${until}:00+08:00`, places },
        `demo-duty-${day}-${from.replace(':', '')}`,
      )
    if (weekdayOfDate(day) < SATURDAY) await turn(lin, '08:30', '17:30', false)
    await turn(jiang, '17:30', '23:59', false)
    if (weekdayOfDate(day) === WEDNESDAY) await turn(lawyer, '14:30', '17:30', true)
  }
}
