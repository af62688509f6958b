import tcb from '@cloudbase/node-sdk'
import type { PersonDocument } from './documents'
import { find } from './store'

/**
 * Who stands behind an invocation. Identity comes from the invocation's context only, never from the event, which a client writes
 * (safety, "Every door"). https://docs.cloudbase.net/api-reference/server/node-sdk/context
 */
export type Invoker = { kind: 'client'; openid: string } | { kind: 'timer' } | { kind: 'stranger' }

export function invokerOf(context: unknown): Invoker {
  const { WX_OPENID: openid, TRIGGER_SRC: trigger, TCB_SOURCE: source } = environmentOf(context)
  if (trigger === 'timer') return openid ? { kind: 'stranger' } : { kind: 'timer' }
  const chain = typeof source === 'string' ? source.split(',') : []
  if (chain.some((link) => link === 'scf' || link === 'wx_http')) return { kind: 'stranger' }
  return typeof openid === 'string' && openid !== '' ? { kind: 'client', openid } : { kind: 'stranger' }
}

/** The platform's words about this invocation; nothing where the context is not the platform's. */
function environmentOf(context: unknown): Record<string, unknown> {
  try {
    return { ...tcb.getCloudbaseContext(context as Parameters<typeof tcb.getCloudbaseContext>[0]) }
  } catch {
    return {}
  }
}

/** The person who has this WeChat account, or null for a visitor. One database call. */
export async function personOf(openid: string): Promise<PersonDocument | null> {
  const [person] = await find<PersonDocument>('persons', { where: { openid }, limit: 1 })
  return person ?? null
}
