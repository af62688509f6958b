import { calendarFields } from '../../kit/calendar'
import type { OrganisationDocument } from '../../kit/documents'
import { edit } from '../../kit/edit'
import type { FactSource } from '../../kit/outbox'
import { find, type Patch } from '../../kit/store'

/** The county of this deployment with its own days of a year; null before it is founded. */
export async function rootWithYear(year: number): Promise<OrganisationDocument | null> {
  const [root] = await find<OrganisationDocument>('organisations', {
    where: { root: true },
    fields: calendarFields([year]),
    limit: 1,
  })
  return root ?? null
}

export function changeRoot(
  root: OrganisationDocument,
  source: FactSource,
  patchFor: (current: OrganisationDocument) => Patch | null,
): Promise<void> {
  return edit('organisations', root, source, patchFor)
}
