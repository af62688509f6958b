import type { ExportDecision } from '../../../domain/help-export'
import { beginOf, endOf, type PeriodDays } from '../../../domain/period'
import type { Stored } from '../../kit/documents'
import type { HelpCaseDocument } from '../../kit/help-case'
import type { FactSource } from '../../kit/outbox'
import { change, command, create, find, read } from '../../kit/store'
import { CASES } from '../keys/case-key'

/** Somebody wants her desk's list of a quarter. */
export interface ExportDocument extends Stored {
  countyId: string
  orgId: string
  orgPath: string
  orgName: string
  quarter: string
  askedBy: string
  askedAt: Date
  /** Why, under the master key. */
  reasonToken: string
  decision?: ExportDecision & { by: string; mark: string }
  fetched: { at: Date; cases: number; mark: string }[]
}

export const EXPORTS = 'helpExports'
const SHOWN = 50
/** A list longer than this is no desk's own ledger; each of its requests is told that it stands in it. */
export const MOST_EXPORTED = 300

export function askedExport(
  document: Omit<ExportDocument, 'version' | 'outbox'>,
  source: FactSource,
): Promise<boolean> {
  return create<ExportDocument>(EXPORTS, document, source)
}

export function exportById(exportId: string): Promise<ExportDocument | null> {
  return read<ExportDocument>(EXPORTS, exportId)
}

export function exportsOfCounty(countyId: string): Promise<ExportDocument[]> {
  return find<ExportDocument>(EXPORTS, { where: { countyId }, orderBy: [['askedAt', 'desc']], limit: SHOWN })
}

/** False when another officer was faster. */
export function decided(
  { _id }: ExportDocument,
  decision: NonNullable<ExportDocument['decision']>,
  source: FactSource,
): Promise<boolean> {
  return change(EXPORTS, _id, { decision: command.exists(false) }, { decision }, source)
}

/** Once for each call, however often it is sent. */
export async function noteFetched(
  { _id, fetched }: ExportDocument,
  fetch: ExportDocument['fetched'][number],
  source: FactSource,
): Promise<void> {
  if (fetched.some(({ mark }) => mark === fetch.mark)) return
  await change(EXPORTS, _id, { 'fetched.mark': command.neq(fetch.mark) }, { fetched: command.push([fetch]) }, source)
}

/** Requests of a desk that came in a quarter, the earliest first; one more than a list may hold. */
export function casesOfDesk(deskId: string, quarter: PeriodDays): Promise<HelpCaseDocument[]> {
  return find<HelpCaseDocument>(CASES, {
    where: { deskId, createdAt: command.gte(beginOf(quarter)).and(command.lt(endOf(quarter))) },
    orderBy: [['createdAt', 'asc']],
    limit: MOST_EXPORTED + 1,
  })
}
