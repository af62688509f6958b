import { ACTIVITY_TEMPLATES, templateOf } from '../../../domain/activity-template'
import { dateOf } from '../../../domain/calendar-day'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { ActivityPlanning } from '../../services/model'
import { newRequestId } from '../../services/random'
import { DraftKeeper, type Shelf } from '../draft-keeper'
import {
  AGAIN,
  AUDIENCE_OPTIONS,
  type DayChip,
  dayChips,
  emptyForm,
  type Field,
  type Form,
  planWords,
  publishInput,
  type TemplateCard,
  templateCards,
  withLast,
  withTemplate,
  wrongIn,
} from './plan-form'

/** Where the cloud's words about a field stand on this page. */
const FIELDS: Record<string, Field> = {
  startsAt: 'from',
  endsAt: 'to',
  title: 'title',
  note: 'note',
  capacity: 'capacity',
}

/** 办一次活动: a template, a day, one button; everything else is filled in and may be changed. `home` says whose; `draft` goes on with one. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    homeName: '',
    /** A draft that waits to be gone on with. */
    begun: null as { draftId: string; title: string } | null,
    cards: [] as TemplateCard[],
    card: '',
    days: [] as DayChip[],
    today: '',
    form: emptyForm(),
    errors: {} as Partial<Record<Field, string>>,
    checklist: [] as readonly string[],
    more: false,
    audiences: AUDIENCE_OPTIONS,
    words: '',
    savedWords: '',
    sending: false,
    problem: '',
  },
  homeId: '',
  planning: null as ActivityPlanning | null,
  keeper: null as DraftKeeper<Form> | null,
  /** Of what is written now; other words are another intention. */
  intention: '',

  onLoad(query: { home?: string; draft?: string }) {
    this.homeId = query.home ?? ''
    void this.load(query.draft ?? null)
  },

  onShow() {
    followLook(this)
  },

  onHide() {
    void this.keeper?.flush()
  },

  onUnload() {
    void this.keeper?.flush()
  },

  async load(draftId: string | null) {
    this.setData({ loading: true, failure: null })
    try {
      const planning = await api.activity.planning({ homeId: this.homeId })
      this.planning = planning
      const now = new Date()
      const [latest] = planning.drafts
      this.setData({
        loading: false,
        homeName: planning.homeName,
        cards: templateCards(planning, ACTIVITY_TEMPLATES),
        today: dateOf(now),
        days: dayChips(dateOf(now), planning.marks),
        begun: latest && draftId === null ? { draftId: latest.draftId, title: latest.title || '还没起名' } : null,
      })
      this.startWith(draftId)
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  /** Goes on with a draft of this home, or begins anew. */
  startWith(draftId: string | null) {
    const draft = this.planning?.drafts.find((each) => each.draftId === draftId)
    const { homeId } = this
    const shelf: Shelf<Form> = {
      save: (id, typed) => api.activity.saveActivityDraft({ homeId, draftId: id, typed }),
      full: 'ACTIVITY_DRAFTS_FULL',
    }
    this.keeper = new DraftKeeper(draft?.draftId ?? null, shelf, (savedWords) => this.setData({ savedWords }))
    if (draft) this.show({ ...emptyForm(), ...draft.typed }, draft.typed.templateId ?? '')
  },

  goOn() {
    this.startWith(this.data.begun?.draftId ?? null)
    this.setData({ begun: null })
  },

  retry() {
    void this.load(null)
  },

  chooseTemplate(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset.id)
    const { form, today } = this.data
    const { planning } = this
    if (!planning) return
    const template = templateOf(id)
    if (id === AGAIN && planning.last) this.put(withLast(form, planning.last, today), 'templateId', id)
    else if (template) {
      const date = planning.templates.find((each) => each.id === id)?.date ?? null
      this.put(withTemplate(form, template, date, planning.seats), 'templateId', id)
    }
    this.setData({ begun: null, 'errors.date': '', 'errors.from': '', 'errors.to': '', 'errors.title': '' })
  },

  chooseDay(event: WechatMiniprogram.TouchEvent) {
    this.put({ ...this.data.form, date: String(event.currentTarget.dataset.date) }, 'date')
  },

  change(event: WechatMiniprogram.CustomEvent<{ name: Field; value: unknown }>) {
    const { name, value } = event.detail
    this.put({ ...this.data.form, [name]: value } as Form, name)
  },

  put(form: Form, changed: Field, card?: string) {
    this.intention = ''
    this.setData({ [`errors.${changed}`]: '', problem: '' })
    this.show(form, card ?? this.data.card)
    this.keeper?.changed(form)
  },

  show(form: Form, card: string) {
    this.setData({ form, card, words: planWords(form), checklist: templateOf(form.templateId ?? '')?.checklist ?? [] })
  },

  openMore() {
    this.setData({ more: !this.data.more })
  },

  async publish() {
    const { form, sending } = this.data
    if (sending) return
    const now = new Date()
    const input = publishInput(this.homeId, this.keeper?.draftId ?? null, form, now)
    if (input === null) {
      this.setData({ errors: wrongIn(form, now) })
      return announce('还有几处要填一下')
    }
    this.setData({ sending: true, problem: '' })
    try {
      await this.keeper?.flush()
      if (this.intention === '') this.intention = await newRequestId()
      const draftId = this.keeper?.draftId ?? null
      const { activityId } = await api.activity.publish({ ...input, draftId }, this.intention)
      this.keeper?.stop()
      wx.redirectTo({ url: `/host/activity/activity?id=${activityId}&new=1` })
    } catch (reason) {
      const { field, message } = shown(reason)
      const at = FIELDS[field]
      this.setData({ sending: false, problem: message, ...(at ? { [`errors.${at}`]: message } : {}) })
    }
  },
})
