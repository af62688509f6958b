import type { Action, Contract, OutputOf, ParsedInputOf } from '../../contract/action'
import {
  OLDEST_CLIENT,
  type Reply,
  type RequestEnvelope,
  requestEnvelope,
  type SealedReply,
} from '../../contract/envelope'
import { checkAccess, checkers, type OwnChecks } from './access'
import { type Invoker, invokerOf, personOf } from './caller'
import { now } from './clock'
import type { Call, Context } from './context'
import { requestCount, resetRequestCount } from './database'
import type { PersonDocument } from './documents'
import { logFailure } from './failure-log'
import { TIMER_REQUEST, writeOut } from './outbox'
import { Refusal, refuse } from './refusal'
import { callerTag, openCall } from './seal'
import { takeWrittenFacts } from './store'

/** One use case: what to do for one action, after its input is checked and its access granted. */
export type UseCase<A extends Action> = (context: Context<A['access']>, input: ParsedInputOf<A>) => Promise<OutputOf<A>>
export type UseCases<C extends Contract> = { [Name in keyof C]: UseCase<C[Name]> }

type Handler = (event: unknown, context: unknown) => Promise<Reply<unknown> | SealedReply>
/** Work of a function's own timer. */
export type Tick = (at: Date) => Promise<void>
/** What a function does with an event of WeChat's message push, told to it by the platform (kit/caller). */
export type Hear = (event: unknown, about: { openid: string; at: Date }) => Promise<void>

/**
 * The way of one call: check the input, find the caller, check the declared access, run the use case, check the output, and turn every
 * failure into a code of the closed list (house, "One call, as the data sees it").
 */
export function serve<C extends Contract>(
  name: string,
  contract: C,
  useCases: UseCases<C>,
  tick?: Tick,
  hear?: Hear,
  own?: OwnChecks,
): Handler {
  for (const [action, { access }] of Object.entries(contract)) {
    if (!(access.kind in checkers)) throw new Error(`${name}.${action}: nobody checks the rule ${access.kind}`)
  }
  return async (event, context) => {
    resetRequestCount()
    takeWrittenFacts()
    const invoker = invokerOf(context)
    if (invoker.kind === 'timer') return byItself(name, 'tick', async (at) => tick?.(at))
    if (invoker.kind === 'push' && hear) {
      const { openid } = invoker
      return byItself(name, 'hear', (at) => hear(event, { openid, at }))
    }
    return answer(name, contract, useCases as Record<string, UseCase<Action>>, event, invoker, own)
  }
}

/** What no phone asks for: a tick of the timer, an event of WeChat. */
async function byItself(name: string, action: string, work: (at: Date) => Promise<void>): Promise<Reply<unknown>> {
  const startedAt = now()
  let code = 'OK'
  try {
    await work(startedAt)
    await writeOutFacts()
  } catch (error) {
    code = logFailure(error)
  }
  logLine({ function: name, action, requestId: TIMER_REQUEST, code, startedAt })
  return code === 'OK' ? { ok: true, data: null } : { ok: false, error: new Refusal('TRY_AGAIN').reply }
}

async function answer(
  name: string,
  contract: Contract,
  useCases: Record<string, UseCase<Action>>,
  event: unknown,
  invoker: Invoker,
  own?: OwnChecks,
): Promise<Reply<unknown> | SealedReply> {
  const startedAt = now()
  const envelope = requestEnvelope.safeParse(event)
  const named = envelope.success && Object.hasOwn(contract, envelope.data.action) ? envelope.data.action : 'unknown'
  let code = 'OK'
  let box: ((reply: unknown) => { nonce: string; box: string }) | undefined
  let reply: Reply<unknown>
  try {
    if (invoker.kind !== 'client') refuse('NOT_FOUND')
    if (!envelope.success) refuse('INPUT_INVALID')
    const action = contract[named] ?? refuse('NOT_FOUND', 'action')
    if (envelope.data.version < OLDEST_CLIENT) refuse('CLIENT_TOO_OLD')
    const { sealed, requestId } = envelope.data
    const binding = { action: `${name}.${named}`, requestId, caller: action.sealed ? callerTag(invoker.openid) : '' }
    const opened = action.sealed ? openCall(sealed, binding) : undefined
    box = opened?.answer
    const input = opened ? opened.input : envelope.data.input
    const call = callOf(`${name}.${named}`, invoker.openid, envelope.data, startedAt)
    reply = { ok: true, data: await take(action, useCases[named] as UseCase<Action>, input, call, own) }
    await writeOutFacts()
  } catch (error) {
    code = error instanceof Refusal ? error.code : logFailure(error)
    reply = { ok: false, error: (error instanceof Refusal ? error : new Refusal('TRY_AGAIN')).reply }
  }
  logLine({
    function: name,
    action: named,
    requestId: envelope.success ? envelope.data.requestId : 'none',
    code,
    startedAt,
  })
  return box ? { ok: true, sealed: box(reply) } : reply
}

async function take(
  action: Action,
  useCase: UseCase<Action>,
  rawInput: unknown,
  call: Call,
  own?: OwnChecks,
): Promise<unknown> {
  const input = action.input.safeParse(rawInput)
  if (!input.success) refuse('INPUT_INVALID', input.error.issues[0]?.path.join('.') ?? '')
  const checked = await checkAccess(action.access, input.data as Record<string, unknown>, call, own)
  const output = action.output.safeParse(
    await useCase({ ...call, ...checked } as Context<Action['access']>, input.data),
  )
  if (!output.success) throw new OutputMismatch(output.error.issues.map((issue) => issue.path.join('.')))
  return output.data
}

/** A use case answered what its contract does not say: our mistake, told by the paths at fault. */
class OutputMismatch extends Error {
  readonly code: string
  constructor(paths: string[]) {
    super('output mismatch')
    this.code = `OUTPUT_MISMATCH(${paths.join(' ')})`
  }
}

function callOf(action: string, openid: string, envelope: RequestEnvelope, startedAt: Date): Call {
  let person: Promise<PersonDocument | null> | undefined
  return {
    now: startedAt,
    requestId: envelope.requestId,
    openid,
    person: () => {
      person ??= personOf(openid)
      return person
    },
    source: (actor) => ({ actor, action, requestId: envelope.requestId }),
  }
}

/** Best-effort: what fails here stays in the outbox for the timer. */
async function writeOutFacts(): Promise<void> {
  try {
    await writeOut(takeWrittenFacts())
  } catch (error) {
    logFailure(error)
  }
}

interface Line {
  function: string
  action: string
  requestId: string
  code: string
  startedAt: Date
}

/** One structured line per call: never input or output. */
function logLine({ startedAt, ...line }: Line): void {
  console.log(JSON.stringify({ ...line, ms: now().getTime() - startedAt.getTime(), calls: requestCount() }))
}
