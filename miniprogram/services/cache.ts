/**
 * What a page may show before the network answers, by user and version (house, "How data is kept" 9). WeChat keeps storage apart for each
 * WeChat user of a phone; the person is in the key as well, since an account may be claimed or merged. Help is never kept here.
 */
const VERSION = 1
const OWNER = 'cache-owner'
const VISITOR = 'visitor'

const keyOf = (name: string): string => `cache-${VERSION}-${owner()}-${name}`

/** Whose phone this is, as last heard: her id, or `visitor`. */
export function owner(): string {
  const kept: unknown = wx.getStorageSync(OWNER)
  return typeof kept === 'string' && kept !== '' ? kept : VISITOR
}

/** Says whose phone this is now; what an earlier person left goes away. */
export function cacheFor(personId: string | null): void {
  const next = personId ?? VISITOR
  if (next === owner()) return
  for (const key of wx.getStorageInfoSync().keys) if (key.startsWith('cache-')) wx.removeStorageSync(key)
  wx.setStorageSync(OWNER, next)
}

export function kept<T>(name: string): T | null {
  const value: unknown = wx.getStorageSync(keyOf(name))
  return value === '' || value === undefined || value === null ? null : (value as T)
}

export function keep<T>(name: string, value: T): void {
  wx.setStorageSync(keyOf(name), value)
}
