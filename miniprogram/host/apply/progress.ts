import { stepsFor } from '../../../domain/home-state-steps'
import { onWallClock } from '../../../domain/time'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { MyApplication } from '../../services/model'
import { newRequestId } from '../../services/random'
import { go } from '../../services/way'
import { lastWord, standingWords, type WayStep, wayOf } from './way-words'

/** How far my application has come, what the offices wrote, and at the end the plate number. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    fresh: false,
    name: '',
    placeName: '',
    standing: '',
    plate: '',
    way: [] as WayStep[],
    word: '',
    mayFill: false,
    mayWithdraw: false,
    reopenUntil: '',
    unpaired: false,
    asking: false,
    busy: false,
    problem: '',
  },
  homeId: '',
  intention: '',

  onLoad(query: { home?: string; new?: string }) {
    this.homeId = query.home ?? ''
    this.setData({ fresh: query.new === '1' })
  },

  onShow() {
    followLook(this)
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    try {
      this.show(await api.home.myApplication({ homeId: this.homeId }))
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  show(application: MyApplication) {
    const { state, told, plateNumber, reopenUntil } = application
    const may = stepsFor({ state }, { kind: 'applicant' })
    this.setData({
      loading: false,
      failure: null,
      name: told.name,
      placeName: told.ofUnit ? told.placeName : `${told.townshipName} · ${told.placeName}`,
      standing: standingWords(application),
      plate: state === 'active' ? (plateNumber ?? '') : '',
      way: state === 'withdrawn' ? [] : wayOf(application),
      word: lastWord(application),
      mayFill: may.includes('submit'),
      mayWithdraw: may.includes('withdraw') && state !== 'draft',
      reopenUntil: reopenUntil ? onWallClock(reopenUntil).format('M月D日') : '',
      unpaired: !told.pairedMember && ['submitted', 'villageChecked', 'approved', 'returned'].includes(state),
    })
  },

  fill() {
    go(`/host/apply/form?home=${this.homeId}`)
  },

  ask() {
    this.intention = ''
    this.setData({ asking: true, problem: '' })
  },

  stopAsking() {
    this.setData({ asking: false })
  },

  async withdraw() {
    await this.take('withdraw')
    if (this.data.problem === '') announce('撤回了,30 天里还可以接着办')
  },

  async reopen() {
    await this.take('reopen')
    if (this.data.problem === '') this.fill()
  },

  async take(step: 'withdraw' | 'reopen') {
    if (this.data.busy) return
    this.setData({ busy: true, problem: '' })
    try {
      if (this.intention === '') this.intention = await newRequestId()
      await api.home[step]({ homeId: this.homeId }, this.intention)
      this.intention = ''
      this.setData({ busy: false, asking: false })
      await this.load()
    } catch (reason) {
      this.setData({ busy: false, problem: shown(reason).message })
    }
  },

  page() {
    go(`/pages/micro-home/micro-home?id=${this.homeId}`)
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },
})
