import tcb from '@cloudbase/node-sdk'
import type { PersonDocument } from './documents'
import { find } from './store'

/**
 * Who stands behind an invocation. Identity comes from the invocation's context only, never from the event, which a client writes
 * (safety, "Every door"). https://docs.cloudbase.net/api-reference/server/node-sdk/context
 */
export type Invoker =
  | { kind: 'client'; openid: string }
  | { kind: 'timer' }
  /** WeChat's message push, about this user. */
  | { kind: 'push'; openid: string }
  | { kind: 'stranger' }

/**
 * The sources of a user's own call, from her phone or from the developer's simulator; `scf`, `wx_http`, `wx_unknown` and a chain with one of
 * them are strangers. https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/utils/Cloud.getWXContext.html
 */
const FROM_WECHAT = new Set(['wx_client', 'wx_devtools'])

/**
 * The source of a pushed event. The table of sources has none for it and calls what it does not name `wx_unknown`, which no client can be;
 * a platform that says otherwise one day leaves events unheard, never believed.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/functions/openapi.html
 */
const PUSHED = 'wx_unknown'

export function invokerOf(context: unknown): Invoker {
  const { WX_OPENID: openid, TRIGGER_SRC: trigger, TCB_SOURCE: source } = environmentOf(context)
  if (trigger === 'timer') return openid ? { kind: 'stranger' } : { kind: 'timer' }
  if (typeof openid !== 'string' || openid === '') return { kind: 'stranger' }
  const chain = chainOf(source)
  if (chain.length === 1 && chain[0] === PUSHED) return { kind: 'push', openid }
  return chain.every((link) => FROM_WECHAT.has(link)) ? { kind: 'client', openid } : { kind: 'stranger' }
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
