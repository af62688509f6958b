import type { Action, InputOf, OutputOf } from '../../contract/action'
import type { Contracts } from '../../contract/index'
import { owner } from './cache'
import { call } from './call'
import { DOORS, type Door } from './doors'
import { Failure, type FailureCode } from './failure'
import { isOnline, watchNetwork } from './network'
import { newRequestId } from './random'

/**
 * Work that goes on without a network (experience 6): what a host does is written down on her phone first and sent in the order in which she did it,
 * each once by its requestId, when the network is there. It outlives the app. Only what hosts do at their own door may wait, and what reviewers do on
 * site; requests for help never do (safety, "Help").
 */
type Waitable = Pick<Contracts, 'activity' | 'rotation' | 'demonstration'>

export interface Queued {
  fn: keyof Waitable
  action: string
  input: unknown
  requestId: string
  /** When she did it, ISO 8601. */
  at: string
  /** It did not arrive at once. */
  waited: boolean
  /** How often it was on its way without a word about it, and how often the cloud itself failed over it. */
  tries: number
  failed: number
}

/** What the cloud would not take, until she has read it. */
export interface Refused extends Queued {
  code: FailureCode
  message: string
}

export interface QueueState {
  waiting: readonly Queued[]
  refused: readonly Refused[]
  /** How much of what had to wait has arrived since the app started. */
  caughtUp: number
}

/** The answer, or that it waits. */
export type Sent<T> = { now: true; answer: T } | { now: false }

/** Makes one input of two that follow each other and were never sent; null when they do not go together. */
export type Join = (earlier: unknown, later: unknown) => unknown

/** What says nothing about the work itself: it stays first in the queue. */
const PASSING: ReadonlySet<FailureCode> = new Set([
  'OFFLINE',
  'NO_ANSWER',
  'NO_RANDOM',
  'BUSY',
  'SIGN_IN_NEEDED',
  'CLIENT_TOO_OLD',
])
/** What may be a mistake of ours in this very work: after so many it makes room for what comes behind it. */
const FAILED: ReadonlySet<FailureCode> = new Set(['TRY_AGAIN', 'SEAL_BROKEN'])
const MOST_FAILURES = 20
const AGAIN_AFTER_MS = 15_000

const keyOf = (): string => `queue-1-${owner()}`

interface Kept {
  waiting: Queued[]
  refused: Refused[]
}

function load(): Kept {
  const value = wx.getStorageSync(keyOf()) as Partial<Kept> | '' | undefined
  return value ? { waiting: value.waiting ?? [], refused: value.refused ?? [] } : { waiting: [], refused: [] }
}

let caughtUp = 0
const listeners = new Set<(state: QueueState) => void>()

function save(next: Kept): void {
  wx.setStorageSync(keyOf(), next)
  for (const listener of [...listeners]) listener({ ...next, caughtUp })
}

/** Tells at once and at every change; returns how to stop. */
export function watchQueue(listener: (state: QueueState) => void): () => void {
  listeners.add(listener)
  listener({ ...load(), caughtUp })
  return () => listeners.delete(listener)
}

/** Sends what waits whenever the network comes back; called once by the app. */
export function followQueue(): void {
  watchNetwork((online) => {
    if (online) void flush()
  })
}

/** She has read why it was refused. */
export function dismissRefused(requestId: string): void {
  const { waiting, refused } = load()
  save({ waiting, refused: refused.filter((each) => each.requestId !== requestId) })
}

/**
 * Writes the work down and sends it, behind what waits already. Answers with the reply when it came at once; rejects with the `Failure` when the
 * cloud refuses it, which then is no longer in the queue.
 */
export async function send<F extends keyof Waitable, A extends keyof Waitable[F] & string>(
  fn: F,
  action: A,
  input: Waitable[F][A] extends Action ? InputOf<Waitable[F][A]> : never,
  join?: Join,
): Promise<Sent<Waitable[F][A] extends Action ? OutputOf<Waitable[F][A]> : never>> {
  const requestId = await newRequestId()
  const { waiting, refused } = load()
  const last = waiting[waiting.length - 1]
  const isFree = last?.fn === fn && last.action === action && last.tries === 0 && last.requestId !== onItsWay
  const joined = join && last && isFree ? join(last.input, input) : null
  if (last && joined !== null) {
    save({ waiting: [...waiting.slice(0, -1), { ...last, input: joined }], refused })
    void flush()
    return { now: false }
  }
  const queued = {
    fn,
    action,
    input,
    requestId,
    at: new Date().toISOString(),
    waited: !isOnline(),
    tries: 0,
    failed: 0,
  }
  save({ waiting: [...waiting, queued], refused })
  const outcome = (await flush()).get(requestId) ?? (await flushIfUntried(requestId))
  if (outcome instanceof Failure) {
    dismissRefused(requestId)
    throw outcome
  }
  return outcome ? { now: true, answer: outcome.answer as never } : { now: false }
}

/** The round that was under way may have ended just before this work stood in the queue. */
async function flushIfUntried(requestId: string): Promise<Outcome | undefined> {
  const isUntried = load().waiting.some((each) => each.requestId === requestId && each.tries === 0)
  return isUntried && isOnline() ? (await flush()).get(requestId) : undefined
}

type Outcome = { answer: unknown } | Failure
type Outcomes = Map<string, Outcome>

let flushing: Promise<Outcomes> | undefined
let onItsWay: string | undefined
let again: ReturnType<typeof setTimeout> | undefined

/** Sends what waits, one after the other, until it is empty or no word comes back. Whoever asks meanwhile joins the same round. */
export function flush(): Promise<Outcomes> {
  flushing ??= sendAll().finally(() => {
    flushing = undefined
    onItsWay = undefined
  })
  return flushing
}

async function sendAll(): Promise<Outcomes> {
  if (again !== undefined) clearTimeout(again)
  const outcomes: Outcomes = new Map()
  const whose = owner()
  for (let first = load().waiting[0]; first && isOnline() && owner() === whose; first = load().waiting[0]) {
    onItsWay = first.requestId
    const outcome = await sent(first)
    if (owner() !== whose) return outcomes
    const { waiting, refused } = load()
    const [head, ...rest] = waiting
    if (head?.requestId !== first.requestId) continue
    if (outcome instanceof Failure && mayComeAgain(outcome, head)) {
      const failed = head.failed + (FAILED.has(outcome.code) ? 1 : 0)
      save({ waiting: [{ ...head, waited: true, tries: head.tries + 1, failed }, ...rest], refused })
      break
    }
    outcomes.set(first.requestId, outcome)
    if (outcome instanceof Failure)
      save({ waiting: rest, refused: [...refused, { ...head, code: outcome.code, message: outcome.message }] })
    else {
      if (head.waited) caughtUp += 1
      save({ waiting: rest, refused })
    }
  }
  if (load().waiting.length > 0 && isOnline()) again = setTimeout(() => void flush(), AGAIN_AFTER_MS)
  return outcomes
}

const mayComeAgain = ({ code }: Failure, { failed }: Queued): boolean =>
  PASSING.has(code) || (FAILED.has(code) && failed + 1 < MOST_FAILURES)

async function sent({ fn, action, input, requestId }: Queued): Promise<Outcome> {
  const doors: Record<string, Door> = DOORS[fn]
  try {
    return { answer: await call(fn, action, doors[action] ?? 'open', input, requestId) }
  } catch (reason) {
    if (reason instanceof Failure) return reason
    throw reason
  }
}
