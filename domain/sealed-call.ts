/**
 * What lies inside the boxes of a sealed call. A box by itself tells nobody's name: whoever reads the platform's logs could send it again
 * as his own. So the request says for which call of which caller it was made, and the reply says which request it answers; neither
 * passes for the other, although both are boxed under one pair of keys.
 */
export interface CallBinding {
  /** `home.contact`. */
  action: string
  requestId: string
  /** The caller's tag, which the service makes of her account and tells her in `member.me`. */
  caller: string
}

/** The text to box for a request. */
export function boundRequest({ action, requestId, caller }: CallBinding, input: unknown): string {
  return JSON.stringify({ action, requestId, caller, input })
}

/** The input of a boxed request made for exactly this call; null for any other. */
export function requestWithin(text: string, expected: CallBinding): { input: unknown } | null {
  const request = objectIn(text)
  const fits =
    request?.action === expected.action &&
    request.requestId === expected.requestId &&
    request.caller === expected.caller
  return fits ? { input: request.input } : null
}

/** The text to box for the reply to a request. */
export function boundReply(requestId: string, reply: unknown): string {
  return JSON.stringify({ answers: requestId, reply })
}

/** The reply in a box that answers exactly this request; null for any other, and for the request itself sent back. */
export function replyWithin(text: string | null, requestId: string): { reply: unknown } | null {
  const answer = text === null ? null : objectIn(text)
  return answer?.answers === requestId ? { reply: answer.reply } : null
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
