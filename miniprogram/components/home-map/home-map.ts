import type { Position } from '../../../domain/organisation'
import type { HomeCard } from '../../services/model'
import { isOpen } from '../../services/opening'

/** How many of the nearest homes fit into the first view. */
const FIRST_VIEW = 8
/** At scale 16 a phone's width shows about this many degrees (375 of 256 · 2^16 pixels around the earth); each step less doubles it. */
const DEGREES_AT_16 = 0.008
/** The pin's id for where we look from; homes have their place in the list. */
const ME = 9999

interface Pin {
  id: number
  latitude: number
  longitude: number
  iconPath: string
  width: number
  height: number
  ariaLabel: string
}

/** The homes near me on a map; a flat stands in the middle of its grid cell and looks different (safety, "Private venues"). */
Component({
  properties: {
    homes: { type: Array, value: [] as HomeCard[] },
    /** Where we look from; null for a whole county. */
    centre: { type: Object, value: null as Position | null },
    now: { type: Number, value: 0 },
  },
  data: { pins: [] as Pin[], middle: { longitude: 0, latitude: 0 }, scale: 13, chosen: null as HomeCard | null },
  observers: {
    'homes, centre, now'(homes: HomeCard[], centre: Position | null, now: number) {
      const at = now === 0 ? new Date() : new Date(now)
      const pins = homes.flatMap((home, index) => (home.point ? [pinOf(home, home.point, index, at)] : []))
      const middle = centre ?? homes.find((home) => home.point)?.point
      if (!middle) return
      this.setData({ pins: centre ? [...pins, mePin(centre)] : pins, middle, scale: scaleFor(homes, middle) })
    },
  },
  methods: {
    pick(event: WechatMiniprogram.CustomEvent<{ markerId: number }>) {
      const home = this.data.homes[event.detail.markerId] as HomeCard | undefined
      if (home) this.setData({ chosen: home })
    },
    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      this.triggerEvent('open', { id: event.detail.id })
    },
  },
})

function pinOf(home: HomeCard, point: Position, id: number, at: Date): Pin {
  const kind = !home.pointExact ? 'rough' : isOpen(home.hours, at) ? 'open' : 'later'
  return { id, ...point, iconPath: `/images/pin-${kind}.png`, width: 33, height: 40, ariaLabel: home.name }
}

function mePin(at: Position): Pin {
  return { id: ME, ...at, iconPath: '/images/pin-me.png', width: 33, height: 40, ariaLabel: '您在这里' }
}

/** So far out that the nearest homes are all in view. */
function scaleFor(homes: readonly HomeCard[], middle: Position): number {
  const reach = homes
    .slice(0, FIRST_VIEW)
    .flatMap(({ point }) =>
      point ? [Math.max(Math.abs(point.longitude - middle.longitude), Math.abs(point.latitude - middle.latitude))] : [],
    )
  const across = Math.max(0.004, ...reach) * 2.4
  return Math.max(9, Math.min(16, Math.floor(16 - Math.log2(across / DEGREES_AT_16))))
}
