import { PRIMARY_TYPE_LABELS } from '../../../../domain/micro-home'
import { ROLL_FIELD_LABELS } from '../../../../domain/roll-columns'
import type { RollRow } from '../../../services/model'

/** The rows of a roll as they will be saved: cells with a question are marked, and the question stands beside them in words. */
Component({
  properties: {
    rows: { type: Array, value: [] as RollRow[] },
    wide: { type: Boolean, value: false },
    /** Excel's row number -> the officer ticked 对外公开. */
    ticks: { type: Object, value: {} as Record<number, boolean> },
    /** Only rows with a question. */
    asking: { type: Boolean, value: false },
  },
  /** A problem names its column by the roll's own word. */
  data: { types: PRIMARY_TYPE_LABELS, columns: ROLL_FIELD_LABELS },
  methods: {
    tick(event: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows[Number(event.currentTarget.dataset.index)] as RollRow | undefined
      if (row && !row.phonePublic && row.phoneMasked !== '') this.triggerEvent('tick', { row: row.row })
    },
  },
})
