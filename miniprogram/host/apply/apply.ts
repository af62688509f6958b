import { homeStateLabel } from '../../../domain/home-state-steps'
import { onWallClock } from '../../../domain/time'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { MyApplications } from '../../services/model'
import { newRequestId } from '../../services/random'
import { loadMe } from '../../services/session'
import { go } from '../../services/way'

/** Drafts and applications as rows. */
interface Row {
  id: string
  title: string
  note: string
}

/** 在我这里开一个微家: what it takes, what I have begun, and the way in. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    drafts: [] as Row[],
    applications: [] as Row[],
    way: [
      { id: 'submit', label: '您在手机上填好、交上', note: '十来分钟,填一半也会存着', state: 'now' },
      { id: 'check', label: '村社区妇联核对', note: '一般两个工作日', state: 'todo' },
      { id: 'approve', label: '镇街妇联同意', note: '', state: 'todo' },
      { id: 'record', label: '县妇联登记,发门牌号', note: '这时要有一位结对执委', state: 'todo' },
    ],
    dropping: '',
    busy: false,
    problem: '',
  },
  intention: '',

  onShow() {
    followLook(this)
    void this.load()
  },

  async load() {
    try {
      const me = await loadMe()
      // Who has not said where she lives has nothing here yet.
      this.show(me.personId === null ? { drafts: [], applications: [] } : await api.home.myApplications({}))
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  show({ drafts, applications }: MyApplications) {
    const day = (iso: string): string => onWallClock(iso).format('M月D日')
    this.setData({
      loading: false,
      failure: null,
      drafts: drafts.map(({ draftId, name, placeName, savedAt }) => ({
        id: draftId,
        title: name || '还没起名字',
        note: [placeName, `${day(savedAt)}存的`].filter((words) => words !== '').join(' · '),
      })),
      applications: applications.map(({ homeId, name, placeName, state, ofUnit, plateNumber, since }) => ({
        id: homeId,
        title: name,
        note: `${placeName} · ${plateNumber ?? homeStateLabel(state, ofUnit)} · ${day(since)}`,
      })),
    })
  },

  begin() {
    go('/host/apply/form')
  },

  goOn(event: WechatMiniprogram.TouchEvent) {
    go(`/host/apply/form?draft=${String(event.currentTarget.dataset.id)}`)
  },

  look(event: WechatMiniprogram.TouchEvent) {
    go(`/host/apply/progress?home=${String(event.currentTarget.dataset.id)}`)
  },

  ask(event: WechatMiniprogram.TouchEvent) {
    this.intention = ''
    this.setData({ dropping: String(event.currentTarget.dataset.id), problem: '' })
  },

  stopAsking() {
    this.setData({ dropping: '' })
  },

  async drop() {
    if (this.data.busy) return
    this.setData({ busy: true, problem: '' })
    try {
      if (this.intention === '') this.intention = await newRequestId()
      await api.home.dropDraft({ draftId: this.data.dropping }, this.intention)
      this.setData({ busy: false, dropping: '' })
      await this.load()
    } catch (reason) {
      this.setData({ busy: false, problem: shown(reason).message })
    }
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },
})
