import type { home } from '../../../contract/home'
import type { HomeState } from '../../../domain/home-state'
import { takeStep } from '../../../domain/home-state-steps'
import type { Context } from '../../kit/context'
import { standingOf, stepPatch, takenBy } from '../../kit/home-step'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { changeHome } from './store'

/** She takes her application back, for whatever reason; she can go on with it for thirty days. */
export const withdraw: UseCase<typeof home.withdraw> = async (call) => ({ state: await take(call, 'withdraw') })

/** She goes on with an application that she took back: it is a draft again. */
export const reopen: UseCase<typeof home.reopen> = async (call) => ({ state: await take(call, 'reopen') })

async function take(call: Context<(typeof home.withdraw)['access']>, step: 'withdraw' | 'reopen'): Promise<HomeState> {
  const { applicant, requestId, now } = call
  let state = call.home.state
  await changeHome(call.home, call.source(applicant._id), (current) => {
    const done = takenBy(current, { step, by: applicant._id, requestId })
    if (done) {
      state = done.to
      return null
    }
    const outcome = takeStep(standingOf(current, now), { kind: 'applicant' }, step, { reason: null, at: now })
    if (!outcome.taken) return refuse(outcome.why)
    state = outcome.to
    return stepPatch(current, {
      step,
      from: current.state,
      to: outcome.to,
      at: now,
      by: applicant._id,
      note: null,
      requestId,
    })
  })
  return state
}
