import type { Position } from '../../../domain/organisation'
import { locate } from '../../services/place'
import { type FieldChange, fieldProperties } from '../field-frame/field'

/** Houses can be told apart. */
const CLOSE = 17
/** The whole country, when neither she nor the page can say where to begin. */
const FAR = { middle: { longitude: 104.2, latitude: 35.9 }, scale: 4 }

/** A place on the map: she moves the map under the pin, which needs no permission and works on every device. */
Component({
  properties: {
    ...fieldProperties,
    value: { type: Object, value: null as Position | null },
    /** Where the map begins while no place is chosen: the village, or where she is. */
    near: { type: Object, value: null as Position | null },
    placeholder: { type: String, value: '在地图上点一下' },
  },
  data: {
    open: false,
    ...FAR,
    close: CLOSE,
    moved: null as Position | null,
    pins: [] as Record<string, unknown>[],
    looking: false,
    lost: '',
  },
  observers: {
    value(value: Position | null) {
      this.setData({ pins: value ? [pinAt(value)] : [] })
    },
  },
  methods: {
    async show() {
      const from = (this.data.value ?? this.data.near) as Position | null
      this.setData({ open: true, lost: '', moved: null, ...(from ? { middle: from, scale: CLOSE } : FAR) })
      if (from === null) await this.look()
    },
    hide() {
      this.setData({ open: false })
    },
    async look() {
      this.setData({ looking: true, lost: '' })
      const here = await locate()
      if (here?.source === 'position')
        this.setData({ looking: false, middle: here.position, moved: here.position, scale: CLOSE })
      else this.setData({ looking: false, lost: '没有拿到位置。可以移动地图,找到那个地方。' })
    },
    move(event: WechatMiniprogram.CustomEvent<{ type?: string; centerLocation?: Position }>) {
      const centre = event.detail.centerLocation
      const ended = event.type === 'end' || event.detail.type === 'end'
      if (ended && centre) this.setData({ moved: { longitude: centre.longitude, latitude: centre.latitude } })
    },
    take() {
      this.setData({ open: false })
      this.send(rounded(this.data.moved ?? this.data.middle))
    },
    clear() {
      this.send(null)
    },
    send(value: Position | null) {
      const change: FieldChange<Position | null> = { name: this.data.name, value }
      this.triggerEvent('change', change)
    },
  },
})

/** About a tenth of a metre: more digits say nothing. */
const rounded = ({ longitude, latitude }: Position): Position => ({
  longitude: Number(longitude.toFixed(6)),
  latitude: Number(latitude.toFixed(6)),
})

const pinAt = (at: Position): Record<string, unknown> => ({
  id: 1,
  ...at,
  iconPath: '/images/pin-open.png',
  width: 33,
  height: 40,
  ariaLabel: '选好的位置',
})
