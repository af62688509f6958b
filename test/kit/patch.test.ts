import { assertPatch } from '../../cloudfunctions/kit/patch'
import { command } from '../../cloudfunctions/kit/store'

const refused = (patch: Record<string, unknown>, guard: Record<string, unknown> = {}) =>
  expect(() => assertPatch(guard, patch))

describe('a patch', () => {
  it('may hold plain values, lists, dates and commands', () => {
    refused({
      name: '甲',
      count: 0,
      gone: null,
      at: new Date(0),
      list: [],
      roles: [{ id: 'a', until: null }],
      'settings.hostWord': '微家长',
      left: command.inc(-1),
      seat: command.set({}),
      seats: command.remove(),
    }).not.toThrow()
  })

  it.each([
    ['undefined', { name: undefined }],
    ['undefined deep inside', { place: { name: undefined } }],
    ['undefined in a list', { names: ['a', undefined] }],
    ['a comparison with undefined', { left: command.gte(undefined as never) }],
    ['NaN', { count: Number.NaN }],
    ['infinity inside a command', { left: command.inc(Number.POSITIVE_INFINITY) }],
    ['an invalid date', { at: new Date('never') }],
    ['an empty object, which the SDK drops', { settings: {} }],
    ['an empty object deep inside', { settings: { inner: {} } }],
  ])('refuses %s', (_what, patch) => {
    refused(patch).toThrow(/^store: /)
  })

  it.each([
    ['a field and a field inside it', { settings: { hostWord: 'a' }, 'settings.hotline': 'b' }],
    ['a list and one of its entries', { roles: [], 'roles.0.until': null }],
  ])('refuses paths that overlap: %s', (_what, patch) => {
    refused(patch).toThrow(/overlap/)
  })

  it.each(['_id', 'version', 'outbox', 'outbox.0', 'version.a'])(
    'refuses to set %s, which is the store’s own',
    (path) => {
      refused({ [path]: 1 }).toThrow(/not yours/)
    },
  )

  it.each([
    ['undefined', { left: undefined }],
    ['NaN', { left: Number.NaN }],
    ['a comparison with undefined', { left: command.gte(undefined as never) }],
    ['an empty object', { left: {} }],
    ['another id', { _id: 'other' }],
  ])('refuses a guard with %s', (_what, guard) => {
    refused({ name: '甲' }, guard).toThrow(/^store: /)
  })
})
