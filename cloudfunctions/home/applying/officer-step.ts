import type { HomeState } from '../../../domain/home-state'
import type { OfficerStepName } from '../../../domain/home-state-steps'
import { toIso } from '../../../domain/time'
import type { HomeDocument, HomeStepTaken, PersonDocument } from '../../kit/documents'
import { judgeOfficer, officeOver, stepPatch, takenBy, undoUntil } from '../../kit/home-step'
import { personsOfOneWoman } from '../../kit/one-woman'
import type { FactSource } from '../../kit/outbox'
import { plateNumbers } from '../../kit/plate-number'
import { refuse } from '../../kit/refusal'
import { changeHome } from './store'

/** Who decides, in which call. */
export interface Deciding {
  officer: PersonDocument
  requestId: string
  now: Date
  source(actor: string): FactSource
}

export interface Wish {
  step: OfficerStepName
  note: string | null
  seen: HomeState
}

export interface Decided {
  state: HomeState
  plateNumber: string | null
  undoUntil: string | null
}

/** One step by one officer, guarded by the state that she saw; a retry of the same call finds it taken. `plates` are given in advance to a batch. */
export async function takeOfficerStep(
  call: Deciding,
  home: HomeDocument,
  wish: Wish,
  plates: ReadonlyMap<string, string> = new Map(),
): Promise<Decided> {
  const { officer, requestId, now } = call
  const office = officeOver(officer.roles, home.path, now) ?? refuse('NOT_FOUND', 'homeId')
  await assertNotHers(home, officer)
  const by = { step: wish.step, by: officer._id, requestId }
  const source = call.source(officer._id)
  if (!takenBy(home, by)) judge(home)
  const plate = home.plateNumber ?? plates.get(home._id) ?? (await ownPlate())
  let decided: Decided | undefined
  await changeHome(home, source, (current) => {
    const done = takenBy(current, by)
    if (done) {
      decided = decidedBy(done, current.plateNumber)
      return null
    }
    const to = judge(current)
    const taken: HomeStepTaken = { ...by, from: current.state, to, at: now, note: wish.note, office: office.orgId }
    const given = wish.step === 'record' && current.plateNumber === undefined ? plate : undefined
    decided = decidedBy(taken, current.plateNumber ?? given)
    return { ...stepPatch(current, taken), ...(given === undefined ? {} : { plateNumber: given }) }
  })
  return decided ?? refuse('TRY_AGAIN')

  function judge(current: HomeDocument): HomeState {
    if (current.state !== wish.seen) return refuse('CHANGED_MEANWHILE')
    const outcome = judgeOfficer(current, office, wish.step, { reason: wish.note, at: now })
    return outcome.taken ? outcome.to : refuse(outcome.why)
  }

  async function ownPlate(): Promise<string | undefined> {
    if (wish.step !== 'record' || takenBy(home, by)) return undefined
    return (await plateNumbers(home.path, [home._id], now, source)).get(home._id)
  }
}

/** Nobody decides about her own application, with whichever of her accounts she made it. */
export async function assertNotHers(home: HomeDocument, officer: PersonDocument): Promise<void> {
  if (await isApplicationOf(home, officer)) refuse('OWN_APPLICATION')
}

export async function isApplicationOf({ applicantId }: HomeDocument, officer: PersonDocument): Promise<boolean> {
  return applicantId !== undefined && (await personsOfOneWoman(officer)).has(applicantId)
}

function decidedBy(taken: HomeStepTaken, plateNumber: string | undefined): Decided {
  return { state: taken.to, plateNumber: plateNumber ?? null, undoUntil: toIso(undoUntil(taken)) }
}
