import type { Caller, FunctionSpec } from './invocation'

/** What every function of the environment shares. */
export interface EnvironmentSettings {
  envId: string
  appId: string
  /** The gateway's address for the SDK, `http://127.0.0.1:PORT/admin`. */
  gatewayUrl: string
  secretId: string
  secretKey: string
}

/** Names that the platform owns: who sets them could change who is calling or where requests go. */
const reserved =
  /^(TENCENTCLOUD_|TCB_|WX_|SCF_|CLOUDBASE_|TRIGGER_SRC$|LOGINTYPE$|NODE_OPTIONS$|CBR_ENV_ID$|SUMERU_ENV$)/

/** Function environments hold at most 4 KB (SCF quota). */
const environmentLimitBytes = 4096

/**
 * The variables that a worker starts with. `TENCENTCLOUD_RUNENV=SCF` also spares the SDK two look-ups of a metadata
 * service at every request (ns/utils/cloudplatform.ts), and `TCB_CONTEXT_CNFG` leads it to the gateway
 * (ns/utils/tcbcontext.ts).
 *
 * @throws RangeError when the function's own variables take a platform name or more than 4 KB.
 */
export function workerEnvironment(
  settings: EnvironmentSettings,
  spec: FunctionSpec,
  own: Record<string, string>,
): Record<string, string> {
  const taken = Object.keys(own).find((name) => reserved.test(name))
  if (taken) throw new RangeError(`the environment of function ${spec.name} may not set ${taken}: the platform does`)
  if (Buffer.byteLength(JSON.stringify(own)) > environmentLimitBytes) {
    throw new RangeError(`the environment of function ${spec.name} is larger than ${environmentLimitBytes} bytes`)
  }
  return {
    LANG: 'en_US.UTF8',
    PATH: process.env.PATH ?? '',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: settings.envId,
    SCF_FUNCTIONNAME: spec.name,
    SCF_FUNCTIONVERSION: '$LATEST',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: settings.gatewayUrl }),
    ...own,
  }
}

/** Who stands behind an invocation, after the callers before it have been followed back. */
export interface Identity {
  /** Missing when nobody of the mini program stands behind it. */
  openid?: string
  /** The chain of callers: "wx_client", "wx_client,scf", "wx_trigger". */
  source: string
  trigger: 'tcb' | 'timer'
}

/** Finds the identity that a caller gives to the invocation; `parent` is that of the calling function. */
export function identityOf(caller: Caller, parent: Identity | undefined): Identity {
  switch (caller.kind) {
    case 'client':
      return { openid: caller.openid, source: 'wx_client', trigger: 'tcb' }
    case 'timer':
      return { source: 'wx_trigger', trigger: 'timer' }
    case 'function':
      return { openid: parent?.openid, source: parent ? `${parent.source},scf` : 'scf', trigger: 'tcb' }
    case 'push':
      // getWXContext documents no source for pushed events; it calls what it does not know "wx_unknown".
      return { openid: caller.openid, source: 'wx_unknown', trigger: 'tcb' }
    case 'server':
      return { source: 'tcb-admin', trigger: 'tcb' }
  }
}

/**
 * The variables of one invocation, as captured contexts of the real platform show them: a user's call carries
 * `TRIGGER_SRC=tcb`, `TCB_SOURCE=wx_client` (getWXContext's SOURCE) and the WX_ variables; a timer's carries none of a
 * user's. The request id goes where the SDK sends it back (`sessionToken`, `tcb_sessionToken`, `seqId`), so that the
 * gateway can tell which invocation a database request belongs to.
 */
export function invocationEnvironment(
  settings: EnvironmentSettings,
  identity: Identity,
  requestId: string,
): Record<string, string> {
  const credentials = {
    TENCENTCLOUD_SECRETID: settings.secretId,
    TENCENTCLOUD_SECRETKEY: settings.secretKey,
    TENCENTCLOUD_SESSIONTOKEN: requestId,
    SCF_NAMESPACE: settings.envId,
  }
  if (identity.trigger === 'timer') {
    // Cloud calls of timers carry a token of their own (ns/utils/wxCloudToken.ts).
    const token = { WX_TRIGGER_API_TOKEN_V0: requestId }
    return { TRIGGER_SRC: 'timer', TCB_SOURCE: identity.source, ...token, ...credentials }
  }
  return {
    ...(identity.openid === undefined ? {} : userEnvironment(settings, identity.openid, requestId)),
    TCB_ENV: settings.envId,
    TCB_SEQID: requestId,
    TRIGGER_SRC: identity.trigger,
    TCB_SESSIONTOKEN: requestId,
    TCB_SOURCE: identity.source,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TRIGGER_SRC,TCB_SESSIONTOKEN,TCB_SOURCE',
    ...credentials,
  }
}

function userEnvironment(settings: EnvironmentSettings, openid: string, requestId: string): Record<string, string> {
  return {
    WX_CLIENTIP: '127.0.0.1',
    WX_CLIENTIPV6: '::ffff:127.0.0.1',
    WX_APPID: settings.appId,
    WX_OPENID: openid,
    WX_API_TOKEN: requestId,
    WX_CONTEXT_KEYS: 'WX_CLIENTIP,WX_CLIENTIPV6,WX_APPID,WX_OPENID,WX_API_TOKEN',
  }
}

/** The plain fields of SCF's context object (official SDK tests and captured logs). */
export function invocationContext(
  settings: EnvironmentSettings,
  spec: FunctionSpec,
  requestId: string,
  environment: Record<string, string>,
): Record<string, unknown> {
  return {
    memory_limit_in_mb: spec.memoryMB,
    time_limit_in_ms: spec.timeoutSeconds * 1000,
    request_id: requestId,
    environ: Object.entries(environment)
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
    environment: JSON.stringify(environment),
    function_version: '$LATEST',
    function_name: spec.name,
    namespace: settings.envId,
    tencentcloud_region: 'ap-shanghai',
  }
}
