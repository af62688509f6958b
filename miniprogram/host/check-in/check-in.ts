import { scannedCode } from '../../../domain/scanned-code'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { type ShownFailure, shown } from '../../services/failure'
import { scan } from '../../services/invitation'
import { currentLook, followLook } from '../../services/look'
import type { DeedInput, ScanResult } from '../../services/model'
import { isOnline, watchNetwork } from '../../services/network'
import { dismissRefused, type QueueState, send, watchQueue } from '../../services/queue'
import { newRequestId } from '../../services/random'
import { go } from '../../services/way'
import {
  codeAt,
  type Desk,
  type DeskRow,
  doneWords,
  figuresOf,
  headWords,
  hintOf,
  inOrder,
  joinScans,
  type LateRow,
  lateRowsOf,
  needsWhy,
  refusalWords,
  rowsOf,
  startWords,
  without,
} from './desk'

const ROLL_EVERY_MS = 10_000

interface Asking {
  what: 'revoke' | 'late' | 'excuse'
  personId: string
  name: string
  title: string
  text: string
  word: string
}

/** 签到台: a host's door. The code, who came, scans and ticks; all of it goes on without a network and is sent once when it returns. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    activityId: '',
    mode: 'code' as 'code' | 'roll',
    offline: false,
    when: '',
    head: { title: '', note: '' },
    code: '',
    seconds: 0,
    figures: { arrived: 0, expected: 0, flagged: 0, waiting: 0, last: [] as string[], children: '' },
    rows: [] as DeskRow[],
    late: [] as LateRow[],
    /** Milliseconds to add to this phone's clock, for whoever counts by the cloud's. */
    ahead: 0,
    /** How many of her deeds wait for a network: those on their way at this moment are nothing to tell. */
    stored: 0,
    refused: [] as { id: string; text: string }[],
    caughtUp: '',
    newcomer: '',
    asking: null as Asking | null,
    busy: false,
    problem: '',
    onPaper: 0,
  },
  activityId: '',
  desk: null as Desk | null,
  /** Who stands where, as long as she looks at the roll. */
  order: [] as string[],
  /** Something could not be sent at once. */
  stuck: false,
  stops: [] as (() => void)[],
  lastRoll: 0,

  onLoad(query: { id?: string }) {
    this.activityId = query.id ?? ''
    this.setData({ activityId: this.activityId })
    this.desk = kept<Desk>(this.place())
    this.stuck = (this.desk?.undone.length ?? 0) > 0
    void this.load()
  },

  onShow() {
    followLook(this)
    wx.setKeepScreenOn({ keepScreenOn: true })
    const everySecond = setInterval(() => this.second(), 1000)
    let waited = false
    this.stops = [
      () => clearInterval(everySecond),
      watchNetwork((online) => this.setData({ offline: !online })),
      watchQueue((state) => {
        waited = this.queueSays(state, waited)
      }),
    ]
  },

  onHide() {
    this.stop()
  },

  onUnload() {
    this.stop()
  },

  stop() {
    wx.setKeepScreenOn({ keepScreenOn: false })
    for (const stop of this.stops) stop()
    this.stops = []
  },

  place() {
    return `check-in-desk-${this.activityId}`
  },

  /** The codes and the roll; without a network what was kept does. */
  async load() {
    if (this.desk) this.shown()
    try {
      const asked = Date.now()
      const { activityId } = this
      const [pack, roll] = await Promise.all([
        api.activity.showCode({ activityId }),
        api.activity.rollOf({ activityId }),
      ])
      const ahead = Date.parse(pack.now) - (asked + Date.now()) / 2
      this.lastRoll = Date.now()
      this.put({ pack, roll, ahead: Math.round(ahead), undone: this.desk?.undone ?? [], taken: [] })
    } catch (reason) {
      const failure = shown(reason)
      this.setData({ loading: false, failure: this.desk === null ? failure : null })
    }
  },

  async refreshRoll() {
    const { desk, activityId } = this
    if (!desk || !isOnline() || desk.undone.length > 0) return
    this.lastRoll = Date.now()
    const told = desk.taken.map(({ nonce }) => nonce)
    try {
      const roll = await api.activity.rollOf({ activityId })
      // What was taken while the answer was on its way may not be in it.
      if (this.desk && this.desk.undone.length === 0)
        this.put({ ...this.desk, roll, taken: without(this.desk.taken, told) })
    } catch (reason) {
      shown(reason)
    }
  },

  put(desk: Desk) {
    this.desk = desk
    keep(this.place(), desk)
    this.shown()
  },

  shown() {
    const { desk } = this
    if (!desk) return
    const rows = inOrder(rowsOf(desk), this.order)
    if (this.data.mode === 'roll') this.order = rows.map(({ personId }) => personId)
    this.stuck &&= desk.undone.length > 0
    this.setData({
      loading: false,
      failure: null,
      when: `${desk.pack.title} · ${startWords(desk.pack)} 开始`,
      figures: figuresOf(desk),
      rows,
      late: lateRowsOf(desk),
      ahead: desk.ahead,
      stored: this.stuck || !isOnline() ? desk.undone.length : 0,
      onPaper: desk.roll.people.filter(({ onPaper }) => onPaper).length,
    })
    this.second()
  },

  /** Each second: what is left of this code; the roll now and then. */
  second() {
    const { desk } = this
    if (!desk) return
    const now = new Date()
    const { text, seconds } = codeAt(desk, now)
    const head = headWords(desk, now)
    if (text !== this.data.code) this.setData({ code: text })
    if (seconds !== this.data.seconds) this.setData({ seconds })
    if (head.title !== this.data.head.title || head.note !== this.data.head.note) this.setData({ head })
    if (Date.now() - this.lastRoll > ROLL_EVERY_MS) void this.refreshRoll()
  },

  /** What waited has gone up: say so once, and look at the roll anew. */
  queueSays({ waiting, refused, caughtUp }: QueueState, waited: boolean): boolean {
    const mine = ({ input }: { input: unknown }): boolean =>
      (input as { activityId?: string }).activityId === this.activityId
    const left = waiting.filter(mine)
    const open = new Set(
      left.flatMap(({ input }) => (input as { deeds?: DeedInput[] }).deeds ?? []).map((d) => d.nonce),
    )
    this.setData({ refused: refused.filter(mine).map(({ requestId, message }) => ({ id: requestId, text: message })) })
    const { desk } = this
    if (waited && left.length === 0 && desk) {
      const gone = desk.undone.filter(({ nonce }) => !open.has(nonce))
      if (gone.length > 0 && caughtUp > 0) {
        this.setData({ caughtUp: `网络回来了,存着的 ${gone.length} 条都传好了。` })
        this.took(gone.map(({ nonce }) => nonce))
        void this.refreshRoll()
      }
    }
    return left.length > 0
  },

  turn() {
    this.order = []
    this.setData({ mode: this.data.mode === 'code' ? 'roll' : 'code', caughtUp: '' })
    this.shown()
  },

  /** One code at a time before a camera. */
  lookAtMini() {
    wx.pageScrollTo({ selector: '.mini' })
  },

  async scanHer() {
    const text = await scan()
    if (text === null || !this.desk) return
    const other = OTHERWISE[scannedCode(text).kind]
    if (other !== undefined) return announce(other)
    const known = this.desk.roll.people.find(({ cardHint }) => cardHint === hintOf(text))
    await this.deed({ kind: 'scan', code: text }, known?.name ? `${known.name}记下了` : '记下了,联网后核对')
  },

  async tick(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    const row = this.data.rows.find(({ personId }) => personId === id)
    if (!row?.known || !this.desk) return
    if (!row.here && needsWhy(this.desk, new Date())) return this.setData({ asking: late(row), problem: '' })
    if (row.here && row.byCode) return this.setData({ asking: revoke(row), problem: '' })
    await this.deed({ kind: row.here ? 'undo' : 'tick', personId: id }, row.here ? '撤回了' : '记下了')
  },

  async fetched(event: WechatMiniprogram.TouchEvent) {
    const { id, line } = event.currentTarget.dataset as { id: string; line: string }
    await this.deed({ kind: 'out', personId: id, lineIds: [line] }, '记下了')
  },

  typeName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ newcomer: event.detail.value })
  },

  async addOne() {
    const name = this.data.newcomer.trim()
    if (name === '') return
    this.setData({ newcomer: '' })
    await this.deed({ kind: 'walkIn', name }, `${name}记下了`)
  },

  /** Writes it down, sends it if it can be sent, and says what came of it. */
  async deed(what: WithoutNonce<DeedInput>, offlineWords: string, why?: string) {
    const { activityId } = this
    const nonce = (await newRequestId()).slice(0, 16)
    // As it stands now: an answer to what she did before may have come in between.
    const { desk } = this
    if (!desk) return
    const deed = { ...what, nonce, at: new Date().toISOString() } as DeedInput
    this.put({ ...desk, undone: [...desk.undone, deed] })
    const clockBehind = Math.round(desk.ahead / 1000)
    try {
      const input = { activityId, clockBehind, deeds: [deed], ...(why === undefined ? {} : { why }) }
      const sent = await send('activity', 'uploadScans', input, joinScans)
      if (!sent.now) {
        this.stuck = true
        this.shown()
        return announce(isOnline() ? offlineWords : `${offlineWords},没有网络,先存在手机里`)
      }
      this.answered(sent.answer.results)
      await this.refreshRoll()
    } catch (reason) {
      if (this.desk) this.put({ ...this.desk, undone: without(this.desk.undone, [nonce]) })
      announce(shown(reason).message)
    }
  },

  answered(results: readonly ScanResult[]) {
    const refusedOnes = results.filter(({ did }) => did === 'refused').map(({ nonce }) => nonce)
    if (this.desk) this.put({ ...this.desk, undone: without(this.desk.undone, refusedOnes) })
    this.took(results.map(({ nonce }) => nonce))
    const refusals = results.map(refusalWords).filter((words) => words !== '')
    const [last] = results.slice(-1)
    announce(refusals[0] ?? (last ? doneWords(last) : ''))
  },

  /** The cloud has these: they stay laid over the roll until it tells it anew. */
  took(nonces: readonly string[]) {
    const { desk } = this
    if (!desk) return
    const fresh = desk.undone.filter(({ nonce }) => nonces.includes(nonce))
    this.put({ ...desk, undone: without(desk.undone, nonces), taken: [...desk.taken, ...fresh] })
  },

  async confirmFlag(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    await this.judge([id], 'clear', '主人当面核实')
  },

  askRevoke(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    const row = this.data.rows.find(({ personId }) => personId === id)
    if (row) this.setData({ asking: revoke(row), problem: '' })
  },

  askExcuse(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    const row = [...this.data.rows, ...this.data.late].find(({ personId }) => personId === id)
    if (row) this.setData({ asking: excuse(row), problem: '' })
  },

  judge(personIds: string[], verdict: 'clear' | 'revoke', why: string) {
    const { activityId } = this
    return this.decide(() => api.activity.judgeCheckIns({ activityId, personIds, verdict, why }))
  },

  async decide(send: () => Promise<unknown>) {
    if (this.data.busy) return
    this.setData({ busy: true, problem: '' })
    try {
      await send()
      this.setData({ asking: null })
      await this.refreshRoll()
    } catch (reason) {
      const { message } = shown(reason)
      if (this.data.asking) this.setData({ problem: message })
      else announce(message)
    }
    this.setData({ busy: false })
  },

  async said(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { asking } = this.data
    if (!asking) return
    const { reason } = event.detail
    const { activityId } = this
    const personIds = [asking.personId]
    if (asking.what === 'revoke') return this.judge(personIds, 'revoke', reason)
    if (asking.what === 'excuse') return this.decide(() => api.activity.excuse({ activityId, personIds, why: reason }))
    this.setData({ asking: null })
    await this.deed({ kind: 'tick', personId: asking.personId }, '补上了', reason)
  },

  stopAsking() {
    this.setData({ asking: null })
  },

  readRefused(event: WechatMiniprogram.TouchEvent) {
    dismissRefused((event.currentTarget.dataset as { id: string }).id)
    void this.refreshRoll()
  },

  cards() {
    go(`/host/cards/cards?id=${this.activityId}`)
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },
})

