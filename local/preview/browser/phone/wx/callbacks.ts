/** What WeChat passes to fail(): errMsg '<api>:fail <reason>', sometimes with a code. */
export interface ApiFailure {
  errMsg: string
  errCode?: number
  errno?: number
}

/** A failure with WeChat's wording. */
export class WxError extends Error implements ApiFailure {
  constructor(
    readonly errMsg: string,
    readonly errCode?: number,
    readonly errno?: number,
  ) {
    super(errMsg)
  }
}

export type Options = Record<string, unknown> & {
  success?: (result: unknown) => void
  fail?: (failure: ApiFailure) => void
  complete?: (result: unknown) => void
}

export type Api = (options?: Options) => unknown

const failureOf = (api: string, error: unknown): ApiFailure => {
  if (error instanceof WxError) {
    const { errMsg, errCode, errno } = error
    return { errMsg, ...(errCode !== undefined && { errCode }), ...(errno !== undefined && { errno }) }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { errMsg: message.startsWith(`${api}:fail`) ? message : `${api}:fail ${message}` }
}

const planned = new Map<string, string[]>()

/** The next call of an API fails with these words, whatever it would have come to: for trying a page's other way out. */
export function failNext(api: string, errMsg = `${api}:fail not supported`): void {
  planned.set(api, [...(planned.get(api) ?? []), errMsg])
}

function checkPlanned(api: string): void {
  const errMsg = planned.get(api)?.shift()
  if (errMsg !== undefined) throw new WxError(errMsg)
}

/**
 * Makes an asynchronous API of WeChat's two forms: with success/fail/complete it calls them and returns nothing;
 * without, it returns a promise.
 */
export function asynchronous(api: string, run: (options: Options) => unknown): Api {
  return (options = {}) => {
    const work = Promise.resolve().then(() => {
      checkPlanned(api)
      return run(options)
    })
    const settled = work.then(
      (value) => ({
        ok: true as const,
        result: { errMsg: `${api}:ok`, ...(typeof value === 'object' && value !== null ? value : {}) },
      }),
      (error: unknown) => ({ ok: false as const, failure: failureOf(api, error) }),
    )
    if (options.success || options.fail || options.complete) {
      // An error inside the app's own callback stays its own: it surfaces as an unhandled rejection.
      void settled.then((outcome) => {
        if (outcome.ok) options.success?.(outcome.result)
        else options.fail?.(outcome.failure)
        options.complete?.(outcome.ok ? outcome.result : outcome.failure)
      })
      return undefined
    }
    return settled.then((outcome) => (outcome.ok ? outcome.result : Promise.reject(outcome.failure)))
  }
}

/** A table of asynchronous APIs. */
export function asynchronousApis(table: Record<string, (options: Options) => unknown>): Record<string, Api> {
  return Object.fromEntries(Object.entries(table).map(([name, run]) => [name, asynchronous(name, run)]))
}

/** APIs that call back and never give a promise ("以 Promise 风格 调用：不支持"). */
export function callbackApis(
  table: Record<string, (options: Options) => unknown>,
): Record<string, (options?: Options) => void> {
  return Object.fromEntries(
    Object.entries(asynchronousApis(table)).map(([name, api]) => [
      name,
      (options: Options = {}) => {
        const unheard = (result: unknown) => {
          if (!options.fail && String((result as ApiFailure).errMsg).startsWith(`${name}:fail`))
            console.warn('[preview]', result)
        }
        api({ ...options, complete: options.complete ?? unheard })
      },
    ]),
  )
}

/** Refuses options an API needs and did not get. */
export function need(api: string, options: Options, field: string): string {
  const value = options[field]
  if (typeof value !== 'string' || value === '')
    throw new WxError(`${api}:fail parameter error: parameter.${field} should be String`)
  return value
}
