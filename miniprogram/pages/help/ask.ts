import {
  HELP_TOPIC_LABELS,
  HELP_TOPICS,
  HELP_URGENCIES,
  HELP_URGENCY_LABELS,
  isProtected,
  mustBeReported,
  receiptShown,
} from '../../../domain/help'
import { api } from '../../services/api'
import {
  askOf,
  BLANK_DRAFT,
  type Draft,
  type KeptOut,
  kindOfDraft,
  readersOf,
  STEPS,
  type Step,
  type Wrong,
  wayOfDraft,
  wrongIn,
} from '../../services/asking'
import { type ReaderShown, readerShown, sentWords } from '../../services/asking-words'
import { hideFromCapture, showToCapture } from '../../services/capture'
import { Failure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { CaseReaders } from '../../services/model'
import { isOnline } from '../../services/network'
import { dial } from '../../services/phone'
import { newRequestId } from '../../services/random'
import { knownMe, lastMe } from '../../services/session'
import { leave } from '../../services/way'

const TITLES: Record<Step | 'sent', string> = {
  what: '遇到什么事',
  words: '说给我们听',
  reach: '怎样回您才安全',
  readers: '谁会读到',
  sent: '已经收到',
}

const WRITER_OPTIONS = [
  { id: 'self', label: '我自己的事' },
  { id: 'other', label: '替别人说' },
  { id: 'child', label: '我还没满 18 岁' },
]

const WAY_OPTIONS = [
  { id: 'named', label: '留个号码', note: '您定六位数字,凭它看回复。工作人员知道您是谁,办起来快' },
  {
    id: 'anonymous',
    label: '不留名',
    note: '给您一张回执。工作人员看不到您是谁;微信和云平台有访问记录,司法机关可依法查询',
  },
]

interface ReadersShown {
  desk: string
  deskId: string
  readers: ReaderShown[]
  inNeed: ReaderShown[]
}

/** What her answers and her words together mean for the page. */
const meaningOf = (draft: Draft) => {
  const kind = kindOfDraft(draft)
  return {
    isChild: kind.child === 'writes',
    isNamed: wayOfDraft(draft) === 'named',
    isProtected: isProtected(kind),
    hearsHarm: kind.harm && !draft.harm && draft.topic !== 'safety',
    mustBeReported: mustBeReported(kind),
  }
}

const blank = () => ({
  step: 'what' as Step | 'sent',
  title: TITLES.what,
  note: '第 1 步,共 4 步',
  draft: BLANK_DRAFT,
  errors: {} as Wrong,
  ...meaningOf(BLANK_DRAFT),
  readers: null as ReadersShown | null,
  reading: false,
  sending: false,
  /** It may have arrived: until that is known, the same words are sent again and no others. */
  uncertain: false,
  problem: '',
  sheet: '' as '' | 'where' | 'keepOut',
  receipt: '',
  sent: [] as string[],
})

/**
 * Asking for help, in four steps. What she writes lives in this page's memory only: it is gone as soon as the page is hidden, nothing of it is
 * kept on the phone, and it goes out once, sealed, after she has seen who will read it (safety, "Help").
 */
Page({
  data: {
    look: currentLook(),
    writers: WRITER_OPTIONS,
    ways: WAY_OPTIONS,
    topics: HELP_TOPICS.map((id) => ({ id, label: HELP_TOPIC_LABELS[id] })),
    urgencies: HELP_URGENCIES.map((id) => ({ id, label: HELP_URGENCY_LABELS[id] })),
    ...blank(),
  },
  /** Of this one request, over all its retries; written down nowhere. */
  ticket: '',
  /** Of the readers that she is shown. */
  mark: '',
  /** Counts what began: an answer to what is over is nobody's any more. */
  visit: 0,
  asked: 0,

  onLoad() {
    this.begin()
    void this.learnWhere()
  },

  onShow() {
    followLook(this)
    hideFromCapture()
  },

  onHide() {
    this.begin()
    showToCapture()
  },

  onUnload() {
    this.begin()
    showToCapture()
  },

  /** A blank page, as for whoever has never written here. */
  begin() {
    this.visit += 1
    this.ticket = ''
    this.mark = ''
    this.setData({ ...blank(), draft: { ...BLANK_DRAFT, ...herVillage() } })
  },

  /** Her own village, where this phone has not heard of it yet; without a network she says it herself, or not at all. */
  async learnWhere() {
    if (lastMe()) return
    const { visit } = this
    try {
      await knownMe()
    } catch (reason) {
      if (!(reason instanceof Failure)) throw reason
      return
    }
    if (visit === this.visit && this.data.step === 'what')
      this.setData({ draft: { ...this.data.draft, ...herVillage() } })
  },

  leave() {
    this.begin()
    leave()
  },

  done() {
    this.begin()
    wx.reLaunch({ url: '/pages/home/home' })
  },

  change({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: keyof Draft; value: never }>) {
    const draft: Draft = { ...this.data.draft, [name]: value }
    this.setData({ [`draft.${name}`]: value, [`errors.${name}`]: '', problem: '', ...meaningOf(draft) })
    if (name === 'near') void this.findReaders()
  },

  next() {
    const { step, draft } = this.data
    if (step === 'sent') return
    const errors = wrongIn(step, draft)
    this.setData({ errors, problem: Object.keys(errors).length > 0 ? '还有一处要看一下。' : '' })
    if (Object.keys(errors).length === 0) this.turnTo(STEPS[STEPS.indexOf(step) + 1])
  },

  previous() {
    const { step } = this.data
    if (step !== 'sent') this.turnTo(STEPS[STEPS.indexOf(step) - 1])
  },

  turnTo(step: Step | undefined) {
    if (!step) return
    this.setData({ step, title: TITLES[step], note: `第 ${STEPS.indexOf(step) + 1} 步,共 4 步`, problem: '' })
    wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    if (step === 'readers') void this.findReaders()
  },

  /** Asks who will read it, as her answers stand now; only the newest question counts. */
  async findReaders() {
    this.asked += 1
    const { asked, visit } = this
    this.mark = ''
    this.setData({ reading: true })
    try {
      const found = await api.help.whoCanRead(readersOf(this.data.draft))
      if (asked !== this.asked || visit !== this.visit) return
      this.mark = found.mark
      this.setData({ reading: false, readers: readersShown(found) })
    } catch (reason) {
      if (asked !== this.asked || visit !== this.visit) return
      this.setData({ reading: false, readers: null, problem: shown(reason).message })
    }
  },

  keepOutPerson(event: WechatMiniprogram.TouchEvent) {
    const { id, name, unit } = event.currentTarget.dataset as Record<'id' | 'name' | 'unit', string>
    this.keepOut({ kind: 'person', id, label: `${name}(${unit})` })
  },

  keepOutDesk() {
    const { readers } = this.data
    if (readers) this.keepOut({ kind: 'place', id: readers.deskId, label: `${readers.desk}的人` })
  },

  keepOut(one: KeptOut) {
    const others = this.data.draft.keptOut.filter(({ kind, id }) => kind !== one.kind || id !== one.id)
    this.setKeptOut([...others, one])
  },

  letIn(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset.index)
    this.setKeptOut(this.data.draft.keptOut.filter((_one, place) => place !== index))
  },

  setKeptOut(keptOut: readonly KeptOut[]) {
    this.setData({ 'draft.keptOut': keptOut, problem: '' })
    void this.findReaders()
  },

  openWhere() {
    this.setData({ sheet: 'where' })
  },

  openKeepOut() {
    this.setData({ sheet: 'keepOut' })
  },

  closeSheet() {
    this.setData({ sheet: '' })
  },

  pick({ detail: { id, label } }: WechatMiniprogram.CustomEvent<{ id: string; label: string }>) {
    const { sheet } = this.data
    this.closeSheet()
    if (sheet === 'keepOut') return this.keepOut({ kind: 'place', id, label: `${label}的人` })
    this.setData({ 'draft.placeId': id, 'draft.placeLabel': label })
  },

  sayNowhere() {
    this.closeSheet()
    this.setData({ 'draft.placeId': '', 'draft.placeLabel': '' })
  },

  call(event: WechatMiniprogram.TouchEvent) {
    dial(String(event.currentTarget.dataset.number))
  },

  async send() {
    const { draft, sending } = this.data
    if (sending || this.mark === '') return
    if (this.data.mustBeReported && !draft.toldOfReport)
      return this.setData({ problem: '先看清「我们必须告诉」这一句,点开它,再发出。' })
    const { visit } = this
    const wasOnline = isOnline()
    this.setData({ sending: true, problem: '' })
    try {
      if (this.ticket === '') this.ticket = await newRequestId()
      const { receipt, called } = await api.help.ask(askOf(draft, this.ticket, this.mark))
      if (visit === this.visit) this.arrived(draft, receipt, called)
    } catch (reason) {
      if (visit === this.visit) this.failed(reason, wasOnline)
    }
  },

  arrived(draft: Draft, receipt: string | null, called: boolean) {
    this.begin()
    this.setData({
      step: 'sent',
      title: TITLES.sent,
      note: '',
      receipt: receipt === null ? '' : receiptShown(receipt),
      sent: sentWords(draft, called),
    })
    wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  failed(reason: unknown, wasOnline: boolean) {
    const { code, message } = shown(reason)
    const uncertain = wasOnline && (code === 'NO_ANSWER' || code === 'OFFLINE')
    this.setData({ sending: false, uncertain, problem: message })
    if (code === 'READERS_CHANGED') void this.findReaders()
  },
})

function herVillage(): Pick<Draft, 'placeId' | 'placeLabel'> {
  const village = lastMe()?.village
  return village
    ? { placeId: village.id, placeLabel: `${village.townshipName}${village.name}` }
    : { placeId: '', placeLabel: '' }
}

function readersShown({ desk, readers, inNeed }: CaseReaders): ReadersShown {
  return {
    desk: desk?.name ?? '',
    deskId: desk?.id ?? '',
    readers: readers.map(readerShown),
    inNeed: inNeed.map(readerShown),
  }
}
