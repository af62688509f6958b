import { HELP_CLASS_LABELS, HELP_CLASSES } from '../../../domain/help'
import { LEAST_SHOWN, quarterWords } from '../../../domain/help-figures'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import type { HelpFigures } from '../../services/model'
import { go } from '../../services/way'
import { comeToDesk } from '../services/desk'
import { entrance, followWidth } from '../services/entrance'

interface Cell {
  name: string
  words: string
  label: string
  hidden: boolean
}
interface Row {
  orgId: string
  name: string
  total: string
  totalLabel: string
  cells: Cell[]
}

const NAMES = HELP_CLASSES.map((one) => HELP_CLASS_LABELS[one])
const NOT_SHOWN = '—'

/** 求助的数字: how many, by desk and class, of quarters that are over. What is small is not shown, here or to anybody. */
Page({
  data: {
    ...entrance(),
    names: NAMES,
    least: LEAST_SHOWN,
    quarters: [] as { id: string; label: string }[],
    chosen: '',
    rows: [] as Row[],
    listing: true,
    problem: '',
  },

  onLoad() {
    void this.enter()
  },
  onShow() {
    followLook(this)
  },
  onResize() {
    followWidth(this)
  },
  async onPullDownRefresh() {
    await this.enter()
    wx.stopPullDownRefresh()
  },

  async enter() {
    await comeToDesk(this, () => this.list(null))
  },

  async list(quarter: string | null) {
    const { office } = this.data
    if (!office?.mayAppoint) return this.setData({ listing: false })
    this.setData({ listing: true, problem: '' })
    try {
      const told = await api.help.figures({ orgId: office.orgId, quarter })
      this.setData({
        listing: false,
        quarters: told.quarters.map((key) => ({ id: key, label: quarterWords(key) })),
        chosen: told.quarter ?? '',
        rows: rowsOf(told),
      })
    } catch (reason) {
      this.setData({ listing: false, problem: shown(reason).message })
    }
  },

  choose(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    void this.list(event.detail.id)
  },

  exports() {
    go('/federation/help/exports')
  },
  back() {
    wx.navigateBack()
  },
  retry() {
    void this.list(this.data.chosen || null)
  },
})

function rowsOf({ rows, all }: HelpFigures): Row[] {
  const desks = rows.map(({ orgId, name, counts }) => rowOf(orgId, name, counts))
  return all === null ? desks : [rowOf('all', '全县', all), ...desks]
}

function rowOf(orgId: string, name: string, counts: readonly (number | null)[]): Row {
  const total = counts[NAMES.length] ?? null
  return {
    orgId,
    name,
    total: wordsOf(total),
    totalLabel: labelOf('合计', total),
    cells: NAMES.map((word, i) => ({
      name: word,
      words: wordsOf(counts[i] ?? null),
      label: labelOf(word, counts[i] ?? null),
      hidden: (counts[i] ?? null) === null,
    })),
  }
}

const wordsOf = (count: number | null): string => (count === null ? NOT_SHOWN : String(count))
const labelOf = (name: string, count: number | null): string =>
  count === null ? `${name}不显示` : `${name}${count} 件`
