import type { activity } from '../../../contract/activity'
import { toIso } from '../../../domain/time'
import type { PersonDocument } from '../../kit/documents'
import { dayOf } from '../../kit/outbox'
import { refuse } from '../../kit/refusal'
import { decryptField } from '../../kit/secrets'
import type { UseCase } from '../../kit/serve'
import { callableOf, entriesToCall, recordNumberSeen, takeOffList } from './store'

/** Everybody whom something worth a call has not reached; who has no phone of her own and elders first, then who has waited longest. */
export const callList: UseCase<typeof activity.callList> = async ({ activity: about, now }, { activityId }) => {
  if (about.endsAt <= now) return { people: [] as never }
  const entries = await entriesToCall(activityId)
  const persons = await callableOf([...new Set(entries.map(({ personId }) => personId))])
  const people = persons.map((person) => ({
    personId: person._id,
    name: person.name,
    elder: isElder(person),
    hasPhone: person.phoneToken !== null,
    news: entries.filter(({ personId }) => personId === person._id).map(({ kind, at }) => ({ kind, at: toIso(at) })),
  }))
  const since = ({ news }: (typeof people)[number]): string => news[0]?.at ?? ''
  return { people: people.sort((a, b) => Number(b.elder) - Number(a.elder) || (since(a) < since(b) ? -1 : 1)) as never }
}

/** Sixty, as she or whoever signs her up has said; or without an account, which is to say without a phone here. */
const isElder = ({ sixtyUp, openid }: PersonDocument): boolean => sixtyUp === true || openid === undefined

/** One number at a time, only of who stands on the list and has told it; that the host looked is written before it is shown. */
export const callNumber: UseCase<typeof activity.callNumber> = async (call, { activityId, personId }) => {
  const onList = (await entriesToCall(activityId)).some((entry) => entry.personId === personId)
  const [person] = onList ? await callableOf([personId]) : []
  if (!person?.phoneToken) return refuse(person ? 'PHONE_NOT_KNOWN' : 'NOT_FOUND', 'personId')
  const { home, host, requestId, now } = call
  const look = `${host._id} ${requestId} ${dayOf(now)}`
  await recordNumberSeen(home._id, look, call.source(host._id))
  const place = { collection: 'persons', id: personId, field: 'phone' }
  return { phone: decryptField(person.phoneToken, place) as never }
}

/** She knows now, and stands on the list no more. */
export const called: UseCase<typeof activity.called> = async (_call, { activityId, personId }) => {
  const hers = (await entriesToCall(activityId)).filter((entry) => entry.personId === personId)
  for (const { _id } of hers) await takeOffList(_id, activityId)
  return {}
}
