import { dateOf } from '../../../domain/calendar-day'
import { momentOf, slotsInTurn } from '../../../domain/rotation-plan'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { dayWords } from '../../services/duty'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { DutyMonth } from '../../services/model'
import { newRequestId } from '../../services/random'
import { back } from '../../services/way'

/** A slot as she lays it down; a tap gives it to the next woman. */
interface Row {
  date: string
  from: number
  to: number
  personId: string
  day: string
  time: string
  name: string
  mark: string
}

const WEEKDAYS = [...'一二三四五六日'].map((label, i) => ({ id: String(i + 1), label: `周${label}` }))
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** 排班: on which weekdays, from when to when, and who in turn; then each slot may still be given to another, or taken out. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    title: '',
    weekdays: WEEKDAYS,
    chosenDays: ['3'] as string[],
    from: '14:00',
    to: '16:00',
    people: [] as { id: string; label: string; note: string }[],
    inTurn: [] as string[],
    turnWords: '',
    rows: [] as Row[],
    busy: false,
    problem: '',
  },
  homeId: '',
  month: '',
  told: null as DutyMonth | null,
  intention: '',

  onLoad(query: { id?: string; month?: string }) {
    this.homeId = query.id ?? ''
    this.month = query.month ?? ''
    void this.load()
  },

  onShow() {
    followLook(this)
  },

  async load() {
    try {
      const told = await api.rotation.monthPlan({ homeId: this.homeId, month: this.month })
      this.told = told
      const people = told.team.map(({ personId, name, as, claimed }) => ({
        id: personId,
        label: name,
        note: [as === 'paired' ? '结对执委' : '主人', claimed ? '' : '待认领']
          .filter((words) => words !== '')
          .join(' · '),
      }))
      const ahead = told.slots.filter(({ startsAt }) => new Date(startsAt) > new Date())
      this.setData({
        loading: false,
        failure: null,
        title: `${Number(this.month.slice(5))} 月的班`,
        people,
        inTurn: told.team.filter(({ as }) => as === 'host').map(({ personId }) => personId),
      })
      if (ahead.length > 0)
        this.setData({
          rows: ahead.map((slot) => this.rowOf(standing(slot))),
          turnWords: this.turn(this.data.inTurn),
        })
      else this.layOut()
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  retry() {
    this.setData({ loading: true })
    void this.load()
  },

  rowOf({ date, from, to, personId }: Pick<Row, 'date' | 'from' | 'to' | 'personId'>): Row {
    const name = this.told?.team.find((member) => member.personId === personId)?.name ?? ''
    const mark = this.told?.days.find((day) => day.date === date)?.name ?? ''
    return { date, from, to, personId, day: dayWords(date), time: `${clock(from)}-${clock(to)}`, name, mark }
  },

  layOut() {
    const { chosenDays, from, to, inTurn } = this.data
    const times = chosenDays.map((id) => ({ weekday: Number(id), from: minutesOf(from), to: minutesOf(to) }))
    const now = new Date()
    const slots = slotsInTurn(this.month, times, inTurn, dateOf(now)).filter(
      (slot) => momentOf(slot.date, slot.from) > now && slot.to > slot.from,
    )
    this.intention = ''
    this.setData({ rows: slots.map((slot) => this.rowOf(slot)), turnWords: this.turn(inTurn), problem: '' })
  },

  turn(ids: readonly string[]): string {
    return ids.map((id) => this.data.people.find((person) => person.id === id)?.label ?? '').join(' → ')
  },

  change({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: string; value: string[] }>) {
    this.setData({ [name]: value })
    this.layOut()
  },
  changeTime(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [String(event.currentTarget.dataset.name)]: event.detail.value })
    this.layOut()
  },

  /** The next woman of the team takes it. */
  next(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset.index)
    const row = this.data.rows[index]
    const { people } = this.data
    if (!row || people.length === 0) return
    const at = people.findIndex(({ id }) => id === row.personId)
    const person = people[(at + 1) % people.length]
    if (!person) return
    this.intention = ''
    this.setData({ [`rows[${index}]`]: { ...row, personId: person.id, name: person.label } })
  },
  leaveOut(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset.index)
    this.intention = ''
    this.setData({ rows: this.data.rows.filter((_, i) => i !== index) })
  },

  async publish() {
    if (this.data.busy || !this.told) return
    this.setData({ busy: true, problem: '' })
    try {
      this.intention ||= await newRequestId()
      const slots = this.data.rows.map(({ date, from, to, personId }) => ({
        date,
        from,
        to,
        personId,
        kind: 'reception' as const,
      }))
      const { edition } = this.told
      await api.rotation.makePlan({ homeId: this.homeId, month: this.month, seen: edition, slots }, this.intention)
      announce('排好了,已经告诉大家')
      back()
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ busy: false })
  },
})

/** A slot of the plan that stands, as it would be laid down anew. */
function standing({ startsAt, endsAt, on }: DutyMonth['slots'][number]) {
  const date = dateOf(new Date(startsAt))
  const minute = (moment: string): number => (Date.parse(moment) - momentOf(date, 0).getTime()) / 60_000
  return { date, from: minute(startsAt), to: minute(endsAt), personId: on.personId }
}
