import type { CadenceKind } from '../../../domain/cadence'
import type { PlanItem } from '../../../domain/year-plan'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { dayOf } from '../../services/clock'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { YearPlan } from '../../services/model'
import { newRequestId } from '../../services/random'
import { type PlanGroup, PROPOSAL, planGroups, planNote } from './rows'

const MONTHS = [
  { id: '0', label: '每周 / 每月' },
  ...Array.from({ length: 12 }, (_, i) => ({ id: String(i + 1), label: `${i + 1} 月` })),
]

/** 年度计划: what the home means to do in the year; four kinds make it whole. What she typed stays until it is saved. */
Page({
  data: {
    look: currentLook(),
    year: 0,
    groups: [] as PlanGroup[],
    note: '',
    whole: false,
    empty: false,
    loading: true,
    failure: null as ShownFailure | null,
    /** The item in the sheet; -1 is a new one. */
    editing: null as { index: number; kind: CadenceKind; title: string; month: string } | null,
    error: '',
    months: MONTHS,
    changed: false,
    saving: false,
  },
  homeId: '',
  items: [] as PlanItem[],
  intention: '',

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.homeId = id
    this.setData({ year: Number(dayOf(new Date()).slice(0, 4)) })
    void this.load()
  },

  onShow() {
    followLook(this)
  },

  async load() {
    try {
      this.show(await api.rotation.yearPlan({ homeId: this.homeId, year: this.data.year }))
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },

  show(plan: YearPlan) {
    this.items = plan.items
    this.setData({
      groups: planGroups(this.items),
      note: planNote(plan),
      whole: plan.missing.length === 0,
      empty: plan.items.length === 0,
      loading: false,
      failure: null,
      changed: false,
    })
  },

  propose() {
    this.change([...PROPOSAL])
  },

  change(items: PlanItem[]) {
    this.items = items
    this.intention = ''
    this.setData({ groups: planGroups(items), empty: items.length === 0, changed: true })
  },

  add(event: WechatMiniprogram.TouchEvent) {
    const kind = event.currentTarget.dataset.kind as CadenceKind
    this.setData({ editing: { index: -1, kind, title: '', month: '0' }, error: '' })
  },

  edit(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset.index)
    const item = this.items[index]
    if (!item) return
    const { kind, title, month } = item
    this.setData({ editing: { index, kind, title, month: String(month ?? 0) }, error: '' })
  },

  type(event: WechatMiniprogram.CustomEvent<{ name: 'title' | 'month'; value: string }>) {
    this.setData({ [`editing.${event.detail.name}`]: event.detail.value, error: '' })
  },

  close() {
    this.setData({ editing: null })
  },

  done() {
    const { editing } = this.data
    if (!editing) return
    const title = editing.title.trim()
    if (title === '') return this.setData({ error: '写几个字,到时候想得起来' })
    const item = { kind: editing.kind, title, month: editing.month === '0' ? null : Number(editing.month) }
    const items = [...this.items]
    if (editing.index < 0) items.push(item)
    else items[editing.index] = item
    this.setData({ editing: null })
    this.change(items)
  },

  remove() {
    const index = this.data.editing?.index ?? -1
    this.setData({ editing: null })
    this.change(this.items.filter((_, i) => i !== index))
  },

  async save() {
    if (this.data.saving) return
    this.setData({ saving: true, failure: null })
    try {
      this.intention ||= await newRequestId()
      const { year } = this.data
      this.show(await api.rotation.saveYearPlan({ homeId: this.homeId, year, items: this.items }, this.intention))
      this.intention = ''
      announce('年度计划存好了')
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
    this.setData({ saving: false })
  },
})
