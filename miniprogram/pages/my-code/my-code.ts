import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { PersonCode } from '../../services/model'
import { newRequestId } from '../../services/random'

/**
 * 我的码: a host scans it where she cannot scan herself. It works without a network once it was shown. With `person` it is the code of somebody whom she
 * signs up, to show on her own phone.
 */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    code: null as PersonCode | null,
    asking: false,
    busy: false,
    problem: '',
  },
  personId: undefined as string | undefined,
  intention: '',

  onLoad(query: { person?: string }) {
    this.personId = query.person
    void this.load()
  },

  onShow() {
    followLook(this)
  },

  whose() {
    return this.personId === undefined ? {} : { personId: this.personId }
  },

  place() {
    return `my-code-${this.personId ?? 'own'}`
  },

  async load() {
    const last = kept<PersonCode>(this.place())
    if (last) this.setData({ loading: false, code: last })
    try {
      this.show(await api.activity.myCode(this.whose()))
    } catch (reason) {
      const failure = shown(reason)
      this.setData({ loading: false, failure: this.data.code === null ? failure : null })
    }
  },

  show(code: PersonCode) {
    keep(this.place(), code)
    this.setData({ loading: false, failure: null, code })
  },

  retry() {
    this.setData({ loading: true })
    void this.load()
  },

  ask() {
    this.setData({ asking: true, problem: '' })
  },

  stopAsking() {
    this.setData({ asking: false })
  },

  async renew() {
    if (this.data.busy) return
    this.setData({ busy: true, problem: '' })
    try {
      this.intention ||= await newRequestId()
      this.show(await api.activity.renewMyCode(this.whose(), this.intention))
      this.intention = ''
      this.setData({ asking: false })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ busy: false })
  },
})
