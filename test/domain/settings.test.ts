import { DEFAULT_SETTINGS, inheritSettings } from '../../domain/settings'

test('a place has the defaults until somebody above it says otherwise', () => {
  expect(inheritSettings([])).toEqual(DEFAULT_SETTINGS)
  expect(inheritSettings([{}, {}])).toEqual(DEFAULT_SETTINGS)
})

test('the nearest place that says something wins, setting by setting', () => {
  const inherited = inheritSettings([{ hostWord: '女主人', nearbyRadiusKm: 20 }, { nearbyRadiusKm: 5 }, {}])
  expect(inherited).toEqual({ ...DEFAULT_SETTINGS, hostWord: '女主人', nearbyRadiusKm: 5 })
})

test('inheriting leaves the defaults as they are', () => {
  inheritSettings([{ hostWord: '微家长' }])
  expect(DEFAULT_SETTINGS.hostWord).toBe('微家主人')
})
