import type { activity } from '../../../contract/activity'
import { isGiven } from '../../../domain/family'
import { entryOf, judge, type Standing } from '../../../domain/roster-sign-up'
import type { PersonDocument } from '../../kit/documents'
import { assertGrownUp } from '../../kit/grown-up'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { type Given, give, type PlacedWish } from '../roster/give'
import { activityFor, rosterOf } from '../roster/read'
import { REFUSALS } from '../roster/refusals'
import { shownStanding } from '../standing'
import { townshipPathOf, waitsFirst, whoIs } from './who'

/**
 * She takes a seat, or a place in the queue: one guarded write each (house, "How data is kept" 1). A refusal is explained afterwards, from a
 * projection; whoever stands there already, by this call or another, is told so and not refused.
 */
export const signUp: UseCase<typeof activity.signUp> = async (call, { activityId, personId, lineIds, places }) => {
  const { resident } = call
  const lines = [...new Set(lineIds)]
  assertConsent(resident, lines)
  if (places !== 1 && places !== 1 + lines.length) refuse('INPUT_INVALID', 'places')
  const who = whoIs(resident, personId)
  if (who.by === undefined || lines.length > 0) assertGrownUp(resident)
  const townshipPath = await townshipPathOf(resident)
  const wish: PlacedWish = {
    ...who,
    lines,
    n: places,
    req: call.requestId,
    waitsFirst: await waitsFirst(resident, who, call.now),
    townshipPath,
    livesHere: false,
  }
  const source = call.source(resident._id)
  const name = resident.family?.adults.find((adult) => adult.personId === who.id)?.name ?? null
  // Which place in the queue costs a look that the write does not need: the page shows it.
  const shown = (stands: Standing) => ({
    standing: { ...shownStanding({ personId: who.id, name }, stands), queuePlace: null },
  })

  const given = await give(activityId, wish, call.now, source)
  if (given) return shown(standsAs(given, wish, call.now))
  const found = (await activityFor(activityId, who.ids)) ?? refuse('NOT_FOUND', 'activityId')
  const livesHere = townshipPath !== null && found.path.startsWith(townshipPath)
  const judged = judge(rosterOf(found), { ...wish, livesHere }, call.now)
  if ('stands' in judged) return shown(judged.stands)
  return refuse('refused' in judged ? REFUSALS[judged.refused] : 'BUSY')
}

/** A child comes along only with its guardian's consent in force. */
function assertConsent(resident: PersonDocument, lineIds: readonly string[]): void {
  for (const lineId of lineIds) {
    const line = resident.family?.lines.find(({ id }) => id === lineId) ?? refuse('NOT_FOUND', 'lineIds')
    if (!isGiven(line.consents.join)) refuse('CONSENT_NEEDED', 'lineIds')
  }
}

/** What the write left, without reading it again: which place in the queue the page asks for when it shows it. */
function standsAs(given: Given, wish: PlacedWish, at: Date): Standing {
  const { id } = wish
  const entry = entryOf(wish, at)
  return given === 'seat' ? { as: 'seat', id, seat: entry } : { as: given, id, entry: { id, ...entry }, place: 0 }
}
