import { currentLook, isWide } from '../../services/look'

/** One layout of the product as the gallery draws it. */
interface Side {
  id: string
  label: string
  house: string
  style: string
}

const STANDARD: Side = { id: 'standard', label: '标准', house: 'house', style: '--scale:1' }
const ELDER: Side = { id: 'elder', label: '大字', house: 'house elder', style: '--scale:1.3' }
const LARGEST: Side = { id: 'largest', label: '最大字', house: 'house elder', style: '--scale:1.6' }
const SIDES = [STANDARD, ELDER, LARGEST]

/** Every component in every state, for those who build and look at the product: one layout on a phone, two beside each other in a window. */
Page({
  data: {
    options: SIDES.map(({ id, label }) => ({ id, label })),
    chosen: 'standard',
    sides: [STANDARD],
    wide: isWide(),
  },

  onLoad(query: { layout?: string }) {
    this.arrange(query.layout ?? (currentLook().elder ? 'elder' : 'standard'))
  },

  onResize() {
    this.arrange(this.data.chosen)
  },

  pick(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.arrange(event.detail.id)
  },

  arrange(chosen: string) {
    const wide = isWide()
    const side = SIDES.find(({ id }) => id === chosen) ?? STANDARD
    const beside = side === STANDARD ? ELDER : side
    this.setData({ wide, chosen: side.id, sides: wide ? [STANDARD, beside] : [side] })
  },
})
