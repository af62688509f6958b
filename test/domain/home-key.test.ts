import fc from 'fast-check'
import { homeKey } from '../../domain/home-key'

test('the same village, name and address are the same home, however they are typed', () => {
  expect(homeKey('V1', ' 潮音里 微家', '白沙镇渔港村１５７号')).toBe(homeKey('V1', '潮音里微家', '白沙镇渔港村157号'))
  expect(homeKey('V1', '银杏(A座)', '一路2号')).toBe(homeKey('V1', '银杏(a座)', '一路2号'))
})

test('another village, name or address is another home', () => {
  const keys = [
    homeKey('V1', '甲', '1号'),
    homeKey('V2', '甲', '1号'),
    homeKey('V1', '乙', '1号'),
    homeKey('V1', '甲', '2号'),
  ]
  expect(new Set(keys).size).toBe(4)
})

test('what stands in the name never reaches into the address', () => {
  const word = fc.string({ unit: fc.constantFrom('甲', '1', '|', ' '), maxLength: 5 })
  const plain = (text: string) => text.replace(/[ |]/g, '')
  fc.assert(
    fc.property(word, word, word, word, (name, address, name2, address2) => {
      const same = plain(name) === plain(name2) && plain(address) === plain(address2)
      expect(homeKey('V', name, address) === homeKey('V', name2, address2)).toBe(same)
    }),
  )
})
