import { edit } from '../../kit/edit'
import type { FactSource } from '../../kit/outbox'
import type { ExemptPeriodDocument } from '../../kit/rotation-document'
import { command, create, find, type Patch, read } from '../../kit/store'

export function periodById(id: string): Promise<ExemptPeriodDocument | null> {
  return read<ExemptPeriodDocument>('exemptPeriods', id)
}

export function addPeriod(
  period: Omit<ExemptPeriodDocument, 'version' | 'outbox'>,
  source: FactSource,
): Promise<boolean> {
  return create<ExemptPeriodDocument>('exemptPeriods', period, source)
}

export function changePeriod(
  period: ExemptPeriodDocument,
  source: FactSource | undefined,
  patchFor: (current: ExemptPeriodDocument) => Patch | null,
): Promise<void> {
  return edit('exemptPeriods', period, source, patchFor)
}

/** The periods of some places that end on a day or later, the last first. */
export function periodsOf(orgIds: readonly string[], from: string, limit: number): Promise<ExemptPeriodDocument[]> {
  return find<ExemptPeriodDocument>('exemptPeriods', {
    where: { orgId: command.in([...orgIds]), to: command.gte(from) },
    limit,
  })
}

/** Periods of which the slots do not know yet. */
export function periodsToDo(limit: number): Promise<ExemptPeriodDocument[]> {
  return find<ExemptPeriodDocument>('exemptPeriods', {
    where: { 'todo.since': command.gt(new Date(0)) },
    orderBy: [['todo.since', 'asc']],
    limit,
  })
}
