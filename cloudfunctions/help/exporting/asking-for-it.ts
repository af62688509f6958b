import type { help } from '../../../contract/help'
import { exportState, openUntil } from '../../../domain/help-export'
import { idsOnPath, isWithin } from '../../../domain/organisation'
import { periodOfKey } from '../../../domain/period'
import { grantsInForce } from '../../../domain/role'
import { toIso } from '../../../domain/time'
import type { OrganisationDocument, PersonDocument } from '../../kit/documents'
import { personsOfOneWoman } from '../../kit/one-woman'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { deskName } from '../asking/who-can-read'
import { markOf } from '../keys/digests'
import { closeUnderMaster, openUnderMaster } from '../keys/under-master'
import { namesOf } from '../people'
import { askedExport, decided, EXPORTS, type ExportDocument, exportById, exportsOfCounty } from './store'

const reasonPlace = (exportId: string) => ({ collection: EXPORTS, id: exportId, field: 'reason' })

/** An officer of this very desk: whoever is above it reads its cases as little here as anywhere. */
export function sitsAt({ roles }: PersonDocument, { _id }: OrganisationDocument, at: Date): boolean {
  return grantsInForce(roles, at).some(({ orgId }) => orgId === _id)
}

/** She says of which quarter and why; nothing is made before another officer has agreed. */
export const askForExport: UseCase<typeof help.askForExport> = async (call, { orgId, quarter, reason }) => {
  const { officer, organisation, now } = call
  if (organisation.level === 'village' || !sitsAt(officer, organisation, now)) return refuse('NOT_FOUND', 'orgId')
  if (periodOfKey(quarter) === null) return refuse('INPUT_INVALID', 'quarter')
  const exportId = markOf('export', officer._id, call.requestId)
  const [countyId = orgId] = idsOnPath(organisation.path)
  const asked = {
    ...{ _id: exportId, schema: 1, countyId, orgId, orgPath: organisation.path, orgName: organisation.name, quarter },
    ...{ askedBy: officer._id, askedAt: now, fetched: [] },
    reasonToken: closeUnderMaster(reason, reasonPlace(exportId)),
  }
  await askedExport(asked, call.source(officer._id))
  return { exportId, state: 'asked' as const }
}

/** What was asked for at a desk, and for the county at all of its desks. */
export const exports: UseCase<typeof help.exports> = async ({ officer, organisation, now }) => {
  const [countyId = organisation._id] = idsOnPath(organisation.path)
  const found = (await exportsOfCounty(countyId)).filter(({ orgPath }) => isWithin(orgPath, organisation.path))
  const names = await namesOf(found.flatMap(({ askedBy, decision }) => (decision ? [askedBy, decision.by] : [askedBy])))
  return {
    exports: found.map(({ _id, orgId, orgName, quarter, reasonToken, askedBy, askedAt, decision, fetched }) => ({
      exportId: _id,
      orgId,
      desk: deskName({ name: orgName }),
      quarter,
      reason: openUnderMaster(reasonToken, reasonPlace(_id)) ?? '',
      by: names.get(askedBy) ?? null,
      at: toIso(askedAt),
      state: exportState(askedAt, decision, now),
      mine: askedBy === officer._id,
      decidedBy: decision ? (names.get(decision.by) ?? null) : null,
      openUntil: decision?.agreed ? toIso(openUntil(decision)) : null,
      fetched: fetched.map(({ at, cases }) => ({ at: toIso(at), cases })),
    })),
  }
}

/** Another officer of the desk, or one above it, decides; nobody about her own, under whichever account. */
export const decideExport: UseCase<typeof help.decideExport> = async (call, { orgId, exportId, agree }) => {
  const { officer, now } = call
  const asked = await exportOf(orgId, exportId)
  const mark = markOf(call.requestId, officer._id, 'decideExport', exportId, String(agree))
  if (asked.decision?.mark === mark) return answerOf(asked, now)
  if ((await personsOfOneWoman(officer)).has(asked.askedBy)) return refuse('NEEDS_ANOTHER_OFFICER')
  if (exportState(asked.askedAt, asked.decision, now) !== 'asked') return refuse('STEP_NOT_POSSIBLE')
  const decision = { agreed: agree, at: now, by: officer._id, mark }
  if (await decided(asked, decision, call.source(officer._id))) return answerOf({ ...asked, decision }, now)
  const rival = await exportOf(orgId, exportId)
  return rival.decision?.mark === mark ? answerOf(rival, now) : refuse('STEP_NOT_POSSIBLE')
}

const answerOf = ({ _id, askedAt, decision }: ExportDocument, at: Date) => ({
  exportId: _id,
  state: exportState(askedAt, decision, at),
})

/** One of this desk; another's and none are one answer. */
export async function exportOf(orgId: string, exportId: string): Promise<ExportDocument> {
  const asked = await exportById(exportId)
  return asked?.orgId === orgId ? asked : refuse('NOT_FOUND', 'exportId')
}
