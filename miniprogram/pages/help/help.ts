import { parseOpeningHours } from '../../../domain/opening-hours'
import { everyMinute } from '../../services/clock'
import { currentLook, followLook } from '../../services/look'
import type { HomeCard, Nearby } from '../../services/model'
import { lastNearby } from '../../services/nearby'
import { watchNetwork } from '../../services/network'
import { hotlineWords, isOpen } from '../../services/opening'
import { dial } from '../../services/phone'
import { phoneSettings } from '../../services/session'
import { go, leave } from '../../services/way'

/**
 * 娘家人: the number to call before anything else (experience 3). Makes no call of the cloud: it works without a network, and opening it
 * leaves no trace in any log of ours. It offers only what stands behind it: telephone numbers and the nearest home.
 */
Page({
  data: {
    look: currentLook(),
    hotline: '',
    hotlineOpen: false,
    hotlineHours: '',
    offline: false,
    now: 0,
    nearest: null as HomeCard | null,
    centre: null as Nearby['where']['centre'] | null,
  },
  stopClock: () => {},
  stopNetwork: () => {},

  onShow() {
    followLook(this)
    const last = lastNearby()
    this.setData({
      nearest: nearestHome(last, new Date()),
      centre: last?.where.source === 'village' ? last.where.centre : null,
    })
    this.stopClock = everyMinute((now) => this.tick(now))
    this.stopNetwork = watchNetwork((online) => this.setData({ offline: !online }))
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
  },

  tick(now: Date) {
    const { hotlineHours } = phoneSettings()
    const hours = parseOpeningHours(hotlineHours)
    this.setData({
      now: now.getTime(),
      hotlineHours,
      hotlineOpen: isOpen(hours, now),
      hotline: hotlineWords(hours, hotlineHours, now),
    })
  },

  leave() {
    leave()
  },

  call(event: WechatMiniprogram.TouchEvent) {
    dial(String(event.currentTarget.dataset.number))
  },

  openHome(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/pages/micro-home/micro-home?id=${event.detail.id}`)
  },
})

/** The nearest home whose door is open now, else the nearest of all, from what the phone already knows. */
function nearestHome(last: Nearby | null, now: Date): HomeCard | null {
  const homes = last?.homes ?? []
  return homes.find((home) => isOpen(home.hours, now)) ?? homes[0] ?? null
}
