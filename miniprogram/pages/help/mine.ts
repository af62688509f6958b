import { CASE_PIN, RECEIPT, receiptTyped } from '../../../domain/help'
import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { BLANK_CONTACT, contactOf, type TypedContact, wrongInContact } from '../../services/asking'
import { type CaseShown, caseShown } from '../../services/asking-words'
import { hideFromCapture, showToCapture } from '../../services/capture'
import { shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { CaseKey, FreeHalfHour, HalfHourTaken, HerCase } from '../../services/model'
import { newRequestId } from '../../services/random'
import { sendVoice } from '../../services/voice'
import { leave } from '../../services/way'
import type { Spoken } from './voice-note/voice-note'

/** Looks shown before she asks for all of them. */
const LOOKS_SHOWN = 6

const blank = () => ({
  by: 'pin' as 'pin' | 'receipt',
  typed: '',
  opening: false,
  problem: '',
  cases: null as CaseShown[] | null,
  /** Which of them is open; -1 for the list. */
  chosen: -1,
  one: null as CaseShown | null,
  words: '',
  allLooks: false,
  /** How many voices have arrived since she came. */
  voices: 0,
  /** Her half hours of it, and those she could take; null while that is asked. */
  taken: [] as HalfHourTaken[],
  free: null as FreeHalfHour[] | null,
  sheet: '' as '' | 'halfHour' | 'contact' | 'keepOut' | 'withdraw' | 'erase',
  contact: BLANK_CONTACT,
  errors: {} as Partial<Record<keyof TypedContact, string>>,
  busy: '',
  sheetProblem: '',
})

/**
 * What became of it, by number code or receipt. Until the cloud has opened something the page is the same for everybody, whether she ever asked or
 * not; what it opened lives in this page's memory and is gone when the page is hidden (safety, "Help").
 */
Page({
  data: {
    look: currentLook(),
    ways: [
      { id: 'pin', label: '我的号码' },
      { id: 'receipt', label: '回执' },
    ],
    looksShown: LOOKS_SHOWN,
    ...blank(),
  },
  key: null as CaseKey | null,
  hers: [] as HerCase[],
  /** One intention for each deed until it succeeded: what is tried again by hand is done once. */
  intentions: {} as Record<string, string>,
  /** Counts what began: an answer to what is over is nobody's any more. */
  visit: 0,

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

  /** Closed again, as for whoever never asked. */
  begin() {
    this.visit += 1
    this.key = null
    this.hers = []
    this.intentions = {}
    this.setData(blank())
  },

  leave() {
    this.begin()
    leave()
  },

  change({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: string; value: string }>) {
    this.setData({ [name]: value, problem: '', ...(name === 'by' ? { typed: '' } : {}) })
  },

  async open() {
    const { by, typed, opening } = this.data
    if (opening) return
    const key = keyOf(by, typed)
    if (key === null)
      return this.setData({ problem: by === 'pin' ? '号码是六位数字。' : '回执是十六位数字,照着抄的打进来。' })
    const { visit } = this
    this.setData({ opening: true, problem: '' })
    try {
      const { cases } = await api.help.open({ key })
      if (visit !== this.visit) return
      this.key = key
      this.setData({ typed: '', opening: false })
      this.show(cases, cases.length === 1 ? 0 : -1)
    } catch (reason) {
      if (visit === this.visit) this.setData({ opening: false, problem: shown(reason).message })
    }
  },

  show(cases: HerCase[], chosen: number) {
    this.hers = cases
    const now = new Date()
    const all = cases.map((one) => caseShown(one, now))
    this.setData({ cases: all, chosen, one: all[chosen] ?? null, taken: cases[chosen]?.appointments ?? [] })
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const chosen = Number(event.currentTarget.dataset.index)
    const taken = this.hers[chosen]?.appointments ?? []
    this.setData({ chosen, one: this.data.cases?.[chosen] ?? null, taken, words: '', allLooks: false, problem: '' })
  },

  backToList() {
    this.setData({ chosen: -1, one: null, words: '', problem: '' })
  },

  showAllLooks() {
    this.setData({ allLooks: true })
  },

  async say() {
    const text = this.data.words.trim()
    if (text === '') return this.setData({ problem: '先写一句。' })
    await this.act('say', text, (opened, intention) => api.help.say({ ...opened, text }, intention))
  },

  async sendVoice({ detail: { voice, ticket } }: WechatMiniprogram.CustomEvent<Spoken>) {
    const done = await this.act('voice', ticket, (opened) => sendVoice(opened, ticket, voice))
    if (done) this.setData({ voices: this.data.voices + 1 })
  },

  /** A follow-up answered with one tap. */
  async answer(event: WechatMiniprogram.TouchEvent) {
    const text = String(event.currentTarget.dataset.words)
    await this.act('say', text, (opened, intention) => api.help.say({ ...opened, text }, intention))
  },

  agree() {
    void this.answerReferral(true)
  },

  decline() {
    void this.answerReferral(false)
  },

  answerReferral(agree: boolean) {
    return this.act('refer', String(agree), (opened, intention) =>
      api.help.answerReferral({ ...opened, agree }, intention),
    )
  },

  openSheet(event: WechatMiniprogram.TouchEvent) {
    const sheet = event.currentTarget.dataset.sheet as 'contact' | 'keepOut' | 'withdraw' | 'erase'
    const standing = this.hers[this.data.chosen]?.contact
    this.setData({ sheet, sheetProblem: '', errors: {}, contact: standing ? typedOf(standing) : BLANK_CONTACT })
  },

  closeSheet() {
    this.setData({ sheet: '' })
  },

  changeContact({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: string; value: unknown }>) {
    this.setData({ [`contact.${name}`]: value, [`errors.${name}`]: '' })
  },

  async saveContact() {
    const { contact } = this.data
    const errors = wrongInContact(contact)
    this.setData({ errors })
    if (Object.keys(errors).length > 0) return
    const safe = contactOf(contact)
    await this.act('contact', JSON.stringify(safe), (opened, intention) =>
      api.help.changeContact({ ...opened, contact: safe }, intention),
    )
  },

  async lookForHalfHours() {
    const { key, visit } = this
    const { one } = this.data
    if (key === null || one === null) return
    this.setData({ sheet: 'halfHour', free: null, sheetProblem: '' })
    try {
      const { free } = await api.help.freeHalfHours({ key, caseId: one.caseId })
      if (visit === this.visit) this.setData({ free })
    } catch (reason) {
      if (visit === this.visit) this.setData({ free: [], sheetProblem: shown(reason).message })
    }
  },

  takeHalfHour({ detail }: WechatMiniprogram.CustomEvent<HalfHour>) {
    void this.act('halfHour', `take ${JSON.stringify(detail)}`, (opened, intention) =>
      api.help.takeHalfHour({ ...opened, ...detail }, intention),
    )
  },

  async giveBackHalfHour({ detail: { when, ...half } }: WechatMiniprogram.CustomEvent<HalfHour & { when: string }>) {
    if (when !== '' && !(await confirm('退掉这半小时', `${when},退了别人就能约。`, '退掉'))) return
    await this.act('halfHour', `back ${JSON.stringify(half)}`, (opened, intention) =>
      api.help.giveBackHalfHour({ ...opened, ...half }, intention),
    )
  },

  async keepOutPlace({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.closeSheet()
    await this.keepOut({ personIds: [], orgIds: [id] })
  },

  async keepOutPerson(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as Record<'id' | 'name', string>
    if (!(await confirm(`不让${name}看`, '从现在起她看不到,转到哪里都一样。定了就不能放回来。', '不让看'))) return
    await this.keepOut({ personIds: [id], orgIds: [] })
  },

  async keepOut(exclude: HerCase['excluded']) {
    const what = JSON.stringify(exclude)
    await this.act('keepOut', what, (opened, intention) => api.help.exclude({ ...opened, exclude }, intention))
  },

  withdraw() {
    void this.act('withdraw', '', (opened, intention) => api.help.withdraw(opened, intention))
  },

  async erase() {
    const { visit } = this
    const erased = await this.attempt('erase', '', (opened, intention) => api.help.erase(opened, intention))
    if (!erased || visit !== this.visit) return
    this.begin()
    announce('删掉了')
  },

  /** Does one thing with the request that is open, and shows it as it stands afterwards. True when it was done and she is still here. */
  async act(busy: string, what: string, work: Deed): Promise<boolean> {
    const { key, visit } = this
    const { chosen } = this.data
    if (key === null || !(await this.attempt(busy, what, work)) || visit !== this.visit) return false
    this.setData({ busy, sheet: '', words: busy === 'say' ? '' : this.data.words })
    try {
      const { cases } = await api.help.open({ key })
      if (visit !== this.visit) return false
      this.show(cases, chosen)
      this.setData({ busy: '' })
    } catch (reason) {
      if (visit === this.visit) this.setData({ busy: '', problem: shown(reason).message })
    }
    return visit === this.visit
  },

  /** True when it was done; else why not stands where she is looking. */
  async attempt(busy: string, what: string, work: Deed): Promise<boolean> {
    const { key, visit } = this
    const { one } = this.data
    if (key === null || one === null || this.data.busy !== '') return false
    this.setData({ busy, problem: '', sheetProblem: '' })
    const intent = `${busy} ${one.caseId} ${what}`
    try {
      this.intentions[intent] ??= await newRequestId()
      await work({ key, caseId: one.caseId }, this.intentions[intent])
      delete this.intentions[intent]
      if (visit === this.visit) this.setData({ busy: '' })
      return true
    } catch (reason) {
      if (visit !== this.visit) return false
      const { message } = shown(reason)
      this.setData(this.data.sheet === '' ? { busy: '', problem: message } : { busy: '', sheetProblem: message })
      return false
    }
  },
})

interface HalfHour {
  shiftId: string
  place: number
}

type Deed = (opened: { key: CaseKey; caseId: string }, intention: string) => Promise<unknown>

/** What she typed as a key; null where it cannot be one, which says nothing about whether there is anything to open. */
function keyOf(by: 'pin' | 'receipt', typed: string): CaseKey | null {
  const digits = receiptTyped(typed)
  if (by === 'pin') return CASE_PIN.test(digits) ? { pin: digits } : null
  return RECEIPT.test(digits) ? { receipt: digits } : null
}

function typedOf({ channel, phone, hours, codeWord, doNotCall }: HerCase['contact']): TypedContact {
  return { channel, phone: phone ?? '', hours: hours ?? '', codeWord: codeWord ?? '', doNotCall }
}
