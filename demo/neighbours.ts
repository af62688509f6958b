import type { Client } from './client'

/** Neighbours of 里塘社区 (invented), some of whom bring their mothers, who have no phone. */
export const NEIGHBOURS = [
  { name: '郑小红', mother: '郑阿婆' },
  { name: '王彩霞', mother: '王家姆' },
  { name: '叶美娟', mother: '叶阿婆' },
  { name: '蔡丽萍', mother: '蔡奶奶' },
  { name: '洪秀英', mother: '洪阿婆' },
  { name: '金玲玲', mother: '金奶奶' },
  { name: '阮碧云', mother: null },
  { name: '顾佩芬', mother: null },
  { name: '邵雪梅', mother: null },
  { name: '项爱琴', mother: null },
  { name: '林月珍', mother: null },
  { name: '陈海鸥', mother: null },
] as const
const VILLAGE = 'LC-T04-V03'

export const openidOf = (i: number): string => `demo-neighbour-${i + 1}`
const phoneOf = (i: number): string => `130000003${String(i + 1).padStart(2, '0')}`

/** She picks her village, says who she is, and remembers her mother: the mother's id, where there is one. */
export async function arrives(self: Client, i: number): Promise<string | null> {
  const { name = '', mother = null } = NEIGHBOURS[i] ?? {}
  const id = (what: string): string => `demo-season-${what}-${i + 1}`
  await self.call('member', 'settle', { villageId: VILLAGE }, id('settle'))
  await self.call('member', 'introduce', { name, phone: phoneOf(i) }, id('introduce'))
  if (mother === null) return null
  const adult = { name: mother, kin: 'elder', sixtyUp: true } as const
  return (await self.call('member', 'rememberAdult', adult, id('mother'))).personId
}
