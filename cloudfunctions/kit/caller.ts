import tcb from '@cloudbase/node-sdk'
import type { PersonDocument } from './documents'
import { find } from './store'

/**
 * Who stands behind an invocation. Identity comes from the invocation's context only, never from the event, which a client writes
 * (safety, "Every door"). https://docs.cloudbase.net/api-reference/server/node-sdk/context
 */
export type Invoker = { kind: 'client'; openid: string } | { kind: 'timer' } | { kind: 'stranger' }

/**
 * The sources of a user's own call, from her phone or from the developer's simulator; `scf`, `wx_http`, `wx_unknown` and a chain with one of
 * them are strangers. https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/utils/Cloud.getWXContext.html
 */
const FROM_WECHAT = new Set(['wx_client', 'wx_devtools'])

export function invokerOf(context: unknown): Invoker {
  const { WX_OPENID: openid, TRIGGER_SRC: trigger, TCB_SOURCE: source } = environmentOf(context)
  if (trigger === 'timer') return openid ? { kind: 'stranger' } : { kind: 'timer' }
  if (!chainOf(source).every((link) => FROM_WECHAT.has(link))) return { kind: 'stranger' }
  return typeof openid === 'string' && openid !== '' ? { kind: 'client', openid } : { kind: 'stranger' }
}

/** `wx_client,scf` is a chain of callers; the SDK makes a list of it where the platform gives the older form of the context. */
function chainOf(source: unknown): string[] {
  if (source === undefined) return []
  return (Array.isArray(source) ? source : [source]).flatMap((link) => String(link).split(','))
}

/**
 * The platform's words about this very invocation; nothing where the context is not the platform's. Not `getCloudbaseContext`, which fills
 * gaps from `process.env`, where an earlier user of the same instance may still stand.
 */
function environmentOf(context: unknown): Record<string, unknown> {
  try {
    const { environment, environ } = tcb.parseContext(context as Parameters<typeof tcb.parseContext>[0])
    return { ...(environment ?? environ) }
  } catch {
    return {}
  }
}

/** The person who has this WeChat account, or null for a visitor. One database call. */
export async function personOf(openid: string): Promise<PersonDocument | null> {
  const [person] = await find<PersonDocument>('persons', { where: { openid }, limit: 1 })
  return person ?? null
}
