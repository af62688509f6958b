import {
  isClassOnly,
  RECEPTION_OUTCOME_LABELS,
  RECEPTION_OUTCOMES,
  RECEPTION_TOPIC_LABELS,
  RECEPTION_TOPICS,
  type ReceptionOutcome,
  type ReceptionTopic,
} from '../../../domain/reception'
import { toIso } from '../../../domain/time'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { clockOf, dayWords } from '../../services/duty'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { Received, Reception } from '../../services/model'
import { send, watchQueue } from '../../services/queue'
import { go } from '../../services/way'

interface Row {
  id: string
  topic: string
  words: string
  when: string
  outcome: string
}

/** 接待记录: who came with what. Of safety, marriage and children only the class is written down, and the page has no field for more. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    rows: [] as Row[],
    next: null as string | null,
    waiting: 0,
    writing: false,
    topics: RECEPTION_TOPICS.map((id) => ({ id, label: RECEPTION_TOPIC_LABELS[id] })),
    outcomes: RECEPTION_OUTCOMES.map((id) => ({ id, label: RECEPTION_OUTCOME_LABELS[id] })),
    topic: '' as ReceptionTopic | '',
    classOnly: false,
    alias: '',
    summary: '',
    outcome: 'answered' as ReceptionOutcome,
    busy: false,
    problem: '',
  },
  homeId: '',
  stopQueue: () => {},

  onLoad(query: { id?: string }) {
    this.homeId = query.id ?? ''
    this.stopQueue = watchQueue(({ waiting }) => {
      const mine = waiting.filter(({ fn, action }) => fn === 'rotation' && action === 'receive').length
      const had = this.data.waiting
      if (mine !== had) this.setData({ waiting: mine })
      if (mine < had) void this.load()
    })
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
      const { receptions, next } = await api.rotation.receptions({ homeId: this.homeId })
      this.setData({ rows: receptions.map(rowOf), next, loading: false, failure: null })
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  async more() {
    const { next, rows } = this.data
    if (next === null) return
    try {
      const page = await api.rotation.receptions({ homeId: this.homeId, after: next })
      this.setData({ rows: [...rows, ...page.receptions.map(rowOf)], next: page.next })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },

  write() {
    this.setData({
      writing: true,
      topic: '',
      classOnly: false,
      alias: '',
      summary: '',
      outcome: 'answered',
      problem: '',
    })
  },
  stop() {
    this.setData({ writing: false })
  },
  change({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: string; value: string }>) {
    this.setData({ [name]: value })
    if (name !== 'topic') return
    const classOnly = isClassOnly(value as ReceptionTopic)
    // What was typed before does not stay anywhere.
    this.setData(classOnly ? { classOnly, alias: '', summary: '' } : { classOnly })
  },

  async save() {
    const { topic, busy } = this.data
    if (busy) return
    if (topic === '') return this.setData({ problem: '先选她为什么来。' })
    this.setData({ busy: true, problem: '' })
    try {
      const sent = await send('rotation', 'receive', {
        homeId: this.homeId,
        at: toIso(new Date()),
        received: this.received(topic),
      })
      announce(sent.now ? '记下了' : '先记在手机上,有网络就报上去')
      this.setData({ writing: false })
      if (sent.now) await this.load()
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ busy: false })
  },

  received(topic: ReceptionTopic): Received {
    const { alias, summary, outcome } = this.data
    if (topic === 'safety' || topic === 'marriage' || topic === 'children') return { topic, outcome }
    return { topic, outcome, alias: alias.trim() || null, summary: summary.trim() || null }
  },

  help() {
    go('/pages/help/help')
  },
})

function rowOf({ id, at, by, topic, alias, summary, outcome }: Reception): Row {
  return {
    id,
    topic: RECEPTION_TOPIC_LABELS[topic],
    words: [alias, summary].filter((words) => words !== null).join(':'),
    when: `${dayWords(at)} ${clockOf(at)} · ${by}记`,
    outcome: RECEPTION_OUTCOME_LABELS[outcome],
  }
}
