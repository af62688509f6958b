import type { Position } from '../../../domain/organisation'
import { type Bounds, boundsAround, firstView, MAP_HEIGHT, signsOf } from '../../services/map-view'
import type { CalendarDay, HomeCard, MapGroup } from '../../services/model'

/** The sign for where we look from; groups have their place in the list. */
const ME = 9999
const GUTTERS_PX = 36

interface Corner {
  longitude: number
  latitude: number
}
interface RegionChange {
  type?: string
  region?: { southwest: Corner; northeast: Corner }
}

/**
 * Homes on a map: those near to each other in groups that the cloud made, a flat only as a soft circle (safety, "Private venues"). Each view
 * that comes to rest is told to the page (`look`), which asks the cloud for it.
 */
Component({
  properties: {
    groups: { type: Array, value: [] as MapGroup[] },
    total: { type: Number, value: -1 },
    /** The last look brought no answer; the page says why. */
    failed: { type: Boolean, value: false },
    /** The numbers stand for more homes than were counted. */
    about: { type: Boolean, value: false },
    /** The nearest homes of the list: the first view holds them. */
    homes: { type: Array, value: [] as HomeCard[] },
    /** Where we look from; null for a whole county. */
    centre: { type: Object, value: null as Position | null },
    /** The middle of the county or place, to start from where there are no homes. */
    around: { type: Object, value: null as Position | null },
    now: { type: Number, value: 0 },
    days: { type: Array, value: [] as CalendarDay[] },
  },
  data: {
    height: MAP_HEIGHT,
    shown: false,
    signs: [] as object[],
    circles: [] as object[],
    middle: { longitude: 0, latitude: 0 },
    scale: 12,
    /** The homes of the sign that was tapped. */
    chosen: [] as HomeCard[],
    /** More homes at one place than a view holds. */
    crowd: 0,
  },
  observers: {
    'homes, centre, around'(homes: HomeCard[], centre: Position | null, around: Position | null) {
      const key = centre ? `${centre.longitude},${centre.latitude}` : 'county'
      if (this.data.shown && places.get(this) === key) return
      const first = firstView(homes, centre, around, widthOfMap())
      if (!first) return
      places.set(this, key)
      this.setData({ ...first, shown: true, chosen: [], crowd: 0 })
      this.look(boundsAround(first.middle, first.scale, widthOfMap()))
    },
    'groups, about, centre, now'(groups: MapGroup[], about: boolean, centre: Position | null, now: number) {
      const { signs, circles } = signsOf(groups, about, now === 0 ? new Date() : new Date(now))
      this.setData({ signs: centre ? [...signs, meSign(centre)] : signs, circles })
    },
  },
  methods: {
    moved(event: WechatMiniprogram.CustomEvent<RegionChange>) {
      const { region } = event.detail
      if ((event.type !== 'end' && event.detail.type !== 'end') || !region) return
      const { southwest, northeast } = region
      this.look({
        west: southwest.longitude,
        south: southwest.latitude,
        east: northeast.longitude,
        north: northeast.latitude,
      })
    },
    look(bounds: Bounds) {
      if (bounds.west < bounds.east && bounds.south < bounds.north) this.triggerEvent('look', { bounds })
    },
    pick(event: WechatMiniprogram.CustomEvent<{ markerId: number }>) {
      const group = this.data.groups[event.detail.markerId] as MapGroup | undefined
      if (!group) return
      if (group.homes.length > 0) this.setData({ chosen: group.homes, crowd: 0 })
      else if (group.onePlace) this.setData({ chosen: [], crowd: group.count })
      else this.comeNearer(group)
    },
    comeNearer({ bounds: { west, south, east, north } }: MapGroup) {
      this.setData({ chosen: [], crowd: 0 })
      const points = [
        { longitude: west, latitude: south },
        { longitude: east, latitude: north },
      ]
      wx.createMapContext('homes', this).includePoints({ points, padding: [64, 48, 48, 48] })
    },
    open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      this.triggerEvent('open', { id: event.detail.id })
    },
    list() {
      this.triggerEvent('list')
    },
  },
})

/** Where each map has looked from: it starts anew only when that changes. */
const places = new WeakMap<object, string>()

const widthOfMap = (): number => wx.getWindowInfo().windowWidth - GUTTERS_PX

function meSign(at: Position): object {
  const round = { width: 33, height: 40, anchor: { x: 0.5, y: 0.5 } }
  return { id: ME, ...at, ...round, iconPath: '/images/pin-me.png', ariaLabel: '从这里看' }
}
