import { dateOf } from '../../../domain/calendar-day'
import { EXPORT_STATE_LABELS, type ExportState } from '../../../domain/help-export'
import { quarterWords } from '../../../domain/help-figures'
import { periodAt, periodBefore } from '../../../domain/period'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { dayName } from '../../services/day-words'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import type { HelpExport } from '../../services/model'
import { newRequestId } from '../../services/random'
import { comeToDesk } from '../services/desk'
import { entrance, followWidth } from '../services/entrance'
import { clockWords, momentWords } from '../services/help-words'
import { keepWorkbook, type WorkbookFile } from '../services/workbook-file'

interface Row {
  exportId: string
  orgId: string
  title: string
  asked: string
  reason: string
  tags: { text: string; tone: string }[]
  decided: string
  fetched: string
  mayDecide: boolean
  mayFetch: boolean
}

const TONES: Record<ExportState, string> = { asked: 'sun', open: 'leaf', refused: 'sand', over: 'sand' }
const QUARTERS_OFFERED = 4

/** 导出台账: who wants her desk's list on paper and why, who agreed, and the list itself for whoever asked. */
Page({
  data: {
    ...entrance(),
    listing: true,
    problem: '',
    rows: [] as Row[],
    quarters: [] as { id: string; label: string }[],
    asking: false,
    quarter: '',
    reason: '',
    askProblem: '',
    busy: '',
    file: null as WorkbookFile | null,
  },
  intention: '',

  onLoad() {
    void this.enter()
  },
  onShow() {
    followLook(this)
  },
  onHide() {
    this.setData({ file: null })
  },
  onResize() {
    followWidth(this)
  },
  async onPullDownRefresh() {
    await this.enter()
    wx.stopPullDownRefresh()
  },

  async enter() {
    await comeToDesk(this, () => this.list())
  },

  async list() {
    const { office } = this.data
    if (!office?.mayAppoint) return this.setData({ listing: false })
    this.setData({ listing: true, problem: '' })
    try {
      const { exports } = await api.help.exports({ orgId: office.orgId })
      const now = new Date()
      this.setData({ listing: false, rows: exports.map((one) => rowOf(one, now)) })
    } catch (reason) {
      this.setData({ listing: false, problem: shown(reason).message })
    }
  },

  write() {
    const quarters = [periodAt('quarter', new Date())]
    while (quarters.length < QUARTERS_OFFERED)
      quarters.push(periodBefore('quarter', quarters[quarters.length - 1] ?? periodAt('quarter', new Date())))
    this.intention = ''
    this.setData({
      asking: true,
      askProblem: '',
      reason: '',
      quarter: quarters[0]?.key ?? '',
      quarters: quarters.map(({ key }) => ({ id: key, label: quarterWords(key) })),
    })
  },
  close() {
    this.setData({ asking: false, file: null })
  },
  change(event: WechatMiniprogram.CustomEvent<{ name: 'quarter' | 'reason'; value: string }>) {
    const { name, value } = event.detail
    this.setData({ [name]: value, askProblem: '' })
  },
  async ask() {
    const { office, quarter, reason, busy } = this.data
    if (office === null || busy !== '') return
    if (reason.trim() === '') return this.setData({ askProblem: '写一句做什么用,另一位要看。' })
    this.setData({ busy: 'ask', askProblem: '' })
    try {
      this.intention ||= await newRequestId()
      await api.help.askForExport({ orgId: office.orgId, quarter, reason }, this.intention)
      this.setData({ busy: '', asking: false })
      announce('提出来了,等另一位同意')
      await this.list()
    } catch (failure) {
      this.setData({ busy: '', askProblem: shown(failure).message })
    }
  },

  agree(event: WechatMiniprogram.TouchEvent) {
    void this.decide(String(event.currentTarget.dataset.id), true)
  },
  refuse(event: WechatMiniprogram.TouchEvent) {
    void this.decide(String(event.currentTarget.dataset.id), false)
  },
  async decide(exportId: string, agree: boolean) {
    const row = this.data.rows.find((one) => one.exportId === exportId)
    if (!row || this.data.busy !== '') return
    this.setData({ busy: exportId, problem: '' })
    try {
      await api.help.decideExport({ orgId: row.orgId, exportId, agree }, await newRequestId())
      this.setData({ busy: '' })
      await this.list()
    } catch (reason) {
      this.setData({ busy: '', problem: shown(reason).message })
    }
  },

  /** The list comes in the sealed answer itself, and lies on this device until she has passed it on. */
  async fetch(event: WechatMiniprogram.TouchEvent) {
    const exportId = String(event.currentTarget.dataset.id)
    const row = this.data.rows.find((one) => one.exportId === exportId)
    if (!row || this.data.busy !== '') return
    this.setData({ busy: exportId, problem: '' })
    try {
      const made = await api.help.exportFile({ orgId: row.orgId, exportId }, await newRequestId())
      const file = await keepWorkbook(made)
      this.setData({ busy: '', file })
      await this.list()
    } catch (reason) {
      this.setData({ busy: '', problem: shown(reason).message })
    }
  },

  back() {
    wx.navigateBack()
  },
  retry() {
    void this.list()
  },
})

function rowOf(one: HelpExport, now: Date): Row {
  const { state, decidedBy, openUntil, fetched } = one
  const until =
    state === 'open' && openUntil !== null
      ? `,${dayName(dateOf(new Date(openUntil)), dateOf(now))} ${clockWords(openUntil)} 以前取`
      : ''
  return {
    exportId: one.exportId,
    orgId: one.orgId,
    title: `${one.desk} · ${quarterWords(one.quarter)}`,
    asked: `${one.mine ? '我' : (one.by ?? '一位干部')} ${momentWords(one.at, now)}提出`,
    reason: one.reason,
    tags: [{ text: EXPORT_STATE_LABELS[state], tone: TONES[state] }],
    decided: decidedBy === null ? '' : `${decidedBy}${state === 'refused' ? '没有同意' : '同意了'}${until}`,
    fetched: fetched.map(({ at, cases }) => `${momentWords(at, now)}取过,${cases} 件`).join(';'),
    mayDecide: state === 'asked' && !one.mine,
    mayFetch: state === 'open' && one.mine,
  }
}
