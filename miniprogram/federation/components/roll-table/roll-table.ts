import { PRIMARY_TYPE_LABELS } from '../../../../domain/micro-home'
import { ROLL_FIELD_LABELS } from '../../../../domain/roll-columns'
import type { RollRow } from '../../../services/model'

/** The rows of a roll as they will be saved: cells with a question are marked, and the question stands beside them in words. */
Component({
  properties: {
    rows: { type: Array, value: [] as RollRow[] },
    wide: { type: Boolean, value: false },
    /** A row's id -> the officer ticked 对外公开. */
    ticks: { type: Object, value: {} as Record<number, boolean> },
    /** Rows with a question open to be put right. */
    fixable: { type: Boolean, value: false },
  },
  /** A problem names its column by the roll's own word. */
  data: { types: PRIMARY_TYPE_LABELS, columns: ROLL_FIELD_LABELS },
  methods: {
    tick(event: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows[Number(event.currentTarget.dataset.index)] as RollRow | undefined
      if (row && !row.phonePublic && row.phoneMasked !== '') this.triggerEvent('tick', { row: row.id })
    },
    open(event: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows[Number(event.currentTarget.dataset.index)] as RollRow | undefined
      const opens = row && (row.problems.length > 0 || row.decision === 'leaveOut' || row.fixes.length > 0)
      if (this.data.fixable && opens) this.triggerEvent('open', { row: row.id })
    },
  },
})
