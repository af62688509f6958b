import { HELP_TOPIC_LABELS } from '../../../domain/help'
import { CASE_OUTCOME_LABELS } from '../../../domain/help-state'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { attachmentWords } from '../../services/asking-words'
import { hideFromCapture, showToCapture } from '../../services/capture'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import type { CaseFile } from '../../services/model'
import { dial } from '../../services/phone'
import { newRequestId } from '../../services/random'
import { lastMe } from '../../services/session'
import { comeToDesk, inPieces, openedCase, turnTo } from '../services/desk'
import { entrance, followWidth } from '../services/entrance'
import {
  type ContactView,
  contactOf,
  dueWords,
  type LogRow,
  logRow,
  momentWords,
  numberOf,
  ownerWords,
  type Tag,
  tagsOf,
} from '../services/help-words'
import { play } from '../services/listening'

interface Said {
  id: number
  at: string
  who: string
  text: string
  hers: boolean
  /** Of a voice; empty for words. */
  voiceId: string
}
interface Note {
  id: number
  at: string
  who: string
  text: string
}
interface Glass {
  id: number
  words: string
  reason: string
}

/** Entries of the log that stand there without asking for more. */
const LOG_SHOWN = 12
/** Everything that a case leaves on the screen. */
const NOTHING = {
  file: null as CaseFile | null,
  topic: '',
  number: '',
  tags: [] as Tag[],
  stands: '',
  due: '',
  contact: null as ContactView | null,
  who: '',
  said: [] as Said[],
  notes: [] as Note[],
  log: [] as LogRow[],
  logLeft: 0,
  logWhole: true,
  glass: [] as Glass[],
  also: [] as { caseId: string; number: string }[],
  /** The voice that is fetched or heard now. */
  hearing: '',
  outcome: '',
}

/**
 * One request for help. How she may be reached stands above everything; the words with her and the notes among the staff stand side by side and
 * look different. Opening it is written down before anything is shown, and nothing of it stays here when nobody looks.
 */
