import type { z } from 'zod'
import { ERRORS } from '../../contract/errors'
import type { rollJob } from '../../contract/roll'
import { toIso } from '../../domain/time'
import type { RollJobDocument } from '../kit/roll-job'

/** A job as its officer sees it. */
export function jobView(job: RollJobDocument | Omit<RollJobDocument, 'version' | 'outbox'>): z.input<typeof rollJob> {
  const {
    _id,
    fileName,
    orgName,
    state,
    total,
    checked,
    ready,
    questions,
    imported,
    present,
    leftOut,
    noted,
    changed,
    failure,
    startedAt,
  } = job
  return {
    id: _id,
    fileName,
    orgName,
    state,
    total,
    checked,
    ready,
    questions,
    imported,
    present,
    leftOut,
    noted,
    changed,
    failure: failure && { code: failure, message: ERRORS[failure] },
    startedAt: toIso(startedAt),
  }
}
