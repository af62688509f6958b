import type { Position } from '../../../domain/organisation'
import { stillComing } from '../../services/coming'
import { dayWords } from '../../services/day-words'
import type { ShownFailure } from '../../services/failure'
import { helloByName } from '../../services/greeting'
import type { CalendarDay, ComingCard, HomeCard } from '../../services/model'
import { metresTo, WALK_M, wayWords } from '../../services/nearby'
import { doorWords, isOpen } from '../../services/opening'
import { go } from '../../services/way'

/** The home page with big letters: four verbs, each with what it means right now (experience 7). */
Component({
  properties: {
    homes: { type: Array, value: [] as HomeCard[] },
    /** Where to measure from when the cloud did not. */
    from: { type: Object, value: null as Position | null },
    loaded: { type: Boolean, value: false },
    /** Why no homes came, when they did not. */
    failure: { type: Object, value: null as ShownFailure | null },
    now: { type: Number, value: 0 },
    /** The marked days ahead. */
    days: { type: Array, value: [] as CalendarDay[] },
    /** What is on near her in the next days, soonest first. */
    activities: { type: Array, value: [] as ComingCard[] },
  },
  data: { hello: '', find: '', join: '', calling: false, nearest: null as { id: string; name: string } | null },
  observers: {
    'activities, now'(activities: ComingCard[], now: number) {
      this.setData({ join: joinWords(activities, now === 0 ? new Date() : new Date(now)) })
    },
    'homes, from, loaded, failure, now, days'(
      homes: HomeCard[],
      from: Position | null,
      loaded: boolean,
      failure: ShownFailure | null,
      now: number,
      days: CalendarDay[],
    ) {
      const at = now === 0 ? new Date() : new Date(now)
      const best = homes.find((home) => isOpen(home.hours, at, days)) ?? homes[0]
      const phoned = homes.find((home) => home.hasPublicPhone)
      this.setData({
        hello: helloByName(at),
        find: best ? findWords(best, from, at, days) : noneWords(loaded, failure),
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

/** 「周六 19:00 做旗袍扣」: the next one with room, else the next. */
function joinWords(activities: readonly ComingCard[], at: Date): string {
  const coming = stillComing(activities, at)
  const next = coming.find(({ room }) => room !== 'full') ?? coming[0]
  return next ? `${dayWords(next.startsAt, at)} ${next.title}` : '看看有什么可以参加'
}

/** What stands under 找微家 while there is no home to name. */
function noneWords(loaded: boolean, failure: ShownFailure | null): string {
  if (loaded) return '换个地方看看'
  if (failure === null) return '正在找附近的家'
  return failure.code === 'OFFLINE' ? '没有网络,连上就能看' : '这会儿没找到,点开再试'
}

/** 「潮音里微家 正开着,走 4 分钟」「渔家微家 14:00 开门」, and 「19 公里」 when it is far: two lines are one too many. */
function findWords(home: HomeCard, from: Position | null, at: Date, days: readonly CalendarDay[]): string {
  const door = doorWords(home.hours, home.hoursText, at, days)
  const metres = metresTo(home, from)
  const state = door.shape === 'open' ? ' 正开着' : door.shape === 'later' ? ` ${door.words}` : ''
  const way = door.shape === 'open' || (metres ?? 0) > WALK_M ? wayWords(metres) : ''
  return `${home.name}${state}${way === '' ? '' : `,${way}`}`
}
