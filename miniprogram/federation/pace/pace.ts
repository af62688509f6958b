import { CADENCE_KINDS, type CadenceKind } from '../../../domain/cadence'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import { arrives, comeIn, entrance } from '../services/entrance'
import { type BehindRow, behindRows, type KindFigures, kindFigures, nudgeText } from './rows'

/** 节奏: how the homes of a place keep theirs, and who is behind. Behind is a place to help, never a ranking. */
Page({
  ...arrives,
  data: {
    ...entrance(),
    figures: [] as KindFigures[],
    kinds: [] as { id: CadenceKind; label: string }[],
    kind: 'reception' as CadenceKind,
    chosen: ['reception'] as string[],
    behind: [] as BehindRow[],
    next: null as string | null,
    problem: '',
  },

  async enter() {
    await comeIn(this, async ({ orgId }) => {
      const { kind } = this.data
      const board = await api.rotation.paceBoard({ orgId, kind })
      const figures = kindFigures(board)
      this.setData({
        figures,
        kinds: figures.map(({ kind: id, title }) => ({ id, label: title })),
        behind: behindRows(board),
        next: board.next,
        problem: '',
      })
    })
  },

  choose(event: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
    const kind =
      CADENCE_KINDS.find((each) => event.detail.value.includes(each) && each !== this.data.kind) ?? this.data.kind
    this.setData({ kind, chosen: [kind], behind: [], next: null })
    void this.enter()
  },

  async more() {
    const { office, next, kind, behind } = this.data
    if (!office || next === null) return
    try {
      const board = await api.rotation.paceBoard({ orgId: office.orgId, kind, after: next })
      this.setData({ behind: [...behind, ...behindRows(board)], next: board.next })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  copy() {
    const { office, behind, figures, kind } = this.data
    const figure = figures.find((each) => each.kind === kind)
    if (!office || !figure) return
    const last = figure.rows[figure.rows.length - 1]
    wx.setClipboardData({ data: nudgeText(office.orgName, figure.title, last?.when ?? '', behind) })
  },
})
