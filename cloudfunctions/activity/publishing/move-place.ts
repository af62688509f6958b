import { isDeepStrictEqual } from 'node:util'
import type { activity } from '../../../contract/activity'
import { editActivity } from '../../kit/activity-edit'
import { refreshComing } from '../../kit/home-week'
import { assertTextFit } from '../../kit/moderation'
import { placeOf } from '../../kit/new-activity'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { assertNotBegun } from './assert-changeable'
import { movedNotice } from './move'

/**
 * Another place, as when heavy rain drives everybody indoors (S08): its words are checked like all that neighbours read, and everybody who has a
 * seat is asked again and may leave without a mark. Fewer seats there are a cut of their own (`setCapacity`).
 */
export const movePlace: UseCase<typeof activity.movePlace> = async (call, { activityId, elsewhere }) => {
  const { home, host, now } = call
  assertNotBegun(call.activity, now)
  const { place, shownAt, shownAddress } = placeOf(
    elsewhere && { words: elsewhere.words, at: elsewhere.position },
    home,
  )
  if (elsewhere) await assertTextFit([elsewhere.words], call.openid, 'elsewhere')
  let asked = 0
  await editActivity(activityId, call.source(host._id), (current) => {
    asked = Object.keys(current.seats ?? {}).length
    if (isDeepStrictEqual(current.place, place)) return null
    assertNotBegun(current, now)
    const seats = Object.fromEntries(
      Object.entries(current.seats ?? {}).map(([id, seat]) => [id, { ...seat, asked: true as const }]),
    )
    const where = { place: command.set(place), shownAddress, shownAt: shownAt ?? command.remove() }
    return { patch: { ...where, seats: command.set(seats) }, notices: [movedNotice(current, current.startsAt)] }
  })
  await refreshComing(home._id, now)
  return { asked, whereWords: shownAddress }
}
