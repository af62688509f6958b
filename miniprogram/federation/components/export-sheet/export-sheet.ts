import type { HomeState } from '../../../../domain/home-state'
import type { PrimaryType } from '../../../../domain/micro-home'
import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import { fetchWorkbook, type WorkbookFile } from '../../services/workbook-file'

/** What of the register is exported: the place, and what it is narrowed to. */
export interface ExportWish {
  orgId: string
  orgName: string
  state?: HomeState
  primaryType?: PrimaryType
  /** The place and the filters as she reads them. */
  words: string
}

/** 导出名册: what goes in, then the file and what she can do with it. */
Component({
  properties: {
    wish: { type: Object, value: null as ExportWish | null },
  },
  data: { contacts: false, busy: false, file: null as WorkbookFile | null, homes: 0, problem: '' },
  observers: {
    wish() {
      this.setData({ contacts: false, busy: false, file: null, problem: '' })
    },
  },
  methods: {
    pickContacts(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.setData({ contacts: event.detail.value })
    },
    async make() {
      const wish = this.data.wish as ExportWish | null
      if (!wish || this.data.busy) return
      this.setData({ busy: true, problem: '' })
      const { orgId, state, primaryType } = wish
      try {
        const made = await api.home.exportRegister({
          orgId,
          ...(state ? { state } : {}),
          ...(primaryType ? { primaryType } : {}),
          ...(this.data.contacts ? { contacts: true } : {}),
        })
        const file = await fetchWorkbook(made)
        // She may have closed the sheet meanwhile.
        if (this.data.wish === wish) this.setData({ busy: false, file, homes: made.homes })
      } catch (reason) {
        this.setData({ busy: false, problem: shown(reason).message })
      }
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
