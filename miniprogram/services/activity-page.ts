import { ACTIVITY_KIND_LABELS } from '../../domain/activity'
import { clockWords, dayWords, momentWords, phaseNow, placesSaid } from './activity-words'
import { type AtDoor, atDoor, codeOf } from './at-door'
import type { ActivityView } from './model'
import { freeCancelWords, type StandingShown, standingShown } from './standing-words'

/** What the one big button does for the caller herself. */
export type MainAct = 'signUp' | 'wait' | 'lot' | 'door' | 'share' | 'homes'

/** Everything that an activity's page shows, in words. */
export interface ActivityShown {
  id: string
  kind: string
  title: string
  note: string
  homeId: string
  homeName: string
  day: string
  time: string
  place: string
  /** A point that a map may lead to. */
  exact: boolean
  door: string
  doorOpen: boolean
  said: { text: string; tone: string }
  taken: number
  capacity: number
  takenWords: string
  facts: string[]
  /** Why it does not take place, or the lot; nothing where there is nothing to say. */
  news: string
  lot: string
  standings: (StandingShown & { code: AtDoor | null })[]
  mine: StandingShown | null
  /** What to do at the door; null until it is time. */
  atDoor: AtDoor | null
  main: MainAct
  mainWords: string
  /** Others may be signed up still. */
  open: boolean
  /** She has children with her there now, and may lose sight of one. */
  withChildren: boolean
}

export function activityShown(view: ActivityView, now: Date): ActivityShown {
  const standings = view.standings.map((each) => ({
    ...standingShown(each, { startsAt: view.startsAt, now }),
    code: codeOf(view, each, now),
  }))
  const mine = standings.find((_, i) => view.standings[i]?.name === null) ?? null
  const taken = view.capacity - view.left
  const next = atDoor(view, now)
  const main = mainAct(view, mine, next, now)
  return {
    id: view.id,
    kind: ACTIVITY_KIND_LABELS[view.kind],
    title: view.title,
    note: view.note,
    homeId: view.homeId,
    homeName: view.homeName,
    day: dayWords(view.startsAt, now),
    time: `${clockWords(view.startsAt)}-${clockWords(view.endsAt)}`,
    place: view.shownPlace,
    exact: view.point !== null && view.doorFrom === null,
    door: doorWords(view, now),
    doorOpen: view.doorFrom !== null && isBetween(now, view.doorFrom, view.endsAt) && hasSeat(view),
    said: placesSaid(view, now),
    taken,
    capacity: view.capacity,
    takenWords: takenWords(view, taken),
    facts: facts(view, now),
    news: newsOf(view, now),
    lot: lotWords(view),
    standings,
    mine,
    atDoor: next,
    main,
    mainWords: next?.words ?? MAIN_WORDS[main],
    open: main === 'signUp' || main === 'wait' || main === 'lot' || (mine !== null && phaseNow(view, now) === 'open'),
    withChildren: isWithChildren(view, now),
  }
}

const HALF_AN_HOUR_MS = 30 * 60_000
const ALL_GONE_AFTER_MS = 2 * 3_600_000

/** From when the first ones come until the last ones have gone (S08: a lost child). */
function isWithChildren({ state, startsAt, endsAt, standings }: ActivityView, now: Date): boolean {
  if (state !== 'published' && state !== 'completed') return false
  const [from, until] = [Date.parse(startsAt) - HALF_AN_HOUR_MS, Date.parse(endsAt) + ALL_GONE_AFTER_MS]
  const brings = standings.some(({ as, lineIds }) => as === 'seat' && lineIds.length > 0)
  return brings && now.getTime() >= from && now.getTime() < until
}

const MAIN_WORDS: Record<MainAct, string> = {
  signUp: '我要报名',
  wait: '我要候补',
  lot: '我要报名抽签',
  door: '扫码签到',
  share: '转给姐妹',
  homes: '看看别的活动',
}

function mainAct(view: ActivityView, mine: StandingShown | null, next: AtDoor | null, now: Date): MainAct {
  const phase = phaseNow(view, now)
  if (next) return 'door'
  if (phase === 'cancelled' || phase === 'over' || phase === 'completed') return 'homes'
  if (mine || phase !== 'open' || view.elsewhere) return 'share'
  if (view.audience === 'lot') return 'lot'
  if (view.left > 0 && view.waitingCount === 0 && view.waitsFirstUntil === null) return 'signUp'
  return view.waitLeft > 0 ? 'wait' : 'share'
}

const isBetween = (now: Date, from: string, until: string): boolean =>
  now.getTime() >= Date.parse(from) && now.getTime() < Date.parse(until)

const hasSeat = ({ standings }: ActivityView): boolean => standings.some(({ as }) => as === 'seat')

function doorWords({ doorFrom }: ActivityView, now: Date): string {
  if (doorFrom === null) return ''
  return `这是人家自己的家。报上名的人,${momentWords(doorFrom, now)}起能看到门牌。`
}

function takenWords({ capacity, left, waitingCount, audience, lot }: ActivityView, taken: number): string {
  if (audience === 'lot' && lot === null) return `${capacity} 个位置,已有 ${waitingCount} 人报名抽签`
  const waiting = waitingCount > 0 ? `,${waitingCount} 人候补` : ''
  return `${capacity} 个位置,报了 ${taken} 个,还有 ${left} 个${waiting}`
}

function facts(view: ActivityView, now: Date): string[] {
  const who = { everyone: '谁都可以来', township: `先请${view.townshipName}的邻居来`, lot: '报名后抽签' }[view.audience]
  const children = view.countCompanions ? '带的孩子也算位置' : '带的孩子不占位置'
  const phase = phaseNow(view, now)
  const closes = phase === 'open' ? `${momentWords(view.closesAt, now)} 报名截止` : ''
  const cancel = phase === 'open' || phase === 'closed' ? freeCancelWords(view.freeCancelUntil, now) : ''
  return [who, children, closes, cancel].filter((fact) => fact !== '')
}

function newsOf(view: ActivityView, now: Date): string {
  if (view.state === 'cancelled') return `这次活动取消了${view.cancelledWhy ? `:${view.cancelledWhy}` : ''}`
  if (view.elsewhere) return `这次先请${view.townshipName}的邻居来。您住在那里的话,先在「我的」里选好村社区。`
  if (view.waitsFirstUntil !== null)
    return `近两个月有两次报了名没有来,${dayWords(view.waitsFirstUntil, now)}前报名先排在候补后面。年满 60 岁的不算。`
  return ''
}

function lotWords({ lot }: ActivityView): string {
  if (lot === null) return ''
  const won = lot.won.length === 0 ? '没有' : lot.won.join('、')
  return `共 ${lot.entries} 个号,抽中:${won}。种子 ${lot.seed}。谁都可以再算一遍:每个号写成「种子:号码」,取 SHA-256,从小到大排。`
}