Page({
  data: {
    ...entrance(),
    ...NOTHING,
    loading: true,
    problem: '',
    /** A county officer whom the case is closed to may open it in need. */
    mayBreak: false,
    breaking: false,
    reply: '',
    note: '',
    sending: '' as '' | 'reply' | 'note' | 'glass',
    replyProblem: '',
    noteProblem: '',
    breakProblem: '',
  },
  intentions: { reply: '', note: '', glass: '' },
  looks: [] as LogRow[],
  quiet: () => {},

  onLoad() {
    void this.enter()
  },
  onShow() {
    followLook(this)
    hideFromCapture()
    if (this.data.office === null || this.data.file !== null) return
    this.setData({ loading: true })
    void this.enter()
  },
  onHide() {
    this.clear()
  },
  onUnload() {
    this.clear()
  },
  onResize() {
    followWidth(this)
  },

  clear() {
    this.quiet()
    showToCapture()
    this.looks = []
    this.setData({ ...NOTHING, loading: false })
  },

  async enter() {
    await comeToDesk(this, () => this.load())
  },

  async load() {
    const caseId = openedCase()
    if (caseId === '') return this.setData({ loading: false, problem: '先在求助列表里点开一件。' })
    try {
      this.show(await api.help.view({ caseId }, await newRequestId()))
    } catch (reason) {
      const { code, message } = shown(reason)
      const mayBreak = code === 'NOT_FOUND' && this.data.office?.level === 'county'
      this.setData({ ...NOTHING, loading: false, problem: message, mayBreak })
    }
  },

  show(file: CaseFile) {
    const now = new Date()
    const { said, notes, looks, ...brief } = file
    this.looks = looks.map(logRow)
    this.setData({
      loading: false,
      problem: '',
      mayBreak: false,
      // Texts and the log go apart, in pieces that a phone draws without a pause.
      file: { ...brief, said: [], notes: [], looks: [] },
      topic: HELP_TOPIC_LABELS[file.topic],
      number: numberOf(file.caseId),
      tags: [...tagsOf(file), ...(file.repeated ? [{ text: '以前也说过受伤害', tone: 'rose' }] : [])],
      stands: `${ownerWords(file, lastMe()?.personId ?? '')} · ${file.desk} · ${momentWords(file.sentAt, now)}发来`,
      due: dueWords(file, now),
      contact: contactOf(file.contact),
      who: whoWords(file),
      outcome: file.outcome === null ? '' : CASE_OUTCOME_LABELS[file.outcome],
      logWhole: file.logWhole,
      also: file.alsoHers.map((caseId) => ({ caseId, number: numberOf(caseId) })),
      glass: file.glass.map(({ name, at, reason, seenBy }, id) => ({
        id,
        words: `${name ?? '一位干部'} ${momentWords(at, now)}紧急打开${seenBy ? `,${seenBy}核对过` : ',还没人核对'}`,
        reason,
      })),
      log: this.looks.slice(0, LOG_SHOWN),
      logLeft: Math.max(0, this.looks.length - LOG_SHOWN),
    })
    const words = said.map(({ at, from, name, text, attachment }, id) => ({
      id,
      at: momentWords(at, now),
      who: from === 'her' ? '她' : (name ?? '一位干部'),
      text: attachment === null ? text : attachmentWords(attachment),
      hers: from === 'her',
      voiceId: attachment?.kind === 'voice' ? attachment.attachmentId : '',
    }))
    for (const piece of inPieces('said', words)) this.setData(piece)
    const ours = notes.map(({ at, name, text }, id) => ({
      id,
      at: momentWords(at, now),
      who: name ?? '一位干部',
      text,
    }))
    for (const piece of inPieces('notes', ours)) this.setData(piece)
  },

  again() {
    void this.load()
  },
  moreLog() {
    for (const piece of inPieces('log', this.looks)) this.setData(piece)
    this.setData({ logLeft: 0 })
  },
  openOther(event: WechatMiniprogram.TouchEvent) {
    turnTo(String(event.currentTarget.dataset.id))
    this.setData({ ...NOTHING, loading: true, reply: '', note: '' })
    void this.load()
  },
  /** Her voice, or silence again. That it was heard stands in the log like every look. */
  async hear(event: WechatMiniprogram.TouchEvent) {
    const attachmentId = String(event.currentTarget.dataset.id)
    const caseId = openedCase()
    const again = this.data.hearing === attachmentId
    this.quiet()
    if (again) return
    this.setData({ hearing: attachmentId, problem: '' })
    try {
      const voice = await api.help.attachment({ caseId, attachmentId }, await newRequestId())
      if (this.data.hearing !== attachmentId) return
      this.quiet = await play(voice, (played) => {
        this.quiet = () => {}
        this.setData({ hearing: '', ...(played ? {} : { problem: '这台设备放不出这段语音,换一台试试。' }) })
      })
    } catch (reason) {
      this.setData({ hearing: '', problem: shown(reason).message })
    }
  },
  call() {
    const { contact } = this.data
    if (contact?.mayCall) dial(contact.phone)
  },
  back() {
    wx.navigateBack({ fail: () => wx.redirectTo({ url: '/federation/help/help' }) })
  },

  type({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: 'reply' | 'note'; value: string }>) {
    this.intentions[name] = ''
    this.setData({ [name]: value, [`${name}Problem`]: '' })
  },
  sendReply() {
    void this.send('reply', '她打开页面就看得到', (caseId, text, intention) =>
      api.help.reply({ caseId, text }, intention),
    )
  },
  sendNote() {
    void this.send('note', '记下了,她看不到', (caseId, text, intention) => api.help.note({ caseId, text }, intention))
  },
  async send(
    what: 'reply' | 'note',
    done: string,
    work: (caseId: string, text: string, intention: string) => Promise<unknown>,
  ) {
    const text = this.data[what].trim()
    const caseId = this.data.file?.caseId
    if (!caseId || this.data.sending !== '') return
    if (text === '') return this.setData({ [`${what}Problem`]: '先写几个字。' })
    this.setData({ sending: what, [`${what}Problem`]: '' })
    try {
      this.intentions[what] ||= await newRequestId()
      await work(caseId, text, this.intentions[what])
      this.intentions[what] = ''
      this.setData({ sending: '', [what]: '' })
      announce(done)
      await this.load()
    } catch (reason) {
      this.setData({ sending: '', [`${what}Problem`]: shown(reason).message })
    }
  },

  askToBreak() {
    this.intentions.glass = ''
    this.setData({ breaking: true, breakProblem: '' })
  },
  stopBreaking() {
    this.setData({ breaking: false })
  },
  async breakGlass(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    if (this.data.sending !== '') return
    this.setData({ sending: 'glass', breakProblem: '' })
    try {
      this.intentions.glass ||= await newRequestId()
      await api.help.breakGlass({ caseId: openedCase(), reason: event.detail.reason }, this.intentions.glass)
      this.setData({ sending: '', breaking: false, loading: true, problem: '' })
      await this.load()
    } catch (reason) {
      this.setData({ sending: '', breakProblem: shown(reason).message })
    }
  },
})

/** 「她自己 · 方静 · 里塘社区」 */
function whoWords({ about, name, place, way }: CaseFile): string {
  const who = about === 'self' ? '她自己的事' : '替别人问的'
  return [who, name ?? (way === 'anonymous' ? '没有留名字' : ''), place ?? ''].filter((one) => one !== '').join(' · ')
}
