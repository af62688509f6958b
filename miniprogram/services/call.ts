import type { Reply } from '../../contract/envelope'
import { kept } from './cache'
import type { Door } from './doors'
import { Failure } from './failure'
import { isOnline } from './network'
import { newRequestId } from './random'
import { sealInput } from './seal'

/** Rises with every release that changes what the phone sends; the cloud answers CLIENT_TOO_OLD below its oldest. */
export const CLIENT_VERSION = 1

/** Waits before a second and a third try. The same requestId makes a repeated write change nothing twice. */
const RETRY_AFTER_MS = [400, 1200]

/** Calls one action of a cloud function. Rejects only with a `Failure`. */
export async function call(
  name: string,
  action: string,
  door: Door,
  input: unknown,
  intention?: string,
): Promise<unknown> {
  const requestId = intention ?? (await newRequestId())
  const reply =
    door === 'sealed'
      ? await boxed(name, action, requestId, input)
      : ((await answered(name, { action, requestId, version: CLIENT_VERSION, input })) as Reply<unknown>)
  if (!reply.ok) throw Failure.of(reply.error)
  return reply.data
}

/** A box with the tag that this phone has kept is tried once; when the cloud does not take it, the tag is asked for anew. */
async function boxed(name: string, action: string, requestId: string, input: unknown): Promise<Reply<unknown>> {
  const wasKept = knownTag === undefined
  const caller = await callerTag()
  const box = await sealInput({ action: `${name}.${action}`, requestId, caller }, input)
  const data = { action, requestId, version: CLIENT_VERSION, sealed: box.sealed }
  const reply = box.open(await answered(name, data)) as Reply<unknown>
  if (reply.ok || reply.error.code !== 'SEAL_BROKEN' || !wasKept || caller !== keptTag()) return reply
  knownTag = await askedTag()
  return knownTag === caller ? reply : boxed(name, action, requestId, input)
}

let knownTag: string | undefined

/** What this caller writes into her boxes so that nobody else can send them; asked for before her first sealed call on this phone. */
async function callerTag(): Promise<string> {
  knownTag ??= keptTag() ?? (await askedTag())
  return knownTag
}

/** As `member.me` once told it (services/session keeps that), so that a first screen that is boxed costs no second call. */
const keptTag = (): string | undefined => kept<{ callerTag?: string }>('me')?.callerTag

const askedTag = async (): Promise<string> =>
  ((await call('member', 'me', 'open', {})) as { callerTag: string }).callerTag

async function answered(name: string, data: Record<string, unknown>): Promise<unknown> {
  for (const pause of [...RETRY_AFTER_MS, null]) {
    if (!isOnline()) throw Failure.onPhone('OFFLINE')
    const answer = await once(name, data)
    if (isReply(answer)) return answer
    if (pause !== null) await new Promise((resolve) => setTimeout(resolve, pause))
  }
  throw Failure.onPhone(isOnline() ? 'NO_ANSWER' : 'OFFLINE')
}

/** One try: what the function returned, or null when nothing came back. */
function once(name: string, data: Record<string, unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    wx.cloud.callFunction({
      name,
      data,
      success: ({ result }) => resolve(result),
      fail: (reason) => {
        console.warn(`${name}.${String(data.action)}: ${reason.errMsg}`)
        resolve(null)
      },
    })
  })
}

function isReply(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && typeof (answer as { ok?: unknown }).ok === 'boolean'
}
