import type { OutputOf } from '../../../contract/action'
import type { activity } from '../../../contract/activity'
import { RECORD_WITHIN_MS } from '../../../domain/activity-record'
import { toIso } from '../../../domain/time'
import type { ActivityDocument } from '../../kit/activity-document'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { recordState } from '../publishing/of-home'
import { hasSticker, mayAskFor } from './photo-consent'
import { came } from './record'
import { activityById, personsById, recordOf } from './store'

type Line = OutputOf<typeof activity.recordDesk>['people'][number]

/** What a host writes a record with: who was there, who may be seen, and where each photo stands. */
export const recordDesk: UseCase<typeof activity.recordDesk> = async ({ host }, { activityId }) => {
  const found = (await activityById(activityId)) ?? refuse('NOT_FOUND', 'activityId')
  const pictures = await recordOf(activityId)
  return {
    title: found.title,
    endsAt: toIso(found.endsAt),
    onTimeUntil: toIso(new Date(found.endsAt.getTime() + RECORD_WITHIN_MS)),
    summary: found.record?.summary ?? '',
    thanks: found.record?.thanks ?? null,
    written: recordState(found),
    photos: pictures?.photos.map(({ id, fileId }) => ({ id, fileId })) ?? [],
    waiting: pictures?.waitingPictures?.map(({ id }) => ({ id })) ?? [],
    refused: pictures?.refusedPictures?.map(({ id, why }) => ({ id, why })) ?? [],
    takenDown: pictures?.tombstones.length ?? 0,
    people: await people(found, identities(host)),
  }
}

/** Whoever came first, then the others who had a place: a check-in may be missing. */
async function people({ seats = {} }: ActivityDocument, hostIds: readonly string[]): Promise<Line[]> {
  const known = await personsById(Object.keys(seats))
  return Object.entries(seats)
    .sort(([, a], [, b]) => Number(came(b)) - Number(came(a)) || a.at.getTime() - b.at.getTime())
    .map(([personId, seat]) => ({
      personId,
      name: known.get(personId)?.name ?? '',
      came: came(seat),
      agreed: seat.photo !== undefined,
      mayAsk: mayAskFor(seat, known.get(personId), hostIds),
      children: seat.lines?.length ?? 0,
      sticker: hasSticker(seat, known.get(personId)),
    })) as Line[]
}
