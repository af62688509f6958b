import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { delayAfter } from '../../../domain/staff-pin'
import type { Call } from '../../kit/context'
import { refuse } from '../../kit/refusal'
import { command } from '../../kit/store'
import { count, counterAt, startCounter, today } from './today'

/** Requests of one account on one day; who is in danger gets through with the first. */
const ASKED_A_DAY = 8
const ROUNDS = 8
const JITTER_MS = 60

/** Counts a request once, however often its phone sends it; HELP_OFTEN beyond the day's number. */
export async function countAsking(call: Call, ticket: string): Promise<void> {
  const { day, idOf } = await today(call.now)
  const id = idOf('caller', call.openid)
  const mark = idOf('ticket', ticket)
  for (let round = 1; round <= ROUNDS; round += 1) {
    const standing = await counterAt(id)
    if (standing?.seen.includes(mark)) return
    if (standing && standing.asked >= ASKED_A_DAY) return refuse('HELP_OFTEN')
    const done = standing
      ? await count(id, { version: standing.version }, { asked: command.inc(1), seen: command.push([mark]) })
      : await startCounter(id, day, call.now, { asked: 1, seen: [mark] })
    if (done) return
    await wait(randomInt(JITTER_MS))
  }
  refuse('BUSY')
}

/**
 * Counts a try to open something, as a wrong one, before anything is computed; HELP_WAIT while she must wait, right or wrong. The retry of the same
 * call with the same secret is no second try; other digits under the same requestId are. Answers how to take it back when it was right.
 * A right one forgets itself alone: whoever knows one code must not win free tries at others.
 */
export async function countTry(call: Call, secret: string): Promise<() => Promise<void>> {
  const { day, idOf } = await today(call.now)
  const id = idOf('caller', call.openid)
  const mark = idOf('try', call.requestId, secret)
  for (let round = 1; round <= ROUNDS; round += 1) {
    const standing = await counterAt(id)
    const takeBack = () => forget(id, mark, call.now)
    if (standing?.lastTry === mark) return takeBack
    if (standing && call.now < standing.until) return refuse('HELP_WAIT')
    const wrong = (standing?.wrong ?? 0) + 1
    const until = new Date(call.now.getTime() + delayAfter(wrong))
    const done = standing
      ? await count(id, { version: standing.version }, { wrong, until, lastTry: mark })
      : await startCounter(id, day, call.now, { wrong, until, lastTry: mark })
    if (done) return takeBack
    await wait(randomInt(JITTER_MS))
  }
  return refuse('BUSY')
}

/** She waited as long as she had to before this try, so nothing is left to wait for. */
async function forget(id: string, mark: string, at: Date): Promise<void> {
  await count(id, { lastTry: mark }, { wrong: command.inc(-1), until: at, lastTry: '' })
}
