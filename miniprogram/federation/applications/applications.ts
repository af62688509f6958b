import { HOME_STEPS } from '../../../domain/home-state'
import type { OrganisationLevel } from '../../../domain/organisation'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { everyMinute } from '../../services/clock'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import { newRequestId } from '../../services/random'
import { go } from '../../services/way'
import { arrives, comeIn, entrance } from '../services/entrance'
import { batchStep, rowOf, type TodoRow } from './decision-words'

const MINE = 'mine'
type View = typeof MINE | 'submitted' | 'villageChecked' | 'approved' | 'returned' | 'suspended'
const VIEWS: Record<OrganisationLevel, readonly { id: View; label: string }[]> = {
  village: [
    { id: MINE, label: '等我办' },
    { id: 'returned', label: '等她补充' },
  ],
  township: [
    { id: MINE, label: '等我办' },
    { id: 'submitted', label: '待村社区核对' },
    { id: 'approved', label: '待县登记' },
    { id: 'returned', label: '等她补充' },
  ],
  unit: [
    { id: MINE, label: '等我办' },
    { id: 'approved', label: '待县登记' },
    { id: 'returned', label: '等她补充' },
  ],
  county: [
    { id: MINE, label: '等我办' },
    { id: 'submitted', label: '待村社区核对' },
    { id: 'villageChecked', label: '待镇街审核' },
    { id: 'returned', label: '等她补充' },
    { id: 'suspended', label: '暂停' },
  ],
}
/** One call decides about so many. */
const MOST_AT_ONCE = 100
const UNDO_MS = 10 * 60_000

/** What was just done to several homes, while it can be taken back. */
interface Done {
  words: string
  homeIds: string[]
  until: number
}

/** 待办: what waits for my office, to be decided one by one or many at once, and taken back within ten minutes. */
Page({
  ...arrives,
  data: {
    ...entrance(),
    view: MINE as View,
    views: VIEWS.village,
    rows: [] as TodoRow[],
    total: 0,
    /** Of the to-do proper, whatever is looked at: the number beside the word in the side bar. */
    counts: {} as Record<string, number>,
    next: null as string | null,
    listing: false,
    problem: '',
    ticked: {} as Record<string, boolean>,
    chosen: 0,
    allTicked: false,
    tickable: false,
    batchLabel: '',
    busy: false,
    done: null as Done | null,
    refused: [] as { name: string; message: string }[],
  },
  intention: '',
  stopClock: () => {},

  onShow() {
    followLook(this)
    this.stopClock = everyMinute((now) => this.tick(now))
    if (this.data.office !== null) void this.list()
  },

  onHide() {
    this.stopClock()
  },

  onUnload() {
    this.stopClock()
  },

  onReachBottom() {
    void this.more()
  },

  async enter() {
    await comeIn(this, async (office) => {
      this.setData({ views: VIEWS[office.level] })
      await this.list()
    })
  },

  /** What can be taken back only for ten minutes goes when they are over. */
  tick(now: Date) {
    if (this.data.done && now.getTime() > this.data.done.until) this.setData({ done: null })
  },

  async list() {
    const { view } = this.data
    this.setData({ listing: true, problem: '' })
    try {
      const page = await this.page(null)
      if (view !== this.data.view) return
      this.setData({
        rows: page.rows,
        total: page.total,
        next: page.next,
        listing: false,
        ...(view === MINE ? { counts: { applications: page.total } } : {}),
      })
      this.tick(new Date())
      this.choose({})
    } catch (reason) {
      this.setData({ listing: false, problem: shown(reason).message })
    }
  },

  async more() {
    const { next, listing, rows, view } = this.data
    if (next === null || listing) return
    this.setData({ listing: true, problem: '' })
    try {
      const page = await this.page(next)
      if (view !== this.data.view) return
      this.setData({
        ...Object.fromEntries(page.rows.map((row, i) => [`rows[${rows.length + i}]`, row])),
        next: page.next,
        listing: false,
      })
    } catch (reason) {
      this.setData({ listing: false, problem: shown(reason).message })
    }
  },

  async page(after: string | null) {
    const { view, office } = this.data
    if (office === null) throw new Error('the list is asked for before anybody came in')
    const page = await api.home.todo({
      orgId: office.orgId,
      ...(view === MINE ? {} : { state: view }),
      ...(after === null ? {} : { after }),
    })
    const now = new Date()
    return { ...page, rows: page.homes.map((home) => rowOf(home, office.level, now)) }
  },

  pickView(event: WechatMiniprogram.CustomEvent<{ id: View }>) {
    this.setData({ view: event.detail.id, rows: [], next: null, refused: [] })
    void this.list()
  },

  tickRow(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset
    const { [String(id)]: was, ...others } = this.data.ticked
    this.choose(was ? others : { ...others, [String(id)]: true })
  },

  tickAll() {
    const may = this.data.rows.filter(({ may }) => may).slice(0, MOST_AT_ONCE)
    this.choose(this.data.allTicked ? {} : Object.fromEntries(may.map(({ id }) => [id, true])))
  },

  choose(ticked: Record<string, boolean>) {
    const { rows, office } = this.data
    const chosen = rows.filter(({ id }) => ticked[id])
    const may = rows.filter((row) => row.may)
    const step = office && chosen[0] ? batchStep(chosen[0].state, office.level) : null
    this.intention = ''
    this.setData({
      ticked,
      tickable: may.length > 0,
      chosen: chosen.length,
      allTicked: may.length > 0 && chosen.length === Math.min(may.length, MOST_AT_ONCE),
      batchLabel: step ? HOME_STEPS[step.step].label : '',
    })
  },

  async decide() {
    const { rows, ticked, office, busy } = this.data
    const chosen = rows.filter(({ id }) => ticked[id]).slice(0, MOST_AT_ONCE)
    const step = office && chosen[0] ? batchStep(chosen[0].state, office.level) : null
    if (!office || !step || busy) return
    const homeIds = chosen.map(({ id }) => id)
    const results = await this.take(office.orgId, homeIds, step.step)
    if (!results) return
    const good = results.flatMap((one) => (one.ok ? [one.homeId] : []))
    this.setData({
      done:
        good.length > 0
          ? { words: `${step.done} ${good.length} 家`, homeIds: good, until: Date.now() + UNDO_MS }
          : null,
    })
    await this.list()
  },

  async takeBack() {
    const { done, office, busy } = this.data
    if (!done || !office || busy) return
    const results = await this.take(office.orgId, done.homeIds, 'undo')
    if (!results) return
    const good = results.filter(({ ok }) => ok).length
    this.setData({ done: null })
    announce(`撤销了 ${good} 家`)
    await this.list()
  },

  /** One call for all of them; what could not be done is told by name. */
  async take(orgId: string, homeIds: string[], step: 'check' | 'approve' | 'record' | 'undo') {
    this.setData({ busy: true, problem: '', refused: [] })
    try {
      if (this.intention === '') this.intention = await newRequestId()
      const { results } = await api.home.decideMany({ orgId, homeIds, step }, this.intention)
      this.intention = ''
      const names = new Map(this.data.rows.map(({ id, name }) => [id, name]))
      this.setData({
        busy: false,
        refused: results.flatMap((one) =>
          one.ok ? [] : [{ name: names.get(one.homeId) ?? '有一家', message: one.message }],
        ),
      })
      return results
    } catch (reason) {
      this.setData({ busy: false, problem: shown(reason).message })
      return null
    }
  },

  open(event: WechatMiniprogram.TouchEvent) {
    go(`/federation/applications/application?home=${String(event.currentTarget.dataset.id)}`)
  },

  retry() {
    void this.list()
  },
})
