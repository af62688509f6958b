import { type Identity, identityOf, invocationContext, invocationEnvironment } from '../../local/functions/environment'
import type { Caller } from '../../local/functions/invocation'

const settings = {
  envId: 'test-env',
  appId: 'wx-test-app',
  gatewayUrl: 'http://127.0.0.1:9/admin',
  secretId: 'id',
  secretKey: 'key',
}
const spec = { name: 'x', timeoutSeconds: 10, memoryMB: 256 }

/** The context object that the platform gives to an invocation by this caller; `parent` is who called the calling function. */
export function contextOf(caller: Caller, parent?: Identity): Record<string, unknown> {
  const environment = invocationEnvironment(settings, identityOf(caller, parent), 'request-1')
  return invocationContext(settings, spec, 'request-1', environment)
}

export const aliceContext = contextOf({ kind: 'client', openid: 'alice' })
export const timerContext = contextOf({ kind: 'timer' })

/** A context whose environment says exactly this. */
export function contextSaying(environment: Record<string, string>): Record<string, unknown> {
  return {
    request_id: 'request-1',
    environment: JSON.stringify(environment),
    environ: Object.entries(environment)
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
  }
}
