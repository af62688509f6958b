import type { home } from '../../../contract/home'
import { grantsInForce } from '../../../domain/role'
import type { HomeDocument, HomeStepTaken, PersonDocument } from '../../kit/documents'
import { stepPatch, takenBy, undoUntil } from '../../kit/home-step'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { assertNotHers, type Decided, type Deciding } from './officer-step'
import { changeHome } from './store'

/** Within ten minutes an officer takes the last step back: her own, or one that her office took. Its plate number stays with the home. */
export const undo: UseCase<typeof home.undo> = (call) => takeBack(call, call.home)

export async function takeBack(call: Deciding, home: HomeDocument): Promise<Decided> {
  const { officer, requestId, now } = call
  await assertNotHers(home, officer)
  let decided: Decided | undefined
  await changeHome(home, call.source(officer._id), (current) => {
    const done = takenBy(current, { step: 'undo', by: officer._id, requestId })
    decided = { state: done?.to ?? current.state, plateNumber: current.plateNumber ?? null, undoUntil: null }
    if (done) return null
    const last = current.steps?.at(-1)
    if (!last || last.step === 'undo' || last.office === undefined) return refuse('STEP_NOT_POSSIBLE')
    if (!isOfHerOffice(last, officer, now)) return refuse('CHANGED_MEANWHILE')
    if (now > undoUntil(last)) return refuse('TOO_LATE')
    decided = { ...decided, state: last.from }
    return stepPatch(current, {
      step: 'undo',
      from: last.to,
      to: last.from,
      at: now,
      by: officer._id,
      office: last.office,
      note: null,
      requestId,
    })
  })
  return decided ?? refuse('TRY_AGAIN')
}

/** Until when this officer may take the last step back; null where it is not hers to take back. */
export function undoableUntil(home: HomeDocument, officer: PersonDocument, now: Date): Date | null {
  const last = home.steps?.at(-1)
  if (!last || last.step === 'undo' || last.office === undefined) return null
  return isOfHerOffice(last, officer, now) && now <= undoUntil(last) ? undoUntil(last) : null
}

function isOfHerOffice({ by, office }: HomeStepTaken, officer: PersonDocument, at: Date): boolean {
  return by === officer._id || grantsInForce(officer.roles, at).some((grant) => grant.orgId === office)
}
