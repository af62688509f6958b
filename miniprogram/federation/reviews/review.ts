import { CONFLICT_QUESTIONS, CONFLICTS, type Conflict } from '../../../domain/demonstration/panel'
import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { fileOf, sheetOf } from '../../services/drawing'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { ReviewSheet } from '../../services/model'
import { dismissRefused, type QueueState, send, watchQueue } from '../../services/queue'
import { newRequestId } from '../../services/random'
import { scanText } from '../../services/scan'
import { back } from '../../services/way'
import { dayWords } from '../five/rows'
import { A4, drawPaper } from './paper'
import { AT_SPOTS, type Draft, emptyDraft, handedIn, type ItemShown, itemsShown, spotsOf } from './sheet'

/** What of this review waits on the phone for a network. */
type Waiting = '' | 'arriveForReview' | 'submitReview'

/**
 * 现场评审: she says whether she has a conflict, is drawn spots and activities when she arrives, scores alone and hands in once. The sheet and what she
 * notes are kept on her phone, so that a home without a signal can be reviewed; what she hands in there is sent when the network returns.
 */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    sheet: null as ReviewSheet | null,
    /** Village and township, as people say it. */
    place: '',
    questions: CONFLICTS.map((id) => ({ id, label: CONFLICT_QUESTIONS[id] })),
    conflicts: [] as Conflict[],
    replaced: false,
    items: [] as ItemShown[],
    spots: [] as { place: string; knows: boolean }[],
    activities: [] as { title: string; when: string; note: string }[],
    hasSpare: false,
    waiting: '' as Waiting,
    busy: false,
    saving: false,
    problem: '',
  },
  applicationId: '',
  intention: '',
  draft: emptyDraft(),
  stopQueue: () => {},

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.applicationId = id
    this.draft = { ...emptyDraft(), ...kept<Draft>(`review-draft-${id}`) }
    const last = kept<ReviewSheet>(`review-${id}`)
    if (last) this.show(last)
    this.stopQueue = watchQueue((state) => this.follow(state))
    void this.load()
  },

  onShow() {
    followLook(this)
  },

  onUnload() {
    this.stopQueue()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const sheet = await api.demonstration.reviewSheet({ applicationId: this.applicationId })
      keep(`review-${this.applicationId}`, sheet)
      this.show(sheet)
      this.setData({ failure: null })
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
    this.setData({ loading: false })
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },

  show(sheet: ReviewSheet) {
    this.setData({ sheet, loading: false, place: `${sheet.townshipName} · ${sheet.villageName}` })
    this.lay()
  },

  /** Her notes on the sheet. */
  lay() {
    const { sheet } = this.data
    if (!sheet) return
    const { draft } = this
    const left = sheet.spots.length + sheet.spareSpots.length - draft.empty.length
    this.setData({
      items: itemsShown(sheet, draft),
      spots: spotsOf(sheet, draft).map((place) => ({ place, knows: (draft.ticks[AT_SPOTS] ?? []).includes(place) })),
      activities: sheet.activities.map(({ title, when, note }) => ({ title, when: dayWords(when), note })),
      hasSpare: left > sheet.spots.length,
    })
  },

  /** What waits, what has arrived since, and what the cloud would not take. */
  follow({ waiting, refused }: QueueState) {
    const isHers = ({ fn, input }: QueueState['waiting'][number]): boolean =>
      fn === 'demonstration' && (input as { applicationId?: string }).applicationId === this.applicationId
    const waits = waiting.filter(isHers).map(({ action }) => action as Waiting)
    const had = this.data.waiting
    const next = waits.includes('submitReview') ? 'submitReview' : (waits[0] ?? '')
    const [first] = refused.filter(isHers)
    if (first) {
      dismissRefused(first.requestId)
      this.setData({ problem: first.message })
    }
    if (next !== had) this.setData({ waiting: next })
    if (had !== '' && next !== had) void this.load()
  },

  choose(event: WechatMiniprogram.CustomEvent<{ value: Conflict[] }>) {
    this.intention = ''
    this.setData({ conflicts: event.detail.value, problem: '' })
  },

  async declare() {
    const { conflicts, busy } = this.data
    if (busy) return
    const declaration = {
      hostRelative: conflicts.includes('hostRelative'),
      paired: conflicts.includes('paired'),
      lodger: conflicts.includes('lodger'),
      business: conflicts.includes('business'),
      sameVillage: conflicts.includes('sameVillage'),
    }
    await this.act(async () => {
      this.intention ||= await newRequestId()
      const { applicationId } = this
      const { replaced } = await api.demonstration.declareConflicts({ applicationId, declaration }, this.intention)
      this.intention = ''
      if (replaced) return this.setData({ replaced })
      announce('声明好了')
      await this.load()
    })
  },

  async arrive() {
    const siteCode = await scanText()
    if (siteCode === null || this.data.busy) return
    await this.act(async () => {
      const { now } = await send('demonstration', 'arriveForReview', { applicationId: this.applicationId, siteCode })
      if (now) await this.load()
    })
  },

  tick(event: WechatMiniprogram.CustomEvent<{ name: string; value: string[] }>) {
    this.draft.ticks[event.detail.name] = event.detail.value
    this.noted()
  },

  /** The woman she met there knows of the home, or not after all. */
  knows(event: WechatMiniprogram.TouchEvent) {
    const spot = String(event.currentTarget.dataset.spot)
    const known = this.draft.ticks[AT_SPOTS] ?? []
    this.draft.ticks[AT_SPOTS] = known.includes(spot) ? known.filter((one) => one !== spot) : [...known, spot]
    this.noted()
  },

  count(event: WechatMiniprogram.CustomEvent<{ name: string; value: number | null }>) {
    this.draft.counts[event.detail.name] = event.detail.value
    this.noted()
  },

  note(event: WechatMiniprogram.CustomEvent<{ name: string; value: string }>) {
    this.draft.notes[event.detail.name] = event.detail.value
    this.keepDraft()
  },

  /** Nobody is at this spot: the lot goes on to the next one. */
  nobody(event: WechatMiniprogram.TouchEvent) {
    const spot = String(event.currentTarget.dataset.spot)
    this.draft.empty = [...this.draft.empty, spot]
    this.noted()
  },

  noted() {
    this.keepDraft()
    this.lay()
  },

  keepDraft() {
    keep(`review-draft-${this.applicationId}`, this.draft)
    if (this.data.problem !== '') this.setData({ problem: '' })
  },

  async submit() {
    const { sheet, busy } = this.data
    if (!sheet || busy) return
    const handed = handedIn(itemsShown(sheet, this.draft))
    if ('missing' in handed) return this.setData({ problem: handed.missing })
    if (!(await confirm('交评分', '交了就不能再改,另一位交齐以前也看不到您的。', '交上去'))) return
    await this.act(async () => {
      const { applicationId } = this
      const { now } = await send('demonstration', 'submitReview', { applicationId, scores: handed.scores })
      if (now) await this.load()
    })
  },

  async act(work: () => Promise<void>) {
    this.setData({ busy: true, problem: '' })
    try {
      await work()
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ busy: false })
  },

  /** The same sheet on paper, for a battery that may not last; she types it in afterwards. */
  async savePaper() {
    const { sheet, saving } = this.data
    if (!sheet || saving) return
    this.setData({ saving: true, problem: '' })
    const drawing = await sheetOf(this as unknown as WechatMiniprogram.Page.TrivialInstance, 'paper', A4)
    if (drawing) drawPaper(drawing, sheet)
    const file = drawing && (await fileOf(drawing, 'png'))
    const done = file !== null && (await intoAlbum(file))
    this.setData({ saving: false, problem: done ? '' : '没有存上。请在微信里允许存到相册,再点一次。' })
    if (done) announce('存好了,去相册里打印')
  },

  back() {
    back()
  },
})

function intoAlbum(filePath: string): Promise<boolean> {
  return new Promise((resolve) => {
    wx.saveImageToPhotosAlbum({ filePath, success: () => resolve(true), fail: () => resolve(false) })
  })
}
