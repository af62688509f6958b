import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pinyinInitials } from '../../cloudfunctions/kit/pinyin'

/** The initials of every character of the demo county's place names, written down by hand. */
const READ: Record<string, string> = {
  澜: 'l',
  川: 'c',
  县: 'x',
  城: 'c',
  关: 'g',
  街: 'j',
  道: 'd',
  锦: 'j',
  程: 'c',
  社: 's',
  区: 'q',
  新: 'x',
  华: 'h',
  朝: 'c',
  阳: 'y',
  钟: 'z',
  楼: 'l',
  临: 'l',
  江: 'j',
  文: 'w',
  昌: 'c',
  花: 'h',
  园: 'y',
  桃: 't',
  源: 'y',
  南: 'n',
  门: 'm',
  学: 'x',
  府: 'f',
  友: 'y',
  谊: 'y',
  和: 'h',
  平: 'p',
  庭: 't',
  北: 'b',
  苑: 'y',
  西: 'x',
  湖: 'h',
  振: 'z',
  兴: 'x',
  东: 'd',
  曙: 's',
  光: 'g',
  港: 'g',
  望: 'w',
  潮: 'c',
  镇: 'z',
  外: 'w',
  塘: 't',
  村: 'c',
  老: 'l',
  坑: 'k',
  堰: 'y',
  溪: 'x',
  坪: 'p',
  上: 's',
  岙: 'a',
  墩: 'd',
  前: 'q',
  里: 'l',
  埠: 'b',
  岭: 'l',
  小: 'x',
  渡: 'd',
  湾: 'w',
  后: 'h',
  山: 's',
  下: 'x',
  青: 'q',
  屿: 'y',
  桥: 'q',
  浦: 'p',
  洲: 'z',
  田: 't',
  白: 'b',
  沙: 's',
  渔: 'y',
  大: 'd',
  云: 'y',
  桑: 's',
  石: 's',
  乡: 'x',
  竹: 'z',
  业: 'y',
  直: 'z',
  机: 'j',
  妇: 'f',
  委: 'w',
  会: 'h',
}

test('the initials of all 141 places of the demo county are right', () => {
  const file = path.join(__dirname, '..', '..', 'demo', 'organisation.json')
  const places = JSON.parse(readFileSync(file, 'utf8')) as { name: string }[]
  expect(places).toHaveLength(141)
  for (const { name } of places) {
    expect([name, pinyinInitials(name)[0]]).toEqual([name, [...name].map((character) => READ[character]).join('')])
  }
})

test('characters that place names read in two ways are found by both', () => {
  expect(pinyinInitials('长乐村')).toEqual(expect.arrayContaining(['zlc', 'clc', 'zyc', 'cyc']))
  expect(pinyinInitials('石桥乡')).toEqual(expect.arrayContaining(['sqx']))
})

test('letters and digits stand for themselves, signs and blanks for nothing', () => {
  expect(pinyinInitials('A座 3号·渔港')).toEqual(['az3hyg'])
})

test('a name of many such characters has a bounded number of readings', () => {
  expect(pinyinInitials('长长长长长长长长').length).toBeLessThanOrEqual(4)
})

test('the first character of every initial letter is told apart from the last of the letter before', () => {
  const around =
    '八 击 擦 搭 额 发 嘎 哈 机 卡 拉 妈 拿 哦 趴 七 然 撒 他 挖 西 压 杂 做 阿 奥 布 错 多 二 富 过 活 君 扩 罗 木 诺 欧 瀑 群 若 所 脱 误 训 运'
  const letters = 'b j c d e f g h j k l m n o p q r s t w x y z z a a b c d e f g h j k l m n o p q r s t w x y'
  expect(around.split(' ').map((character) => pinyinInitials(character)[0])).toEqual(letters.split(' '))
})
