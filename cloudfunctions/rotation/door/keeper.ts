import type { DoorKeeper } from '../../kit/context'
import type { HomeDocument } from '../../kit/documents'

/** As what people know whoever stands at the door: her name in the home's team, or her own. */
export function keeperName(home: Pick<HomeDocument, 'hosts' | 'paired'>, { id, person }: DoorKeeper): string {
  const entry = [...home.hosts, ...home.paired].find(({ personId }) => personId === id)
  return entry?.name ?? person.name ?? '邻家主人'
}
