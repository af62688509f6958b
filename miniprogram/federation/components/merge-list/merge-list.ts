import { announce } from '../../../services/announce'
import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import { dayOnly } from '../../../services/invitation'
import type { MergeItem } from '../../../services/model'
import { newRequestId } from '../../../services/random'

interface Row extends MergeItem {
  note: string
}
const intentions: Record<string, string> = {}

/** What waits for a second officer: are these two the same woman. Whoever proposed does not confirm. */
Component({
  properties: { orgId: { type: String, value: '' } },
  data: {
    rows: [] as Row[],
    listing: true,
    asking: null as Row | null,
    answer: 'confirmMerge' as 'confirmMerge' | 'dropMerge',
    busy: false,
    problem: '',
  },
  observers: {
    orgId(orgId: string) {
      if (orgId !== '') void this.list()
    },
  },
  methods: {
    async list() {
      const { orgId } = this.data
      this.setData({ listing: true, problem: '' })
      try {
        const { merges } = await api.federation.merges({ orgId })
        if (this.data.orgId !== orgId) return
        this.setData({ rows: merges.map(rowOf), listing: false })
      } catch (reason) {
        this.setData({ listing: false, problem: shown(reason).message })
      }
    },

    ask(event: WechatMiniprogram.TouchEvent) {
      const { index, answer } = event.currentTarget.dataset as { index: number; answer: 'confirmMerge' | 'dropMerge' }
      this.setData({ asking: this.data.rows[Number(index)] ?? null, answer, problem: '' })
    },

    stopAsking() {
      this.setData({ asking: null, problem: '' })
    },

    async done() {
      const { asking, answer, busy } = this.data
      if (asking === null || busy) return
      this.setData({ busy: true, problem: '' })
      const { homeId, mergeId } = asking
      try {
        intentions[mergeId] ??= await newRequestId()
        await api.federation[answer]({ homeId, mergeId }, intentions[mergeId])
        delete intentions[mergeId]
        this.setData({ busy: false, asking: null })
        announce(answer === 'confirmMerge' ? '合并好了,算一个人' : '这次合并不算了')
        this.triggerEvent('changed')
        await this.list()
      } catch (reason) {
        this.setData({ busy: false, problem: shown(reason).message })
      }
    },
  },
})

const rowOf = (merge: MergeItem): Row => ({
  ...merge,
  note: `${merge.homeName} · ${dayOnly(merge.at)}提出:${merge.reason}`,
})
