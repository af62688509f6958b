import type { ActivityRecordDocument } from '../../kit/activity-record'
import type { PersonDocument } from '../../kit/documents'
import { TIMER_REQUEST } from '../../kit/outbox'
import { change, command, find } from '../../kit/store'
import { takeDown } from './take-down'

const GUARDIANS_A_TICK = 20
/** Records that show children of one guardian; more are finished by the next tick. */
const RECORDS_A_TICK = 50
const SOURCE = { actor: 'timer', action: 'activity.childPhotosOff', requestId: TIMER_REQUEST }

/**
 * A guardian took back that a child of hers may be seen (member.consent): every photo that shows children of hers comes down, also where it was
 * another child, since a photo says whose children it shows and not which. Within a minute, where a day is promised (S08).
 */
export async function finishChildPhotosOff(at: Date): Promise<void> {
  const guardians = await find<PersonDocument>('persons', {
    where: { childPhotosOff: command.lte(at) },
    fields: ['childPhotosOff'],
    limit: GUARDIANS_A_TICK,
  })
  for (const { _id, childPhotosOff } of guardians) {
    const records = [...(await showing('photos.childrenOf', _id)), ...(await showing(WAITING, _id))]
    for (const record of records)
      await takeDown(record._id, ({ childrenOf }) => childrenOf.includes(_id), 'consent', at, SOURCE)
    if (records.length < RECORDS_A_TICK)
      await change('persons', _id, { childPhotosOff }, { childPhotosOff: command.remove() })
  }
}

const WAITING = 'waitingPictures.shows.childrenOf'

function showing(field: string, guardianId: string): Promise<ActivityRecordDocument[]> {
  const query = { where: { [field]: guardianId }, fields: ['_id'], limit: RECORDS_A_TICK }
  return find<ActivityRecordDocument>('activityRecords', query)
}
