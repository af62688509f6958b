import { PRIMARY_TYPES } from '../../../../domain/micro-home'
import { parseOpeningHours } from '../../../../domain/opening-hours'
import { activityRow } from '../../../services/activity-words'
import { typeTone } from '../../../services/home-words'
import type { ActivityCard, ComingCard, HomeCard, MapGroup } from '../../../services/model'
import { weekOf } from '../../../services/opening'

const HOURS_TEXT = '每周三 14:00-16:00;周六 9:00-11:00'
/** A Wednesday afternoon, so that the gallery looks the same each day. */
const NOW = new Date('2027-05-19T15:00:00+08:00')
const HOURS = parseOpeningHours(HOURS_TEXT)
const HOME: HomeCard = {
  id: 'gallery',
  name: '潮音里妇女微家',
  primaryType: 'gridNeighbour',
  venueKind: 'shop',
  townshipName: '白沙镇',
  villageName: '渔港村',
  hostName: '吴海燕',
  hours: HOURS,
  hoursText: HOURS_TEXT,
  hasPublicPhone: true,
  distanceM: 280,
  point: { longitude: 120.6781, latitude: 30.1396 },
  pointExact: true,
} as HomeCard

const COMING: ComingCard = {
  id: 'gallery',
  title: '旗袍扣手作聚会',
  kind: 'gathering',
  startsAt: '2027-05-22T19:00:00+08:00',
  endsAt: '2027-05-22T21:00:00+08:00',
  room: 'few',
  homeId: 'gallery',
  homeName: '潮音里妇女微家',
}
const ACTIVITY = {
  id: 'gallery',
  state: 'published',
  kind: 'gathering',
  title: '一起包粽子',
  homeName: '潮音里妇女微家',
  villageName: '渔港村',
  startsAt: '2027-05-22T19:00:00+08:00',
  endsAt: '2027-05-22T21:00:00+08:00',
  opensAt: '2027-05-15T09:00:00+08:00',
  closesAt: '2027-05-22T12:00:00+08:00',
  left: 3,
  waitLeft: 10,
  audience: 'everyone',
} as ActivityCard

const POINT = { longitude: 120.6781, latitude: 30.1396 }
const AROUND = { west: POINT.longitude, east: POINT.longitude, south: POINT.latitude, north: POINT.latitude }
const GROUPS: MapGroup[] = [{ key: 'gallery', middle: POINT, bounds: AROUND, count: 1, onePlace: true, homes: [HOME] }]

/** Words and pictures that show how things stand. */
Component({
  data: {
    now: NOW.getTime(),
    home: HOME,
    homes: [HOME],
    coming: [COMING, { ...COMING, room: 'room' }, { ...COMING, room: 'full' }],
    activity: activityRow(ACTIVITY, NOW),
    groups: GROUPS,
    hours: HOURS,
    hoursText: HOURS_TEXT,
    week: weekOf(HOURS ?? [], NOW),
    types: PRIMARY_TYPES.map((type) => ({ type, tone: typeTone(type) })),
    tones: ['rose', 'teal', 'sun', 'sky', 'plum', 'leaf', 'sand'],
    icons: ['home', 'phone', 'pin', 'calendar', 'people', 'sheet', 'shield', 'message'],
    tags: [{ text: '网格睦邻', tone: 'teal' }, { text: '示范', tone: 'sun' }, '无台阶', '可带孩子'],
    chips: [
      { id: 'open', label: '正开着' },
      { id: 'flat', label: '无台阶' },
      { id: 'child', label: '可带孩子' },
      { id: 'phone', label: '能打电话' },
    ],
    chosen: ['open'],
    steps: [
      { id: 'sent', label: '交上去了', note: '5月10日 吴海燕', state: 'done' },
      { id: 'village', label: '村里看过', note: '5月12日 渔港村妇联', state: 'done' },
      { id: 'town', label: '镇里在看', note: '一般三天内有回音', state: 'now' },
      { id: 'open', label: '挂牌开门', state: 'todo' },
    ],
    refused: [
      { id: 'sent', label: '交上去了', note: '5月10日', state: 'done' },
      { id: 'village', label: '村里退回来了', note: '还差一张门口的照片,补上再交就行', state: 'refused' },
    ],
  },
  methods: {
    filter(event: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
      this.setData({ chosen: event.detail.value })
    },
  },
})
