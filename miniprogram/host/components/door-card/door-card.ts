import { toIso } from '../../../../domain/time'
import { announce } from '../../../services/announce'
import { api } from '../../../services/api'
import { keep, kept } from '../../../services/cache'
import { shown } from '../../../services/failure'
import type { DutyToday } from '../../../services/model'
import { send, watchQueue } from '../../../services/queue'
import { newRequestId } from '../../../services/random'
import { scanText } from '../../../services/scan'
import { go } from '../../../services/way'
import { afterDeed, type DoorShown, doorShown } from './door-words'

/** How to stop watching, by card. */
const watching = new WeakMap<object, (() => void)[]>()
/** How much she has done on this card: an answer asked for before her last deed tells of a door that is no longer so. */
const deeds = new WeakMap<object, number>()
const hours = Array.from({ length: 24 }, (_, i) => `${i} 点`)
const minutes = Array.from({ length: 12 }, (_, i) => `${String(i * 5).padStart(2, '0')} 分`)

/**
 * Today at one home's door: who is on duty, one big button that opens and shuts it, and the way to the reception log. What she does is written down on her
 * phone first and sent when there is a network, so the card answers at once.
 */
Component({
  properties: { homeId: { type: String, value: '' } },
  data: {
    today: null as DoorShown | null,
    loading: true,
    problem: '',
    busy: '',
    waiting: 0,
    ways: false,
    lateAt: [16, 0] as number[],
    clock: [hours, minutes],
  },
  observers: {
    homeId(id: string) {
      if (id !== '') void this.load()
    },
  },
  lifetimes: {
    attached() {
      watching.set(this, [
        watchQueue(({ waiting }) => {
          const mine = waiting.filter(
            ({ fn, input }) => fn === 'rotation' && (input as { homeId?: string }).homeId === this.data.homeId,
          )
          const had = this.data.waiting
          if (had !== mine.length) this.setData({ waiting: mine.length })
          // While she is at it, her deed itself shows what became of it.
          if (had > mine.length && this.data.busy === '') void this.load()
        }),
      ])
    },
    detached() {
      for (const stop of watching.get(this) ?? []) stop()
    },
  },
  pageLifetimes: {
    /** Back from the month or the log. */
    show() {
      if (!this.data.loading) void this.load()
    },
  },
  methods: {
    async load() {
      const name = `today-${this.data.homeId}`
      const last = kept<DutyToday>(name)
      if (last && this.data.today === null) this.setData({ today: doorShown(last), loading: false })
      const since = deeds.get(this)
      try {
        const told = await api.rotation.today({ homeId: this.data.homeId })
        if (deeds.get(this) !== since) return
        keep(name, told)
        this.setData({ today: doorShown(told), loading: false, problem: '' })
      } catch (reason) {
        const { code, message } = shown(reason)
        this.setData({ loading: false, problem: code === 'OFFLINE' && last ? '' : message })
      }
    },

    askWays() {
      this.setData({ ways: true })
    },
    closeWays() {
      this.setData({ ways: false })
    },

    async press() {
      if (this.data.today?.isOpen) await this.deed('close', { homeId: this.data.homeId, at: toIso(new Date()) })
      else await this.openBy('phone')
    },
    async byItself() {
      this.setData({ ways: false })
      await this.openBy('byItself')
    },
    async byCode() {
      this.setData({ ways: false })
      const siteCode = await scanText()
      if (siteCode === null) return
      await this.deed('open', { homeId: this.data.homeId, at: toIso(new Date()), how: 'siteCode', siteCode })
    },
    async openBy(how: 'phone' | 'byItself') {
      await this.deed('open', { homeId: this.data.homeId, at: toIso(new Date()), how })
    },

    async deed(
      what: 'open' | 'close',
      input: { homeId: string; at: string; how?: 'phone' | 'byItself' | 'siteCode'; siteCode?: string },
    ) {
      if (this.data.busy !== '') return
      this.setData({ busy: what, problem: '' })
      try {
        const { now } = await send('rotation', what, input as never)
        // The button is free for her next deed in the moment in which it shows this one.
        this.setData({ busy: '', ...this.remembered(what, input.at) })
        if (now) void this.load()
        announce(what === 'open' ? '门开着了,辛苦您' : '关好门了,辛苦您')
      } catch (reason) {
        this.setData({ busy: '', problem: shown(reason).message })
      }
    },

    /** What she did, as it stands on this phone until the cloud tells. */
    remembered(what: 'open' | 'close', at: string): { today?: DoorShown } {
      deeds.set(this, (deeds.get(this) ?? 0) + 1)
      const name = `today-${this.data.homeId}`
      const last = kept<DutyToday>(name)
      if (!last) return {}
      const next = afterDeed(last, what, at)
      keep(name, next)
      return { today: doorShown(next) }
    },

    /** The closing that she forgot to tell. */
    async shutLater(event: WechatMiniprogram.CustomEvent<{ value: number[] }>) {
      const { unclosed } = this.data.today ?? {}
      if (!unclosed) return
      const [hour = 0, five = 0] = event.detail.value
      const at = `${unclosed.day}T${String(hour).padStart(2, '0')}:${String(five * 5).padStart(2, '0')}:00+08:00`
      await this.deed('close', { homeId: this.data.homeId, at })
    },

    async confirm(event: WechatMiniprogram.TouchEvent) {
      await this.slotDeed('confirmSlot', event)
    },
    async come(event: WechatMiniprogram.TouchEvent) {
      await this.slotDeed('comeInstead', event)
    },
    async slotDeed(what: 'confirmSlot' | 'comeInstead', event: WechatMiniprogram.TouchEvent) {
      const { id, month } = event.currentTarget.dataset as { id: string; month: string }
      if (this.data.busy !== '') return
      this.setData({ busy: `${what} ${id}`, problem: '' })
      try {
        await api.rotation[what]({ homeId: this.data.homeId, month, slotId: id }, await newRequestId())
        announce(what === 'comeInstead' ? '好,大家知道您来了' : '记下了,到时候见')
        await this.load()
      } catch (reason) {
        this.setData({ problem: shown(reason).message })
      }
      this.setData({ busy: '' })
    },

    receptions() {
      go(`/host/reception/reception?id=${this.data.homeId}`)
    },
    rotation() {
      go(`/host/rotation/rotation?id=${this.data.homeId}`)
    },
  },
})
