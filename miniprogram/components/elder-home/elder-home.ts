import { helloByName } from '../../services/greeting'
import type { HomeCard } from '../../services/model'
import { walkWords } from '../../services/nearby'
import { doorWords, isOpen } from '../../services/opening'
import { go } from '../../services/way'

/** The home page with big letters: four verbs, each with what it means right now (experience 7). */
Component({
  properties: {
    homes: { type: Array, value: [] as HomeCard[] },
    loaded: { type: Boolean, value: false },
    now: { type: Number, value: 0 },
  },
  data: { hello: '', find: '', calling: false, nearest: null as { id: string; name: string } | null },
  observers: {
    'homes, loaded, now'(homes: HomeCard[], loaded: boolean, now: number) {
      const at = now === 0 ? new Date() : new Date(now)
      const best = homes.find((home) => isOpen(home.hours, at)) ?? homes[0]
      const phoned = homes.find((home) => home.hasPublicPhone)
      this.setData({
        hello: helloByName(at),
        find: best ? findWords(best, at) : loaded ? '换个地方看看' : '正在找附近的家',
        nearest: phoned ? { id: phoned.id, name: phoned.name } : null,
      })
    },
  },
  methods: {
    find() {
      this.triggerEvent('list')
    },
    activity() {
      go('/pages/activity/activity')
    },
    help() {
      go('/pages/help/help')
    },
    call() {
      this.setData({ calling: true })
    },
    closeCall() {
      this.setData({ calling: false })
    },
  },
})

/** 「潮音里微家 正开着,走 4 分钟」「渔家微家 14:00 开门」. */
function findWords(home: HomeCard, at: Date): string {
  const door = doorWords(home.hours, home.hoursText, at)
  const walk = walkWords(home)
  if (door.shape === 'open') return `${home.name} 正开着${walk === '' ? '' : `,${walk}`}`
  return door.shape === 'later' ? `${home.name} ${door.words}` : home.name
}
