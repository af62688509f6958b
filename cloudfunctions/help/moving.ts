import type { OrganisationDocument } from '../kit/documents'
import type { OpenCase } from '../kit/help-case'
import { command } from '../kit/store'
import { deskName } from './asking/who-can-read'
import { toCome } from './half-hours/appointments'
import { statePatch } from './step-patch'
import type { CaseChange } from './store'

/**
 * The case stands at another desk from this write on: one desk and at most one owner at any time. Those who were named on it by the desk before
 * read nothing any more, but whoever she still has an appointment with; the new one names its own.
 */
export function movedTo(desk: OrganisationDocument, current: OpenCase, at: Date): CaseChange {
  const { head, document } = current
  const keeps = toCome(current, at).map(({ personId }) => personId)
  return {
    head: { ...head, deskName: deskName(desk), referral: null },
    patch: {
      ...statePatch('referred', at),
      deskId: desk._id,
      deskPath: desk.path,
      namedIds: document.namedIds.filter((id) => keeps.includes(id)),
      ownerId: command.remove(),
      callOut: command.remove(),
      unansweredAt: command.remove(),
    },
  }
}
