import type { Call } from '../kit/context'
import type { HomeDocument, PersonDocument } from '../kit/documents'
import { edit } from '../kit/edit'
import { countLook } from '../kit/looks'
import { dayOf, type FactSource } from '../kit/outbox'
import { change, command, create, type Patch, read } from '../kit/store'

export function homeById(id: string): Promise<HomeDocument | null> {
  return read<HomeDocument>('microHomes', id)
}

export function personById(id: string): Promise<PersonDocument | null> {
  return read<PersonDocument>('persons', id, ['name', 'openid'])
}

/** Stores a new home and, without an account as yet, the committee member paired with it. False when the home stands already. */
export async function addHome(
  home: Omit<HomeDocument, 'version' | 'outbox'>,
  member: Omit<PersonDocument, 'version' | 'outbox'>,
  source: FactSource,
): Promise<boolean> {
  await create<PersonDocument>('persons', member, source)
  return create<HomeDocument>('microHomes', home, source)
}

/**
 * Writes that an officer looked at private values, before they are shown, and counts it towards her day (kit/looks). The same call of the same
 * officer again that day, or twice at once, is one look; nobody else's requestId, and no old one of her own, lets her look unseen.
 */
export async function recordLook(homeId: string, officer: PersonDocument, call: Call): Promise<void> {
  const source = call.source(officer._id)
  const look = `${source.actor} ${source.requestId} ${dayOf(call.now)}`
  await change('microHomes', homeId, { lastLookIn: command.neq(look) }, { lastLookIn: look }, source)
  await countLook({ officer, at: call.now, mark: homeId, contacts: 1 }, source)
}

export function changeHome(
  home: HomeDocument,
  source: FactSource,
  patchFor: (current: HomeDocument) => Patch | null,
): Promise<void> {
  return edit('microHomes', home, source, patchFor)
}
