import type { home } from '../../../contract/home'
import { OFFICER_STEP_NAMES, stepsFor } from '../../../domain/home-state-steps'
import { toIso } from '../../../domain/time'
import type { HomeDocument } from '../../kit/documents'
import { officeOver } from '../../kit/home-step'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { recordLook } from '../store'
import { likeStored } from './like-this'
import { sinceOf } from './my-applications'
import { isApplicationOf } from './officer-step'
import { lacksForRecord } from './todo'
import { toldOf, wayOf } from './told'
import { undoableUntil } from './undo'

/** Everything an officer decides by, private values too; that she looked is written before anything is shown. */
export const application: UseCase<typeof home.application> = async (call) => {
  const { home: found, officer, now } = call
  await recordLook(found._id, officer, call)
  const office = officeOver(officer.roles, found.path, now) ?? refuse('NOT_FOUND', 'homeId')
  const may = stepsFor(found, { kind: 'officer', level: office.level })
  const isHers = await isApplicationOf(found, officer)
  const until = isHers ? null : undoableUntil(found, officer, now)
  return {
    state: found.state,
    since: toIso(sinceOf(found)),
    plateNumber: found.plateNumber ?? null,
    source: originOf(found),
    steps: wayOf(found),
    told: toldOf(found, now),
    likeThese: (await likeStored(found)).map(({ home, why }) => ({
      id: home._id,
      name: home.name,
      state: home.state,
      why,
    })),
    missing: lacksForRecord(found, now),
    may: isHers ? [] : OFFICER_STEP_NAMES.filter((name) => may.includes(name)),
    undoUntil: until && toIso(until),
  }
}

function originOf(found: HomeDocument): 'phone' | 'officer' | 'roll' {
  if (found.applicantId) return 'phone'
  return found.source ? 'roll' : 'officer'
}
