import { calledOf } from '../../miniprogram/host/names'

test('of several who have told no name each has a number, and one alone has none', () => {
  expect(calledOf([{ name: '陈阿婆' }, { name: null }, { name: '' }])).toEqual([
    '陈阿婆',
    '没留名字的姐妹 1',
    '没留名字的姐妹 2',
  ])
  expect(calledOf([{ name: null }, { name: '方静' }])).toEqual(['没留名字的姐妹', '方静'])
})
