import { DAY_MS } from '../../../domain/time'
import { askForCheck } from './ask-check'
import { removeDiscarded } from './discarded'
import type { PictureHolder, Shelf } from './shelf'
import { holdersDue, holdersWithDiscarded, openidOfPerson } from './store'
import { turnAway } from './verdict'

/** So many documents of a shelf a tick. */
export const HOLDERS_A_TICK = 20
/** A call that is under way still removes its files by itself. */
const LEFT_BEHIND_MS = 60_000

/**
 * Once a minute: pictures whose check was not taken or not answered are asked about again; after a day without a verdict they go, with a word to
 * whoever brought them. Files that a call left behind are removed.
 */
export async function lookAfterWaiting<D extends PictureHolder>(shelf: Shelf<D>, at: Date): Promise<void> {
  for (const holder of await holdersDue(shelf, at, HOLDERS_A_TICK)) {
    for (const picture of holder.waitingPictures ?? []) {
      if (picture.dueAt > at) continue
      const openid = await openidOfPerson(picture.by)
      if (openid === null || at.getTime() - picture.at.getTime() >= DAY_MS)
        await turnAway(shelf, holder, picture, 'unanswered', at)
      else await askForCheck(shelf, holder, picture, openid, at)
    }
  }
  const before = new Date(at.getTime() - LEFT_BEHIND_MS)
  for (const holder of await holdersWithDiscarded(shelf, before, HOLDERS_A_TICK)) await removeDiscarded(shelf, holder)
}
