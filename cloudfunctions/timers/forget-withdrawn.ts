import { WITHDRAWN_KEPT_DAYS } from '../../domain/home-state-steps'
import { DAY_MS } from '../../domain/time'
import type { HomeDocument } from '../kit/documents'
import { BY_TIMER } from '../kit/home-step'
import { TIMER_REQUEST } from '../kit/outbox'
import { change, command, find } from '../kit/store'

const SOURCE = { actor: BY_TIMER, action: 'home.forget', requestId: TIMER_REQUEST }

/**
 * An application that she took back is hers to go on with for thirty days (S02). Then who she is and where she would have opened is erased; its
 * way stays for the federation's own record. What is forgotten has no `stateSince` any more, and is not found again.
 */
export async function forgetWithdrawn(at: Date, limit: number): Promise<void> {
  const homes = await find<HomeDocument>('microHomes', {
    where: { state: 'withdrawn', stateSince: command.lt(new Date(at.getTime() - WITHDRAWN_KEPT_DAYS * DAY_MS)) },
    fields: ['version'],
    limit,
  })
  for (const { _id, version } of homes) {
    const erased = {
      hosts: [],
      paired: [],
      phoneToken: null,
      phoneIndex: command.remove(),
      publicPhone: null,
      addressToken: null,
      positionToken: null,
      shownAddress: '',
      shownAt: command.remove(),
      applicantId: command.remove(),
      stateSince: command.remove(),
    }
    await change('microHomes', _id, { version }, erased, SOURCE)
  }
}
