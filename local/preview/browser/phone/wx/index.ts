import type { PhoneConfig } from '../config'
import { fail } from '../failures'
import { appConfig } from '../manifest'
import type { Options } from './callbacks'
import { cloudApis } from './cloud'
import { deviceApis } from './device'
import { dialogApis } from './dialogs'
import { fileApis } from './files'
import { locationApis } from './location'
import { navigationApis } from './navigation'
import { networkApis } from './network'
import { oddApis } from './odds'
import { permissionApis } from './permissions'
import { privacyApis } from './privacy'
import { scanApis } from './scan'
import { shareApis } from './share'
import { storageApis } from './storage'

type Table = Record<string, unknown>

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

const guarded = (path: string, table: Table): Table =>
  new Proxy(table, {
    get: (target, name) =>
      typeof name === 'symbol' || name in target || LANGUAGE.has(name)
        ? target[name as string]
        : unsupported(`${path}.${name}`),
  })

/** canIUse: true only for what really exists here. 'button.open-type.share' style questions look at the first word. */
const canIUse = (table: Table) => (schema: string) => {
  let at: unknown = table
  const words = schema.split('.')
  for (const [depth, word] of words.entries()) {
    if (typeof at !== 'object' || at === null || !(word in at)) return depth > 0 && typeof at === 'function'
    at = (at as Table)[word]
  }
  return true
}

/** Builds `wx` for one phone. */
export function makeWx(config: PhoneConfig, phone: { launch: () => unknown; exit: () => void }): Table {
  const table: Table = {
    ...deviceApis(config, phone.launch),
    ...dialogApis,
    ...fileApis(config),
    ...locationApis(config),
    ...navigationApis(),
    ...networkApis,
    ...oddApis(config, phone.exit),
    ...permissionApis(config, String(appConfig().window?.navigationBarTitleText ?? '')),
    ...privacyApis(config),
    ...scanApis,
    ...shareApis(),
    ...storageApis(config),
  }
  const cloud = cloudApis(config)
  table.canIUse = canIUse({ ...table, cloud })
  table.cloud = guarded('wx.cloud', cloud)
  return guarded('wx', table)
}
