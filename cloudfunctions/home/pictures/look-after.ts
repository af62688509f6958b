import { DAY_MS } from '../../../domain/time'
import { askForCheck } from './ask-check'
import { removeDiscarded } from './discarded'
import {
  endGroupCode,
  homesWithDiscarded,
  homesWithEndedGroupCode,
  homesWithPictureDue,
  openidOfPerson,
  picturesOfHome,
} from './store'
import { turnAway } from './verdict'

const HOMES_A_TICK = 20
/** A call that is under way still removes its files by itself. */
const LEFT_BEHIND_MS = 60_000

/**
 * Once a minute: pictures whose check was not taken or not answered are asked about again; after a day without a verdict they go, with a word
 * to the host. A group code that has ended goes: anybody who has its link could still read it. Files that a call left behind are removed.
 */
export async function lookAfterPictures(at: Date): Promise<void> {
  for (const home of await homesWithPictureDue(at, HOMES_A_TICK)) {
    for (const picture of home.waitingPictures ?? []) {
      if (picture.dueAt > at) continue
      const openid = await openidOfPerson(picture.by)
      if (openid === null || at.getTime() - picture.at.getTime() >= DAY_MS)
        await turnAway(home, picture, 'unanswered', at)
      else await askForCheck(home, picture, openid, at)
    }
  }
  for (const home of await homesWithEndedGroupCode(at, HOMES_A_TICK)) {
    await endGroupCode(home, at)
    await removeDiscarded((await picturesOfHome(home._id)) ?? home)
  }
  const before = new Date(at.getTime() - LEFT_BEHIND_MS)
  for (const home of await homesWithDiscarded(before, HOMES_A_TICK)) await removeDiscarded(home)
}
