import { type ComparedHome, likenesses, namesAlike } from '../../domain/home-duplicates'

const home = (more: Partial<ComparedHome> = {}): ComparedHome => ({
  village: 'V1',
  name: '潮音里微家',
  address: '里塘社区潮音里6号',
  position: { longitude: 120.679, latitude: 30.1401 },
  ...more,
})
const FAR = { longitude: 120.7, latitude: 30.2 }

test.each([
  ['潮音里微家', '潮音里妇女微家', true],
  ['潮音里微家', '潮音里', true],
  ['潮音里微家', '潮音理微家', true],
  ['锦程大厦微家', '锦程大厦9楼微家', true],
  ['渔家微家', '木兰微家', false],
  ['木兰微家', '木棉微家', false],
  ['微家', '妇女微家', true],
])('%s and %s are one name: %s', (a, b, alike) => {
  expect(namesAlike(a, b)).toBe(alike)
})

test('a like name counts in the same village only', () => {
  const other = home({ address: '别处', position: FAR })
  expect(likenesses(home(), other)).toEqual(['name'])
  expect(likenesses(home(), { ...other, village: 'V2' })).toEqual([])
})

test.each([
  ['里塘社区潮音里6号', '里塘社区 潮音里6号。', true],
  ['潮音里6号', '青屿镇里塘社区潮音里6号', true],
  ['潮音里6号', '里塘社区潮音里16号', false],
  ['里6号', '潮音里16号', false],
])('%s and %s are one address: %s', (a, b, same) => {
  const found = likenesses(home({ name: '甲乙', address: a, position: null }), home({ name: '丙丁', address: b }))
  expect(found).toEqual(same ? ['address'] : [])
})

test('eighty metres are next door, whatever the village is called', () => {
  const at = (north: number) =>
    home({ village: 'V9', name: '别家', address: null, position: { longitude: 120.679, latitude: 30.1401 + north } })
  expect(likenesses(home(), at(0.0007))).toEqual(['near'])
  expect(likenesses(home(), at(0.00073))).toEqual([])
})

test('a home that nobody has placed is near to nothing', () => {
  expect(likenesses(home({ position: null }), home({ village: 'V9', position: null }))).toEqual([])
})
