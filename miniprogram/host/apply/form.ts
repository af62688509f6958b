import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { ApplicationPlace } from '../../services/model'
import { newRequestId } from '../../services/random'
import { knownMe } from '../../services/session'
import { back, go } from '../../services/way'
import { DraftKeeper } from '../draft-keeper'
import {
  applicationFrom,
  type Field,
  FORM_STEPS,
  type Form,
  fieldFromCloud,
  formFrom,
  isFlat,
  NO_NEW_FIELD,
  OPTIONS,
  placeWords,
  stepOf,
  wrongIn,
} from './application-form'

/** How an application is kept: that she is willing is said each time anew. */
const DRAFTS = {
  save: (draftId: string | null, { voluntary: _hers, ...typed }: Form) => api.home.saveDraft({ draftId, typed }),
  full: 'DRAFTS_FULL',
}

/** Waits until she stops typing, so that each letter is not a call. */
const TYPING_PAUSE_MS = 300

/**
 * 开一个微家: one thing after the other, kept while she writes. `draft` goes on with a draft, `home` fills in what was sent back or taken
 * back; with neither it begins anew.
 */
Page({
  data: {
    look: currentLook(),
    loading: true,
    /** Nobody may apply who has not said where she lives: there is no one to tell the answer to. */
    settled: true,
    failure: null as ShownFailure | null,
    steps: FORM_STEPS,
    step: 0,
    options: OPTIONS,
    form: {} as Form,
    newField: '',
    flat: false,
    errors: {} as Partial<Record<Field, string>>,
    savedWords: '',
    likes: '',
    finding: false,
    query: '',
    places: [] as ApplicationPlace[],
    searched: '',
    searching: false,
    near: null as { longitude: number; latitude: number } | null,
    sending: false,
    problem: '',
  },
  homeId: '',
  keeper: null as DraftKeeper<Form> | null,
  pause: 0 as ReturnType<typeof setTimeout> | 0,
  /** Of what is written now; other words are another intention. */
  intention: '',

  onLoad(query: { draft?: string; home?: string }) {
    this.homeId = query.home ?? ''
    this.keeper = new DraftKeeper(query.draft ?? null, DRAFTS, (savedWords) => this.setData({ savedWords }))
    void this.load()
  },

  onShow() {
    followLook(this)
    if (!this.data.settled) void this.load()
  },

  onHide() {
    void this.keeper?.flush()
  },

  onUnload() {
    if (this.pause !== 0) clearTimeout(this.pause)
    void this.keeper?.flush()
  },

  async load() {
    this.setData({ loading: true, failure: null })
    try {
      const me = await knownMe()
      if (me.personId === null) return this.setData({ loading: false, settled: false })
      const kept = await this.begun()
      const form: Form = kept ?? {
        ...(me.village
          ? { orgId: me.village.id, placeName: placeWords(me.village.townshipName, me.village.name, false) }
          : {}),
        ...(me.name ? { hostName: me.name } : {}),
      }
      this.setData({ loading: false, settled: true, near: me.village?.centre ?? null })
      this.show(form)
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  /** What she has begun: a draft, or an application that comes back to her. */
  async begun(): Promise<Form | null> {
    if (this.homeId !== '') return formFrom(await api.home.myApplication({ homeId: this.homeId }))
    const draftId = this.keeper?.draftId
    return draftId ? (await api.home.draft({ draftId })).typed : null
  },

  show(form: Form) {
    this.setData({
      form,
      flat: isFlat(form),
      newField: form.newField === null ? NO_NEW_FIELD : (form.newField ?? ''),
    })
  },

  change(event: WechatMiniprogram.CustomEvent<{ name: Field; value: unknown }>) {
    const { name, value } = event.detail
    const told = name === 'newField' && value === NO_NEW_FIELD ? null : value
    this.put({ ...this.data.form, [name]: told } as Form, name)
  },

  put(form: Form, changed: Field) {
    this.intention = ''
    const { [changed]: _mended, ...errors } = this.data.errors
    this.setData({ errors, problem: '' })
    this.show(form)
    if (this.homeId === '') this.keeper?.changed(form)
  },

  openPlaces() {
    this.setData({ finding: true, query: '', places: [], searched: '' })
  },

  closePlaces() {
    this.setData({ finding: false })
  },

  typePlace(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ query: event.detail.value })
    if (this.pause !== 0) clearTimeout(this.pause)
    this.pause = setTimeout(() => void this.search(), TYPING_PAUSE_MS)
  },

  async search() {
    const query = this.data.query.trim()
    if (query === '') return this.setData({ places: [], searched: '' })
    this.setData({ searching: true, problem: '' })
    try {
      const { places } = await api.home.places({ query })
      if (query === this.data.query.trim()) this.setData({ places, searched: query, searching: false })
    } catch (reason) {
      this.setData({ searching: false, finding: false, problem: shown(reason).message })
    }
  },

  choosePlace(event: WechatMiniprogram.TouchEvent) {
    const place = this.data.places[Number(event.currentTarget.dataset.index)]
    if (!place) return
    this.setData({ finding: false, near: place.centre })
    const placeName = placeWords(place.above, place.name, place.ofUnit)
    this.put({ ...this.data.form, orgId: place.id, placeName }, 'orgId')
  },

  next() {
    const { step, form } = this.data
    const here = FORM_STEPS[step]
    if (!here) return
    const errors = wrongIn(form, here.fields, new Date())
    this.setData({ errors })
    if (Object.keys(errors).length > 0) return announce('还有几处要填一下')
    if (here.id === 'where') void this.lookAround()
    this.goTo(step + 1)
  },

  before() {
    if (this.data.step === 0) back()
    else this.goTo(this.data.step - 1)
  },

  goTo(step: number) {
    this.setData({ step, problem: '' })
    wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  /** Homes like this one are worth a word; they stop nobody, and neither does a failure to look. */
  async lookAround() {
    const { orgId, name, address, position } = this.data.form
    if (!orgId || !name) return
    try {
      const { homes } = await api.home.likeThis({ orgId, name, address: address ?? null, position: position ?? null })
      const names = homes.slice(0, 3).map((home) => `「${home.name}」`)
      this.setData({
        likes:
          names.length > 0
            ? `附近已经有${names.join('、')}。要是同一个地方,可以先去坐坐、一起办;不是也没关系,接着填。`
            : '',
      })
    } catch (reason) {
      this.setData({ likes: '' })
      console.warn(shown(reason).code)
    }
  },

  async send() {
    const { form, sending } = this.data
    if (sending) return
    const now = new Date()
    const application = applicationFrom(form, now)
    if (application === null) return this.showWrong(now)
    this.setData({ sending: true, problem: '' })
    try {
      await this.keeper?.flush()
      if (this.intention === '') this.intention = await newRequestId()
      const { homeId } =
        this.homeId === ''
          ? await api.home.apply({ draftId: this.keeper?.draftId ?? null, ...application }, this.intention)
          : await api.home.applyAgain({ homeId: this.homeId, ...application }, this.intention)
      this.keeper?.stop()
      wx.redirectTo({ url: `/host/apply/progress?home=${homeId}&new=1` })
    } catch (reason) {
      const { field, message } = shown(reason)
      const step = stepOf(field)
      this.setData({
        sending: false,
        problem: message,
        ...(step >= 0 ? { step, errors: { [fieldFromCloud(field)]: message } } : {}),
      })
    }
  },

  /** Goes to the first step where something is missing. */
  showWrong(now: Date) {
    const step = FORM_STEPS.findIndex(({ fields }) => Object.keys(wrongIn(this.data.form, fields, now)).length > 0)
    this.setData({ step, errors: wrongIn(this.data.form, FORM_STEPS[step]?.fields ?? [], now) })
    announce('还有几处要填一下')
  },

  settle() {
    go('/pages/village/village?for=settle')
  },

  retry() {
    void this.load()
  },
})
