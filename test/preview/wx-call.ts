import type { Page } from 'playwright-core'

/** Calls wx.<api>(options) on the phone, `api` may have dots; a failure comes back as its errMsg. */
export const callWx = (page: Page, api: string, options?: object): Promise<unknown> =>
  page.evaluate(
    async ([name, given]) => {
      const path = (name as string).split('.')
      const last = path.pop() ?? ''
      const owner = path.reduce<Record<string, unknown>>((at, one) => at[one] as Record<string, unknown>, window.wx)
      try {
        return await (owner[last] as (options: unknown) => unknown)(given)
      } catch (error) {
        return (error as { errMsg?: string }).errMsg ?? String(error)
      }
    },
    [api, options] as const,
  )

/** The same for an API that only calls back: what came to success or fail. */
export const callBack = (page: Page, api: string, options: object = {}): Promise<Record<string, unknown>> =>
  page.evaluate(
    ([name, given]) => {
      const path = name.split('.')
      const last = path.pop() ?? ''
      const owner = path.reduce<Record<string, unknown>>((at, one) => at[one] as Record<string, unknown>, window.wx)
      return new Promise<Record<string, unknown>>((resolve) => {
        ;(owner[last] as (options: unknown) => unknown)({ ...given, success: resolve, fail: resolve })
      })
    },
    [api, options] as const,
  )
