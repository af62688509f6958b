import { ERRORS, type ErrorCode } from '../../../contract/errors'
import type { home } from '../../../contract/home'
import { HOME_STEPS, type HomeState } from '../../../domain/home-state'
import type { OfficerStepName } from '../../../domain/home-state-steps'
import { isWithin } from '../../../domain/organisation'
import { toIso } from '../../../domain/time'
import type { HomeDocument, HomeStepTaken, PersonDocument } from '../../kit/documents'
import { judgeOfficer, officeOver, stepPatch, takenBy, undoUntil } from '../../kit/home-step'
import type { FactSource } from '../../kit/outbox'
import { plateNumbers } from '../../kit/plate-number'
import { Refusal, refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { takeWrittenFacts } from '../../kit/store'
import { changeHome, homesByIds } from './store'
import { takeBack } from './undo'

/** Who decides, in which call. */
export interface Deciding {
  officer: PersonDocument
  requestId: string
  now: Date
  source(actor: string): FactSource
}

interface Wish {
  step: OfficerStepName
  note: string | null
  seen: HomeState
}

export interface Decided {
  state: HomeState
  plateNumber: string | null
  undoUntil: string | null
}

/**
 * An officer takes one step with a home, in the state that she saw it in. The table names the lowest level; an officer above may do it in her
 * own name, for villages and townships where nobody is in office. Recording gives the home its plate number, always the same one.
 */
export const decide: UseCase<typeof home.decide> = async (call, { step, seen, note }) =>
  takeOfficerStep(call, call.home, { step, note, seen })

export async function takeOfficerStep(
  call: Deciding,
  home: HomeDocument,
  wish: Wish,
  plates: ReadonlyMap<string, string> = new Map(),
): Promise<Decided> {
  const { officer, requestId, now } = call
  const office = officeOver(officer.roles, home.path, now) ?? refuse('NOT_FOUND', 'homeId')
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

function decidedBy(taken: HomeStepTaken, plateNumber: string | undefined): Decided {
  return { state: taken.to, plateNumber: plateNumber ?? null, undoUntil: toIso(undoUntil(taken)) }
}

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
    const due = [...found.values()].filter((home) => {
      if (home.plateNumber !== undefined || !isWithin(home.path, organisation.path)) return false
      const office = officeOver(officer.roles, home.path, now)
      return office !== null && judgeOfficer(home, office, 'record', { reason: null, at: now }).taken
    })
    const ids = due.map(({ _id }) => _id).sort()
    return plateNumbers(organisation.path, ids, now, call.source(officer._id))
  }
}

const wordsOf = (code: ErrorCode): { code: string; message: string } => ({ code, message: ERRORS[code] })
