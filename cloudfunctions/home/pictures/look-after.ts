import { removeDiscarded } from '../../kit/pictures/discarded'
import { HOME_SHELF } from '../../kit/pictures/home-shelf'
import { HOLDERS_A_TICK, lookAfterWaiting } from '../../kit/pictures/look-after-waiting'
import { endGroupCode, homesWithEndedGroupCode, picturesOfHome } from './store'

/** Once a minute: waiting pictures of homes, and group codes that have ended: anybody who has the link of one could still read it. */
export async function lookAfterPictures(at: Date): Promise<void> {
  for (const home of await homesWithEndedGroupCode(at, HOLDERS_A_TICK)) {
    await endGroupCode(home, at)
    await removeDiscarded(HOME_SHELF, (await picturesOfHome(home._id)) ?? home)
  }
  await lookAfterWaiting(HOME_SHELF, at)
}
