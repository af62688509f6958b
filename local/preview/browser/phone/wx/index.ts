import { BUILT_IN_TAGS } from '../../../built-in-tags'
import { hasOpenType } from '../built-ins/open-type'
import type { PhoneConfig } from '../config'
import { appConfig } from '../manifest'
import { canvasApis } from './canvas-file'
import { cloudApis } from './cloud'
import { deviceApis } from './device'
import { dialogApis } from './dialogs'
import { downloadApis } from './download-file'
import { fileApis } from './files'
import { guarded, type Table } from './guarded'
import { locationApis } from './location'
import { mediaApis } from './media'
import { navigationApis } from './navigation'
import { networkApis } from './network'
import { oddApis } from './odds'
import { permissionApis } from './permissions'
import { providePhoneNumber } from './phone-number'
import { privacyApis } from './privacy'
import { scanApis } from './scan'
import { shareApis } from './share'
import { storageApis } from './storage'
import { subscribeApis } from './subscribe'
import { voiceApis } from './voice'

/**
 * canIUse: true only for what really exists here. Of an API's options and answers and of a built-in's attributes it looks at the first
 * words only, of a button's open-type at the type.
 */
const canIUse = (table: Table) => (schema: string) => {
  let at: unknown = table
  const words = schema.split('.')
  if (words[1] === 'open-type') return words[0] === 'button' && hasOpenType(words[2] ?? '')
  if (BUILT_IN_TAGS.has(words[0] ?? '')) return true
  for (const [depth, word] of words.entries()) {
    if (typeof at !== 'object' || at === null || !(word in at)) return depth > 0 && typeof at === 'function'
    at = (at as Table)[word]
  }
  return true
}

/** Builds `wx` for one phone. */
export function makeWx(config: PhoneConfig, phone: { launch: () => unknown; exit: () => void }): Table {
  const appName = String(appConfig().window?.navigationBarTitleText ?? '')
  providePhoneNumber(config, appName || '小程序')
  const table: Table = {
    ...canvasApis,
    ...deviceApis(config, phone.launch),
    ...dialogApis,
    ...downloadApis,
    ...fileApis(config),
    ...locationApis(config),
    ...mediaApis(config),
    ...navigationApis(),
    ...networkApis,
    ...oddApis(config, phone.exit),
    ...permissionApis(config, appName),
    ...privacyApis(config),
    ...scanApis,
    ...shareApis(),
    ...storageApis(config),
    ...subscribeApis(config, appName || '小程序'),
    ...voiceApis,
  }
  const cloud = cloudApis(config)
  table.canIUse = canIUse({ ...table, cloud })
  table.cloud = guarded('wx.cloud', cloud)
  return guarded('wx', table)
}
