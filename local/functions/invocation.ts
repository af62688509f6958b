/** What the deployment manifest says about one function. */
export interface FunctionSpec {
  name: string
  /** Seconds an invocation may take; CloudBase gives 3 where config.json says nothing. */
  timeoutSeconds: number
  memoryMB: number
  /** Seven-field cron expression of the function's one timer (WeChat allows one a function). */
  timer?: string
  /** The trigger's name, which the timer event carries. */
  timerName?: string
  /** Invocations at the same time; above it CloudBase refuses. Without it calls wait for an instance of this machine. */
  concurrency?: number
}

/**
 * Who calls: a mini program's user, the platform's timer, another function, WeChat's message push about a user, or a
 * server with the secret key.
 */
export type Caller =
  | { kind: 'client'; openid: string }
  | { kind: 'timer' }
  | { kind: 'function'; parentRequestId: string }
  | { kind: 'push'; openid: string }
  | { kind: 'server' }

/** Codes of CloudBase for failures outside the function's own answer. */
export type FailureCode =
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'
  | 'FUNCTION_NOT_FOUND'
  | 'EXCEED_MAX_PAYLOAD_SIZE'
  | 'EXCEED_CONCURRENT_REQUEST_LIMIT'
  | 'INVALID_PARAM'
  | 'LOCAL_REFUSED'

/** What an invocation came to. `result` is what JSON leaves of the function's return value. */
export type Outcome =
  | { requestId: string; result: unknown }
  | { requestId: string; error: { code: FailureCode; message: string } }

/** Request and response may hold 6 MB (SCF quota of a synchronous call). */
export const payloadLimitBytes = 6 * 1024 * 1024

/** SCF's status codes, as its logs show them. https://intl.cloud.tencent.com/document/product/583/35311 */
export const statusCodes: Record<FailureCode, number> = {
  FUNCTIONS_EXECUTE_FAIL: 430,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: 433,
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: 434,
  FUNCTION_NOT_FOUND: 435,
  EXCEED_MAX_PAYLOAD_SIZE: 406,
  EXCEED_CONCURRENT_REQUEST_LIMIT: 432,
  INVALID_PARAM: 400,
  LOCAL_REFUSED: 403,
}
