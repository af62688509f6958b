import { createHash } from 'node:crypto'
import type { demonstration } from '../../../contract/demonstration'
import type { Private } from '../../../contract/private-field'
import { dateOf } from '../../../domain/calendar-day'
import { toIso } from '../../../domain/time'
import type { DemoApplicationDocument, DemoObjectionDocument } from '../../kit/demonstration-document'
import { refuse } from '../../kit/refusal'
import { decryptField, encryptField } from '../../kit/secrets'
import type { UseCase } from '../../kit/serve'
import { create, find, read } from '../../kit/store'
import { applicationById, applicationId } from '../applying/store'
import { lastDaysOf } from './notices'

const OBJECTIONS = 'demoObjections'

/**
 * Whoever lives here says what is not right about a home in public notice (rubric §5.6). Once for each home; what she says is kept encrypted, and only
 * the county reads it.
 */
export const object: UseCase<typeof demonstration.object> = async (call, { homeId, campaignId, text }) => {
  const { resident, now, requestId } = call
  const found = await applicationById(applicationId(campaignId, homeId))
  if (found?.publishedOn === undefined || found.state !== 'publicNotice') return refuse('NOT_FOUND', 'homeId')
  const lastDay = await lastDaysOf(found.path, [found])
  if (dateOf(now) > lastDay(found.publishedOn)) refuse('NOTICE_OVER')
  const _id = createHash('sha256').update([found._id, resident._id].join('\n')).digest('hex').slice(0, 32)
  const objection = {
    ...{ _id, schema: 1, applicationId: found._id, homeId, path: found.path, at: now, requestId },
    by: { id: resident._id, name: resident.name ?? '一位邻居' },
    textToken: encryptField(text, { collection: OBJECTIONS, id: _id, field: 'text' }),
  }
  if (await create<DemoObjectionDocument>(OBJECTIONS, objection, call.source(resident._id))) return { at: toIso(now) }
  const before = (await read<DemoObjectionDocument>(OBJECTIONS, _id)) ?? refuse('TRY_AGAIN')
  return before.requestId === requestId ? { at: toIso(before.at) } : refuse('OBJECTED_ALREADY')
}

/** What came in, as the county reads it when it hears them. */
export const objections: UseCase<typeof demonstration.objections> = async (_call, { homeId, campaignId }) => {
  const found = (await applicationById(applicationId(campaignId, homeId))) ?? refuse('NOT_FOUND', 'homeId')
  const all = await objectionsTo(found._id)
  const open = new Set(openAmong(all, found).map(({ _id }) => _id))
  return {
    objections: all.map(({ _id, at, by, textToken }) => ({
      ...{ objectionId: _id, at: toIso(at), name: by.name as Private<string>, heard: !open.has(_id) },
      text: decryptField(textToken, { collection: OBJECTIONS, id: _id, field: 'text' }) as Private<string>,
    })),
  }
}

export function objectionsTo(ofApplication: string): Promise<DemoObjectionDocument[]> {
  return find<DemoObjectionDocument>(OBJECTIONS, {
    where: { applicationId: ofApplication },
    orderBy: [['at', 'asc']],
    limit: 100,
  })
}

/** Those that came in after the last decision: nobody has heard them yet. */
export function openAmong<O extends Pick<DemoObjectionDocument, 'at'>>(
  all: readonly O[],
  { steps }: Pick<DemoApplicationDocument, 'steps'>,
): O[] {
  const decided = steps.filter(({ step }) => step === 'dismissObjection' || step === 'upholdObjection')
  const last = Math.max(0, ...decided.map(({ at }) => at.getTime()))
  return all.filter(({ at }) => at.getTime() > last)
}
