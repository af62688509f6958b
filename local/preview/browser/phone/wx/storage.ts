import type { PhoneConfig } from '../config'
import { jsonBytes } from '../metrics'
import { asynchronousApis, need, WxError } from './callbacks'

/** WeChat's limits: 1 MB a key, 10 MB together. */
const MOST_KEY = 1024 * 1024
const MOST_ALL = 10 * 1024 * 1024

/** Storage of one phone and one person; survives a reload, as on a phone. */
export function storageApis(config: PhoneConfig): Record<string, unknown> {
  const prefix = `mp:${config.id}:${config.openid}:`
  const keys = () =>
    Object.keys(window.localStorage)
      .filter((one) => one.startsWith(prefix))
      .map((one) => one.slice(prefix.length))
  const sizeOf = (key: string) => (window.localStorage.getItem(prefix + key) ?? '').length
  const set = (key: string, value: unknown) => {
    if (typeof key !== 'string' || key === '')
      throw new WxError('setStorage:fail parameter error: key should be String')
    // A stored undefined or function comes back as an empty text on a phone; here it is refused where it happens.
    if (value === undefined || typeof value === 'function')
      throw new WxError('setStorage:fail parameter error: data is undefined')
    const text = JSON.stringify(value)
    if (jsonBytes(value) > MOST_KEY) throw new WxError('setStorage:fail entry size limit reached')
    const others = keys().reduce((sum, one) => (one === key ? sum : sum + sizeOf(one)), 0)
    if (others + text.length > MOST_ALL) throw new WxError('setStorage:fail exceed storage max size 10Mb')
    window.localStorage.setItem(prefix + key, text)
  }
  const get = (key: string): unknown => {
    const text = window.localStorage.getItem(prefix + key)
    return text === null ? '' : JSON.parse(text)
  }
  const remove = (key: string) => window.localStorage.removeItem(prefix + key)
  const clear = () => keys().forEach(remove)
  const info = () => ({
    keys: keys(),
    currentSize: Math.ceil(keys().reduce((sum, one) => sum + sizeOf(one), 0) / 1024),
    limitSize: MOST_ALL / 1024,
  })
  return {
    setStorageSync: set,
    getStorageSync: get,
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    ...asynchronousApis({
      setStorage: (options) => set(need('setStorage', options, 'key'), options.data),
      getStorage(options) {
        const key = need('getStorage', options, 'key')
        if (!keys().includes(key)) throw new WxError('getStorage:fail data not found')
        return { data: get(key) }
      },
      removeStorage: (options) => remove(need('removeStorage', options, 'key')),
      clearStorage: clear,
      getStorageInfo: info,
    }),
  }
}
