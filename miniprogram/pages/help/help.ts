import { HELP_LINES } from '../../../domain/help'
import { parseOpeningHours } from '../../../domain/opening-hours'
import { api } from '../../services/api'
import { type DutyShown, dutyShown } from '../../services/asking-words'
import { everyMinute } from '../../services/clock'
import { Failure } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { HomeCard, Nearby, OnDutyNow } from '../../services/model'
import { lastNearby } from '../../services/nearby'
import { watchNetwork } from '../../services/network'
import { hotlineWords, isOpen } from '../../services/opening'
import { dial } from '../../services/phone'
import { knownMe, phoneSettings } from '../../services/session'
import { go, leave } from '../../services/way'

interface Line {
  number: string
  name: string
  words: string
  staffed: boolean
}

/**
 * 娘家人: the number to call before anything else (experience 3). All numbers stand and ring without the cloud; who is on duty is asked beside
 * them, sealed, by everybody who opens the page, and where no answer comes the page says that it does not know. It is the same page for whoever
 * has asked for help and whoever has not.
 */
Page({
  data: {
    look: currentLook(),
    lines: [] as Line[],
    hotlineOpen: false,
    hotlineHours: '',
    offline: false,
    now: 0,
    duty: null as DutyShown | null,
    unknown: false,
    nearest: null as HomeCard | null,
    centre: null as Nearby['where']['centre'] | null,
  },
  stopClock: () => {},
  stopNetwork: () => {},
  onDuty: null as OnDutyNow | null,

  onShow() {
    followLook(this)
    const last = lastNearby()
    this.setData({
      nearest: nearestHome(last, new Date()),
      centre: last?.where.source === 'village' ? last.where.centre : null,
    })
    this.stopClock = everyMinute((now) => this.tick(now))
    this.stopNetwork = watchNetwork((online) => {
      this.setData({ offline: !online })
      if (online) void this.askDuty()
    })
  },

  onHide() {
    this.stop()
  },

  onUnload() {
    this.stop()
  },

  stop() {
    this.stopClock()
    this.stopNetwork()
    // What was true then may not be when she comes back.
    this.onDuty = null
    this.setData({ duty: null, unknown: false })
  },

  tick(now: Date) {
    const { hotlineHours } = phoneSettings()
    const hours = parseOpeningHours(hotlineHours)
    const hotlineOpen = isOpen(hours, now)
    const hotline = hotlineWords(hours, hotlineHours, now)
    const lines = HELP_LINES.filter(({ number }) => number !== '110').map((line) => lineOf(line, hotline, hotlineOpen))
    this.setData({ now: now.getTime(), lines, hotlineHours, hotlineOpen })
    this.showDuty(now)
  },

  async askDuty() {
    try {
      const { village } = await knownMe()
      this.onDuty = await api.help.onDutyNow({ placeId: village?.id ?? null })
      this.setData({ unknown: false })
      this.showDuty(new Date())
    } catch (reason) {
      if (!(reason instanceof Failure)) throw reason
      this.onDuty = null
      this.setData({ duty: null, unknown: true })
    }
  },

  /** Whose turn ended since she opened the page is not on duty any more. */
  showDuty(now: Date) {
    if (this.onDuty === null) return
    const people = this.onDuty.people.filter(({ until }) => new Date(until) > now)
    this.setData({ duty: dutyShown({ ...this.onDuty, people }, now) })
  },

  leave() {
    leave()
  },

  call(event: WechatMiniprogram.TouchEvent) {
    dial(String(event.currentTarget.dataset.number))
  },

  write() {
    go('/pages/help/ask')
  },

  read() {
    go('/pages/help/mine')
  },

  openHome(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/pages/micro-home/micro-home?id=${event.detail.id}`)
  },
})

/** The women's hotline is answered in its hours, which the page says by the clock; the others as their owners say. */
function lineOf({ number, name, hours }: (typeof HELP_LINES)[number], hotline: string, hotlineOpen: boolean): Line {
  if (number === '12338') return { number, name, words: hotline, staffed: hotlineOpen }
  const always = hours === '全天'
  return { number, name, words: always ? '全天可以打' : hours, staffed: always }
}

/** The nearest home whose door is open now, else the nearest of all, from what the phone already knows. */
function nearestHome(last: Nearby | null, now: Date): HomeCard | null {
  const homes = last?.homes ?? []
  return homes.find((home) => isOpen(home.hours, now)) ?? homes[0] ?? null
}
