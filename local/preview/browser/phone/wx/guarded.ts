import { fail } from '../failures'
import type { Options } from './callbacks'

export type Table = Record<string, unknown>

/** Properties that the language itself looks for; asking for them is not a call of an API. */
const LANGUAGE = new Set(['then', 'toJSON', 'constructor', 'prototype', '$$typeof', 'nodeType', 'inspect'])

/** An API that does not exist here: it fails by name, where it is called, on the phone's screen. */
function unsupported(path: string) {
  return (options?: Options) => {
    const message = `${path} is not supported by the preview`
    fail(message)
    const failure = { errMsg: `${path.split('.').slice(1).join('.')}:fail not supported by the preview` }
    if (options?.fail || options?.complete) {
      options.fail?.(failure)
      options.complete?.(failure)
      return undefined
    }
    throw new Error(message)
  }
}

/** A table of APIs that refuses by name what it does not have. */
export const guarded = (path: string, table: Table): Table =>
  new Proxy(table, {
    get: (target, name) =>
      typeof name === 'symbol' || name in target || LANGUAGE.has(name)
        ? target[name as string]
        : unsupported(`${path}.${name}`),
  })