type WithoutNonce<D> = D extends unknown ? Omit<D, 'nonce' | 'at'> : never

const OTHERWISE: Record<ReturnType<typeof scannedCode>['kind'], string | undefined> = {
  person: undefined,
  checkIn: '这是签到码,给姐妹们扫的。请扫她的「我的码」或纸卡。',
  checkInScene: '这是签到码,给姐妹们扫的。请扫她的「我的码」或纸卡。',
  home: '这是微家门口的码。请扫她的「我的码」或纸卡。',
  invitation: '这是邀请编号。请扫她的「我的码」或纸卡。',
  unknown: '这不是她的码。请扫她的「我的码」或纸卡。',
}

const late = ({ personId, name }: DeskRow): Asking => ({
  what: 'late',
  personId,
  name,
  title: `给${name}补签`,
  text: '签到时间过了。写一句为什么,比如「来晚了」「记在纸上」。',
  word: '补上',
})

const revoke = ({ personId, name }: DeskRow): Asking => ({
  what: 'revoke',
  personId,
  name,
  title: `${name}没来?`,
  text: '她扫过码。写一句为什么不算,她会在消息里看到这次没有算。',
  word: '不算',
})

const excuse = ({ personId, name }: Pick<DeskRow, 'personId' | 'name'>): Asking => ({
  what: 'excuse',
  personId,
  name,
  title: `${name}有缘由?`,
  text: '生病、台风、家里有急事,写一句,这次就不记。',
  word: '不记她',
})
