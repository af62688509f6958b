import { homesOfSharedModules, shelfOf } from '../../scripts/build/miniprogram/chunk-home'

const homes = (imports: Record<string, string[]>, entries: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    homesOfSharedModules({ imports: new Map(Object.entries(imports)), entries: new Map(Object.entries(entries)) }),
  )
const ENTRIES = { home: '', me: '', desk: 'host', list: 'host', roll: 'federation' }

describe('where shared code lives', () => {
  test('with its only user, when there is one', () => {
    expect(homes({ home: ['a'], a: ['b'] }, ENTRIES)).toEqual({})
  })

  test('in the one package that uses it', () => {
    expect(homes({ desk: ['a'], list: ['a'], a: ['b'] }, ENTRIES)).toEqual({ a: 'host', b: 'host' })
  })

  test('in main, when two packages use it, since no subpackage may take from another', () => {
    expect(homes({ desk: ['a'], roll: ['a'] }, ENTRIES)).toEqual({ a: '' })
  })

  test('in main, when main uses it too', () => {
    expect(homes({ desk: ['a'], list: ['a'], me: ['b'], a: ['b'] }, ENTRIES)).toEqual({ a: 'host', b: '' })
  })

  test('never apart from an entry, even when another entry takes it', () => {
    expect(homes({ home: ['me'], me: [] }, ENTRIES)).toEqual({})
  })

  test('modules that import each other are followed once', () => {
    expect(homes({ home: ['a'], me: ['b'], a: ['b'], b: ['a'] }, ENTRIES)).toEqual({ a: '', b: '' })
  })

  test('on a shelf for each npm package, for the bundler and for our own code', () => {
    expect(shelfOf('/house/node_modules/tdesign-miniprogram/miniprogram_dist/common/utils.js')).toBe(
      'tdesign-miniprogram',
    )
    expect(shelfOf('/house/node_modules/@stablelib/nacl/lib/nacl.js')).toBe('stablelib')
    expect(shelfOf('\0rolldown/runtime.js')).toBe('runtime')
    expect(shelfOf('\0@oxc-project+runtime@0.158.0/helpers/esm/defineProperty.js')).toBe('lowering')
    expect(shelfOf('/house/domain/geo.ts')).toBe('main')
  })
})
