import type { z } from 'zod'
import type { standing } from '../../../contract/member/claiming'
import type { HomeDocument } from '../../kit/documents'
import { homesOfHost, homesOfMember } from '../store'

type Standing = z.input<typeof standing>

/** Where these persons are named now, by person: homes they lead or host, and homes they are paired with. Two database calls. */
export async function standings(personIds: readonly string[], at: Date): Promise<Map<string, Standing[]>> {
  const found = new Map<string, Standing[]>(personIds.map((id) => [id, []]))
  if (personIds.length === 0) return found
  const add = (personId: string, home: HomeDocument, as: Standing['as']): void => {
    const { _id: homeId, name, villageName, townshipName } = home
    found.get(personId)?.push({ homeId, name, villageName, townshipName, as })
  }
  const now = (entry: { until: Date | null }): boolean => entry.until === null || at < entry.until
  for (const home of await homesOfHost(personIds))
    for (const host of home.hosts.filter(now)) add(host.personId, home, host.role)
  for (const home of await homesOfMember(personIds))
    for (const member of home.paired.filter(now)) add(member.personId, home, 'member')
  return found
}
