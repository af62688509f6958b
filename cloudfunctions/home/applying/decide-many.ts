import { ERRORS, type ErrorCode } from '../../../contract/errors'
import type { home } from '../../../contract/home'
import { HOME_STEPS } from '../../../domain/home-state'
import { isWithin } from '../../../domain/organisation'
import type { HomeDocument } from '../../kit/documents'
import { judgeOfficer, officeOver } from '../../kit/home-step'
import { personsOfOneWoman } from '../../kit/one-woman'
import { plateNumbers } from '../../kit/plate-number'
import { Refusal, refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { takeWrittenFacts } from '../../kit/store'
import { takeOfficerStep } from './officer-step'
import { homesByIds } from './store'
import { takeBack } from './undo'

/** So many homes are changed at the same time. */
const AT_ONCE = 10

/** The same step for many homes, each whole and by itself. */
export const decideMany: UseCase<typeof home.decideMany> = async (call, { homeIds, step }) => {
  const { organisation, officer, now } = call
  const asked = [...new Set(homeIds)]
  const found = new Map((await homesByIds(asked)).map((home) => [home._id, home]))
  const mine = (id: string): HomeDocument => {
    const home = found.get(id)
    return home && isWithin(home.path, organisation.path) ? home : refuse('NOT_FOUND', 'homeIds')
  }
  const plates = step === 'record' ? await platesFor() : new Map<string, string>()
  const results: Awaited<ReturnType<UseCase<typeof home.decideMany>>>['results'] = []
  for (let from = 0; from < asked.length; from += AT_ONCE)
    results.push(...(await Promise.all(asked.slice(from, from + AT_ONCE).map(one))))
  // Up to a hundred homes: their facts stay in the outboxes for the timer, or the reply would wait for two hundred writes more.
  takeWrittenFacts()
  return { results }

  async function one(homeId: string) {
    try {
      const home = mine(homeId)
      const decided =
        step === 'undo'
          ? await takeBack(call, home)
          : await takeOfficerStep(call, home, { step, note: null, seen: HOME_STEPS[step].from[0] }, plates)
      return { homeId, ok: true as const, ...decided }
    } catch (reason) {
      if (!(reason instanceof Refusal)) throw reason
      return { homeId, ok: false as const, ...wordsOf(reason.code) }
    }
  }

  /** One block of numbers for those that can be recorded now. */
  async function platesFor(): Promise<Map<string, string>> {
    const herself = await personsOfOneWoman(officer)
    const due = [...found.values()].filter((home) => {
      if (home.applicantId !== undefined && herself.has(home.applicantId)) return false
      if (home.plateNumber !== undefined || !isWithin(home.path, organisation.path)) return false
      const office = officeOver(officer.roles, home.path, now)
      return office !== null && judgeOfficer(home, office, 'record', { reason: null, at: now }).taken
    })
    const ids = due.map(({ _id }) => _id).sort()
    return plateNumbers(organisation.path, ids, now, call.source(officer._id))
  }
}

const wordsOf = (code: ErrorCode): { code: string; message: string } => ({ code, message: ERRORS[code] })
