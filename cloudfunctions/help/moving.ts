import type { OrganisationDocument } from '../kit/documents'
import type { OpenCase } from '../kit/help-case'
import { command } from '../kit/store'
import { deskName } from './asking/who-can-read'
import { statePatch } from './step-patch'
import type { CaseChange } from './store'

/**
 * The case stands at another desk from this write on: one desk and at most one owner at any time. Those who were named on it by the desk before
 * read nothing any more; the new one names its own.
 */
export function movedTo(desk: OrganisationDocument, { head }: OpenCase, at: Date): CaseChange {
  return {
    head: { ...head, deskName: deskName(desk), referral: null },
    patch: {
      ...statePatch('referred', at),
      deskId: desk._id,
      deskPath: desk.path,
      namedIds: [],
      ownerId: command.remove(),
      callOut: command.remove(),
      unansweredAt: command.remove(),
    },
  }
}
