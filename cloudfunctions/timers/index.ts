import { finishClaims } from '../kit/claim'
import { collections } from '../kit/collections'
import { clearHandouts } from '../kit/handouts'
import { refreshHomeWeeks } from '../kit/home-week'
import { knock } from '../kit/knock'
import { clearLooks } from '../kit/looks'
import { drainOutboxes } from '../kit/outbox'
import { serve } from '../kit/serve'
import { dateLines } from './date-lines'
import { forgetLines } from './forget-lines'
import { forgetOld } from './forget-old'
import { forgetWithdrawn } from './forget-withdrawn'
import { suspendWithoutConsent } from './suspend-without-consent'

/** Collections whose documents carry an outbox: those with the index that finds waiting facts. */
const withOutbox = collections
  .filter((collection) => collection.indexes.some((index) => index.name === 'waitingFacts'))
  .map((collection) => collection.name)

/** One tick a minute: what calls left behind is finished and written out. Phones have no action here. */
export const main = serve('timers', {}, {}, async (at) => {
  await finishClaims(at, 20)
  await suspendWithoutConsent(at, 20)
  await forgetWithdrawn(at, 20)
  await drainOutboxes(withOutbox, 50)
  await knock(at, 40)
  await refreshHomeWeeks(at, 50)
  await clearHandouts(at)
  await clearLooks(at)
  await dateLines(at, 20)
  await forgetLines(at, 20)
  await forgetOld(at)
})
