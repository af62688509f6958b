import type { Reply } from '../../contract/envelope'
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
  const box =
    door === 'sealed'
      ? await sealInput({ action: `${name}.${action}`, requestId, caller: await callerTag() }, input)
      : undefined
  const data = { action, requestId, version: CLIENT_VERSION, ...(box ? { sealed: box.sealed } : { input }) }
  const answer = await answered(name, data)
  const reply = (box ? box.open(answer) : answer) as Reply<unknown>
  if (!reply.ok) throw Failure.of(reply.error)
  return reply.data
}

let knownTag: string | undefined

/** What this caller writes into her boxes so that nobody else can send them; asked for once, before her first sealed call. */
async function callerTag(): Promise<string> {
  knownTag ??= ((await call('member', 'me', 'open', {})) as { callerTag: string }).callerTag
  return knownTag
}

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
