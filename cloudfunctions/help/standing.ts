import type { CaseStanding } from '../../domain/help-steps'
import type { OpenCase } from '../kit/help-case'

/** What of a case its next step depends on. */
export function standingOf({ document, head }: OpenCase): CaseStanding {
  return {
    state: document.state,
    kind: head.kind,
    reportLifted: head.lifted,
    reported: head.report !== null,
    receiptNoted: head.report?.receiptNote != null,
    aftercare: head.report?.aftercare != null,
    followUpsOpen: head.followUps.filter(({ doneAt }) => doneAt === null).length,
  }
}
