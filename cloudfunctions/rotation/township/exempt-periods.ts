import { createHash } from 'node:crypto'
import type { OutputOf } from '../../../contract/action'
import type { rotation } from '../../../contract/rotation'
import type { slots as doors } from '../../../contract/rotation/slots'
import { dateAfter, dateOf } from '../../../domain/calendar-day'
import { idsOnPath } from '../../../domain/organisation'
import { refuse } from '../../kit/refusal'
import type { ExemptPeriodDocument } from '../../kit/rotation-document'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { addPeriod, changePeriod, periodById, periodsOf } from './store'

/** A year back is what anybody still asks about. */
const SHOWN_DAYS = 366
const MOST_PERIODS = 100
/** Longer than a season no place is exempt by one order. */
const LONGEST_DAYS = 92

/**
 * Days on which a place need not open (S04: a typhoon order; rubric, exempt periods), shown to everybody over the place. The slots of all its homes
 * follow by the timer, a few homes at a time.
 */
export const addExemptPeriod: UseCase<typeof rotation.addExemptPeriod> = async (call, { from, to, why }) => {
  const { officer, organisation, now, requestId } = call
  if (dateAfter(from, LONGEST_DAYS) < to) refuse('INPUT_INVALID', 'to')
  const _id = createHash('sha256')
    .update([organisation._id, officer._id, requestId].join('\n'))
    .digest('hex')
    .slice(0, 32)
  const period = {
    _id,
    schema: 1,
    orgId: organisation._id,
    orgName: organisation.name,
    path: organisation.path,
    from,
    to,
    why,
    by: officer._id,
    at: now,
    todo: { since: now, after: '' },
    paceTodo: { since: now },
  }
  await addPeriod(period, call.source(officer._id))
  return view(period)
}

export const endExemptPeriod: UseCase<typeof rotation.endExemptPeriod> = async (call, { periodId }) => {
  const { officer, organisation, now } = call
  const period = await periodById(periodId)
  if (!period || period.orgId !== organisation._id) return refuse('NOT_FOUND', 'periodId')
  await changePeriod(period, call.source(officer._id), (current) =>
    current.endedAt
      ? null
      : {
          endedAt: now,
          todo: command.set({ since: now, after: '' }),
          paceTodo: command.set({ since: now }),
        },
  )
  return view({ ...period, endedAt: now })
}

export const exemptPeriods: UseCase<typeof rotation.exemptPeriods> = async ({ organisation, now }) => {
  const found = await periodsOf(idsOnPath(organisation.path), dateAfter(dateOf(now), -SHOWN_DAYS), MOST_PERIODS)
  return { periods: found.sort((a, b) => (a.from < b.from ? 1 : -1)).map(view) }
}

function view(
  period: Pick<ExemptPeriodDocument, '_id' | 'orgName' | 'from' | 'to' | 'why' | 'endedAt'>,
): OutputOf<typeof doors.addExemptPeriod> {
  const { _id, orgName, from, to, why, endedAt } = period
  return { id: _id, orgName, from, to, why, ended: endedAt !== undefined }
}
