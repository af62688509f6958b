import type { help } from '../../../contract/help'
import { exportState, isExportable } from '../../../domain/help-export'
import { mayRead } from '../../../domain/help-readers'
import { periodOfKey } from '../../../domain/period'
import type { PersonDocument } from '../../kit/documents'
import type { OpenCase } from '../../kit/help-case'
import { countLook } from '../../kit/looks'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { conflictsOf, isOnRoster } from '../duty/store'
import { markOf } from '../keys/digests'
import { guardedOf, readerOf } from '../reader'
import { act, isAskedBy, opened, staffDeed } from '../store'
import { exportOf, sitsAt } from './asking-for-it'
import { printedCases } from './printed-cases'
import { casesOfDesk, type ExportDocument, MOST_EXPORTED, noteFetched } from './store'

/**
 * Whoever asked fetches the list, while it is open. The very rule of opening a case decides about each line, so whom she keeps out exports nothing of
 * hers. That it stands in a list is written into the log of each case before anything is answered, and counts as a look at each.
 */
export const exportFile: UseCase<typeof help.exportFile> = async (call, { orgId, exportId }) => {
  const { officer, organisation, now } = call
  const asked = await exportOf(orgId, exportId)
  if (asked.askedBy !== officer._id || !sitsAt(officer, organisation, now)) return refuse('NOT_FOUND', 'exportId')
  if (exportState(asked.askedAt, asked.decision, now) !== 'open') return refuse('STEP_NOT_POSSIBLE')
  const cases = await casesFor(officer, asked, now)
  if (cases.length === 0) return refuse('HELP_EXPORT_EMPTY')
  const source = call.source(officer._id)
  const mark = markOf(call.requestId, officer._id, 'exportFile', exportId)
  await countLook({ officer, at: now, mark, contacts: cases.length }, source)
  for (const one of cases) await act(one, staffDeed(call, officer._id, 'export', exportId), () => ({}))
  await noteFetched(asked, { at: now, cases: cases.length, mark }, source)
  const lines = cases.map(({ document: { state, createdAt }, head: { kind, urgency, outcome } }) => ({
    ...{ kind, urgency, state, outcome },
    sentAt: createdAt,
  }))
  const { fileName, bytes } = printedCases({ placeName: organisation.name, quarter: asked.quarter, at: now, lines })
  return { fileName, base64: bytes.toString('base64'), cases: lines.length }
}

async function casesFor(officer: PersonDocument, { orgId, quarter }: ExportDocument, at: Date): Promise<OpenCase[]> {
  const days = periodOfKey(quarter) ?? refuse('INPUT_INVALID', 'quarter')
  const reader = readerOf(officer, await isOnRoster(officer._id, at))
  const conflicts = await conflictsOf(officer._id)
  const found = await casesOfDesk(orgId, days)
  if (found.length > MOST_EXPORTED) return refuse('HELP_EXPORT_LARGE')
  return found
    .map(opened)
    .filter((one) => one !== null)
    .filter((one) => mayRead(reader, guardedOf(one), at) && !isAskedBy(one.document, reader.ids))
    .filter(({ head }) => isExportable(head.kind) && !head.sides.some((side) => conflicts.has(side)))
}
