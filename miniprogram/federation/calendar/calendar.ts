import type { CountyDayKind } from '../../../domain/calendar'
import { dateAfter, dateOf, weekdayOfDate } from '../../../domain/calendar-day'
import { onWallClock } from '../../../domain/time'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import type { YearCalendar } from '../../services/model'
import { newRequestId } from '../../services/random'
import { arrives, comeIn, entrance } from '../services/entrance'
import { type DayCell, type Month, monthsOf } from './months'

/** What the county writes into a day, as it is typed. */
interface Writing {
  date: string
  until: string
  kind: CountyDayKind | ''
  name: string
}

const KINDS: { id: CountyDayKind; label: string; note: string }[] = [
  { id: 'holiday', label: '放假', note: '微家照常排,提醒来的人先打电话' },
  { id: 'makeUpWorkday', label: '调休上班', note: '周末当工作日' },
  { id: 'closed', label: '不开门', note: '全县的微家这天都关门,比如台风' },
  { id: 'ordinary', label: '平常日子', note: '全国放假,本县不放' },
]
/** Nobody lets a county rest longer in one go. */
const MOST_DAYS_AT_ONCE = 31
const [FIRST_YEAR, LAST_YEAR] = [2020, 2099]
const WEEKDAYS = [...'一二三四五六日']

/** 日历: what every day of a year is in this county. The county changes it; townships read it. */
Page({
  ...arrives,
  data: {
    ...entrance(),
    weekdays: WEEKDAYS,
    kinds: KINDS,
    year: 0,
    mayGoBack: true,
    mayGoOn: true,
    months: [] as Month[],
    /** Neither the country nor the county has said anything of this year. */
    unknown: false,
    unnoticed: false,
    mayChange: false,
    listing: true,
    /** The day that is being written. */
    asked: null as DayCell | null,
    title: '',
    lastDay: '',
    writing: null as Writing | null,
    sending: false,
    problem: '',
  },
  orgId: '',
  intention: '',

  onLoad() {
    this.setData({ year: Number(dateOf(new Date()).slice(0, 4)) })
    void this.enter()
  },

  async enter() {
    await comeIn(
      this,
      async ({ orgId, level }) => {
        this.orgId = orgId
        this.setData({ mayChange: level === 'county' })
        this.show(await api.federation.calendar({ year: this.data.year }))
        this.toThisMonth()
      },
      (office) => office.mayAppoint,
    )
  },

  async turn(event: WechatMiniprogram.TouchEvent) {
    const year = this.data.year + Number(event.currentTarget.dataset.by)
    if (year < FIRST_YEAR || year > LAST_YEAR) return
    this.setData({ year, listing: true, problem: '' })
    await this.load()
  },

  async load() {
    const { year } = this.data
    try {
      const told = await api.federation.calendar({ year })
      if (year === this.data.year) this.show(told)
    } catch (reason) {
      if (year === this.data.year) this.setData({ listing: false, months: [], problem: shown(reason).message })
    }
  },

  retry() {
    this.setData({ listing: true, problem: '' })
    void this.load()
  },

  show(told: YearCalendar) {
    const { year } = this.data
    this.setData({
      months: monthsOf(year, told, dateOf(new Date())),
      mayGoBack: year > FIRST_YEAR,
      mayGoOn: year < LAST_YEAR,
      unknown: !told.known,
      unnoticed: !told.noticed,
      listing: false,
      problem: '',
    })
  },

  /** On a phone the months stand below each other: she wants this one. */
  toThisMonth() {
    if (!this.data.wide)
      wx.pageScrollTo({ selector: `#month-${Number(dateOf(new Date()).slice(5, 7))}`, offsetTop: -12 })
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { month, index } = event.currentTarget.dataset as { month: number; index: number }
    const asked = this.data.months[month]?.days[index]
    if (!asked || !this.data.mayChange) return
    this.intention = ''
    this.setData({
      asked,
      title: onWallClock(`${asked.date}T12:00:00+08:00`).format(
        `YYYY年M月D日 周${WEEKDAYS[weekdayOfDate(asked.date) - 1]}`,
      ),
      lastDay: this.lastDayFrom(asked.date),
      writing: { date: asked.date, until: asked.date, kind: asked.own, name: asked.name },
      problem: '',
    })
  },

  lastDayFrom(date: string): string {
    const far = dateAfter(date, MOST_DAYS_AT_ONCE - 1)
    const end = `${this.data.year}-12-31`
    return far < end ? far : end
  },

  stop() {
    this.setData({ asked: null, writing: null, problem: '' })
  },

  write(event: WechatMiniprogram.CustomEvent<{ name: keyof Writing; value: string }>) {
    this.intention = ''
    this.setData({ [`writing.${event.detail.name}`]: event.detail.value, problem: '' })
  },

  async save() {
    const { writing } = this.data
    if (!writing) return
    const { date, until, kind } = writing
    if (kind === '') return this.setData({ problem: '先选这天是什么日子。' })
    const name = kind === 'ordinary' ? null : writing.name.trim()
    if (name === '') return this.setData({ problem: '给它写个名字,比如「国庆节」「台风」。' })
    const dates: string[] = []
    for (let day = date; day <= until; day = dateAfter(day, 1)) dates.push(day)
    const set = dates.map((each) => ({ date: each, kind, name }))
    await this.change({ set, clear: [] }, dates.length > 1 ? `${dates.length} 天都记好了` : '记好了')
  },

  /** The county takes its word back: the country's notice counts again. */
  async forget() {
    const { writing } = this.data
    if (writing) await this.change({ set: [], clear: [writing.date] }, '拿掉了,按全国的来')
  },

  async change(
    what: { set: { date: string; kind: CountyDayKind; name: string | null }[]; clear: string[] },
    done: string,
  ) {
    if (this.data.sending) return
    this.setData({ sending: true, problem: '' })
    try {
      if (this.intention === '') this.intention = await newRequestId()
      await api.federation.changeCalendar({ orgId: this.orgId, year: this.data.year, ...what }, this.intention)
      this.setData({ sending: false, asked: null, writing: null })
      announce(done)
      await this.load()
    } catch (reason) {
      this.setData({ sending: false, problem: shown(reason).message })
    }
  },
})
