import type { PictureUse } from '../../../domain/brand'
import { isPrivateVenue, type VenueKind } from '../../../domain/micro-home'
import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { Failure, type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { HomeProfile } from '../../services/model'
import { choosePictures, uploadPicture } from '../../services/picture'
import { newRequestId } from '../../services/random'
import { back } from '../../services/way'
import { changesOf, type Draft, draftOf, OPTIONS, touched, wrongWith } from './draft'
import { codeDays, codeEnd, type PicturesShown, picturesShown } from './pictures'

/** A picture waits a few seconds for WeChat's check; the page looks again while she is here. */
const LOOK_AGAIN_MS = 4_000

/** 资料: everything about a home, changed in one place by its hosts and its township. */
Page({
  data: {
    look: currentLook(),
    options: OPTIONS,
    profile: null as HomeProfile | null,
    draft: null as Draft | null,
    pictures: null as PicturesShown | null,
    hidden: false,
    dirty: 0,
    loading: true,
    saving: false,
    adding: '',
    failure: null as ShownFailure | null,
    wrong: { name: '', words: '' },
    meanwhile: false,
    /** The group code that waits for its last day. */
    code: { open: false, path: '', day: '', first: '', last: '' },
  },
  homeId: '',
  intention: '',
  again: 0,

  onLoad(query: { id?: string }) {
    this.homeId = query.id ?? ''
    void this.load()
  },

  onShow() {
    followLook(this)
  },

  onUnload() {
    clearTimeout(this.again)
  },

  async load() {
    this.setData({ loading: true, failure: null })
    try {
      this.show(await api.home.profile({ homeId: this.homeId }))
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  /** Shows a record; what she has changed and not saved stays as she wrote it. */
  show(profile: HomeProfile) {
    const before = this.data.profile
    const draft = this.data.draft
    const kept = before && draft ? touched(draft, draftOf(before)) : []
    const fresh = draftOf(profile)
    const merged = draft ? { ...fresh, ...Object.fromEntries(kept.map((name) => [name, draft[name]])) } : fresh
    this.setData({
      profile,
      draft: merged,
      pictures: picturesShown(profile, new Date()),
      hidden: isPrivateVenue(merged.venueKind as VenueKind),
      dirty: touched(merged, fresh).length,
      loading: false,
    })
    clearTimeout(this.again)
    if (profile.pictures.waiting.length > 0) this.again = setTimeout(() => void this.lookAgain(), LOOK_AGAIN_MS)
  },

  /** Whether the check has come, without a word when the network is away. */
  async lookAgain() {
    try {
      this.show(await api.home.profile({ homeId: this.homeId }))
    } catch (reason) {
      if (!(reason instanceof Failure)) throw reason
    }
  },

  retry() {
    void this.load()
  },

  change(event: WechatMiniprogram.CustomEvent<{ name: keyof Draft; value: unknown }>) {
    const { draft, profile } = this.data
    if (!draft || !profile) return
    this.intention = ''
    const changed = { ...draft, [event.detail.name]: event.detail.value }
    this.setData({
      draft: changed,
      hidden: isPrivateVenue(changed.venueKind as VenueKind),
      dirty: touched(changed, draftOf(profile)).length,
      wrong: { name: '', words: '' },
      failure: null,
    })
  },

  async save() {
    const { draft, profile, saving } = this.data
    if (!draft || !profile || saving) return
    const wrong = wrongWith(draft)
    if (wrong) return this.setData({ wrong })
    this.setData({ saving: true, failure: null, meanwhile: false })
    try {
      if (this.intention === '') this.intention = await newRequestId()
      const changes = changesOf(draft, touched(draft, draftOf(profile)))
      const saved = await api.home.changeProfile({ homeId: this.homeId, seen: profile.seen, changes }, this.intention)
      this.intention = ''
      this.setData({ saving: false, profile: saved, draft: draftOf(saved) })
      this.show(saved)
      announce('存好了,邻居看到的已经是新的')
    } catch (reason) {
      const failure = shown(reason)
      const name = failure.field.replace(/^changes\./, '')
      this.setData({ saving: false, failure, wrong: { name, words: failure.message } })
      if (failure.code !== 'CHANGED_MEANWHILE') return
      this.intention = ''
      this.setData({ meanwhile: true, failure: null })
      await this.lookAgain()
    }
  },

  async add(event: WechatMiniprogram.TouchEvent) {
    const use = String(event.currentTarget.dataset.use) as PictureUse
    const paths = await choosePictures(use === 'photo' ? (this.data.pictures?.room ?? 1) : 1)
    const [first] = paths
    if (first === undefined) return
    if (use !== 'groupCode') return this.send(use, paths)
    const days = codeDays(new Date())
    this.setData({ code: { open: true, path: first, day: days.last, ...days } })
  },

  codeDay(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ 'code.day': event.detail.value })
  },

  closeCode() {
    this.setData({ 'code.open': false })
  },

  async sendCode() {
    const { path, day } = this.data.code
    this.closeCode()
    await this.send('groupCode', [path], codeEnd(day, new Date()))
  },

  /** One after the other: what came up stays when a later one does not. */
  async send(use: PictureUse, paths: readonly string[], expiresAt?: string) {
    if (this.data.adding !== '') return
    this.setData({ adding: use, failure: null })
    try {
      for (const path of paths) {
        const fileId = await uploadPicture(path)
        await api.home.addPicture({ homeId: this.homeId, use, fileId, ...(expiresAt ? { expiresAt } : {}) })
      }
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
    this.setData({ adding: '' })
    await this.lookAgain()
  },

  async remove(event: WechatMiniprogram.TouchEvent) {
    const { id, what } = event.currentTarget.dataset as { id: string; what: string }
    if (!(await confirm(`撤下这张${what}`, '撤下以后邻居就看不到了,文件也会删掉。', '撤下'))) return
    this.setData({ failure: null })
    try {
      await api.home.removePicture({ homeId: this.homeId, pictureId: id })
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
    await this.lookAgain()
  },

  async addPaper() {
    const [path] = await choosePictures(1)
    if (path === undefined || this.data.adding !== '') return
    this.setData({ adding: 'paper', failure: null })
    try {
      await api.home.addConsentPaper({ homeId: this.homeId, fileId: await uploadPicture(path) })
      announce('收好了,只有您和妇联看得到')
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
    this.setData({ adding: '' })
    await this.lookAgain()
  },

  async openPaper() {
    try {
      const { link } = await api.home.consentPaper({ homeId: this.homeId })
      wx.previewImage({ urls: [link] })
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
  },

  enlarge(event: WechatMiniprogram.TouchEvent) {
    const fileId = String(event.currentTarget.dataset.file ?? '')
    if (fileId !== '') wx.previewImage({ urls: [fileId] })
  },

  home() {
    back()
  },
})
