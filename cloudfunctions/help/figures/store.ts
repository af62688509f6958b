import type { FigureTable } from '../../../domain/help-figures'
import { beginOf, endOf, type PeriodDays } from '../../../domain/period'
import type { OrganisationDocument, Stored } from '../../kit/documents'
import type { HelpCaseDocument } from '../../kit/help-case'
import type { FactSource } from '../../kit/outbox'
import { command, create, find } from '../../kit/store'
import { CASES } from '../keys/case-key'

/**
 * The figures of one quarter, as they are shown: what is hidden stands nowhere, not even here. Each row is an array in an object, since the database
 * takes no arrays of arrays.
 */
export interface FiguresDocument extends Stored {
  quarter: string
  frozenAt: Date
  desks: { orgId: string; name: string; counts: (number | null)[] }[]
  all: (number | null)[]
}

const FIGURES = 'helpFigures'
/** The most documents that one read gives. */
const AT_ONCE = 1_000
const MOST_DESKS = 500

const idOf = (countyId: string, quarter: string): string => `${countyId}_${quarter}`

export function figuresOfQuarters(countyId: string, quarters: readonly string[]): Promise<FiguresDocument[]> {
  return find<FiguresDocument>(FIGURES, {
    where: { _id: command.in(quarters.map((quarter) => idOf(countyId, quarter))) },
    limit: quarters.length,
  })
}

/** Once and for all: a second count of the same quarter finds the first. */
export function freeze(
  { _id }: OrganisationDocument,
  { key: quarter }: PeriodDays,
  desks: readonly OrganisationDocument[],
  { rows, all }: FigureTable,
  at: Date,
  source: FactSource,
): Promise<boolean> {
  const named = desks.map(({ _id: orgId, name }, i) => ({ orgId, name, counts: [...(rows[i] ?? [])] }))
  const document = { _id: idOf(_id, quarter), schema: 1, quarter, frozenAt: at, desks: named, all: [...all] }
  return create<FiguresDocument>(FIGURES, document, source)
}

/** The county's own desk, then its townships and units. */
export async function desksOf(county: OrganisationDocument): Promise<OrganisationDocument[]> {
  const below = await find<OrganisationDocument>('organisations', {
    where: { parentId: county._id },
    fields: ['name', 'path', 'level'],
    orderBy: [['_id', 'asc']],
    limit: MOST_DESKS,
  })
  return [county, ...below]
}

/** Requests that came in a quarter, with what tells their class; those that were erased since tell nothing any more. */
export async function casesOfQuarter(quarter: PeriodDays): Promise<HelpCaseDocument[]> {
  const found = new Map<string, HelpCaseDocument>()
  let from = beginOf(quarter)
  for (;;) {
    const page = await find<HelpCaseDocument>(CASES, {
      where: { createdAt: command.gte(from).and(command.lt(endOf(quarter))) },
      fields: ['createdAt', 'deskId', 'keyToken', 'headToken'],
      orderBy: [['createdAt', 'asc']],
      limit: AT_ONCE,
    })
    for (const document of page) found.set(document._id, document)
    const last = page.at(-1)
    if (!last || page.length < AT_ONCE) return [...found.values()]
    if (last.createdAt.getTime() === from.getTime()) throw new Error('more requests in one moment than one read gives')
    // Those of that moment come again; the map takes each once.
    from = last.createdAt
  }
}
