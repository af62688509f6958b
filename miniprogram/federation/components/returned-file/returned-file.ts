import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import { fetchWorkbook, type WorkbookFile } from '../../services/workbook-file'

/** 拿回这张表: the sender's own workbook, its problems coloured and told, to pass on to her. */
Component({
  properties: {
    jobId: { type: String, value: '' },
  },
  data: { busy: false, visible: false, file: null as WorkbookFile | null, note: '', problem: '' },
  methods: {
    async fetch() {
      if (this.data.busy) return
      this.setData({ busy: true, visible: true, file: null, note: '', problem: '' })
      try {
        const made = await api.roll.returnWorkbook({ jobId: this.data.jobId })
        const file = await fetchWorkbook(made)
        const kept = '格式没有动,标红的一定要改,标黄的请核对,最后一栏写着怎么改。'
        const lost = '这种文件没法在原件上标,内容一样、样子是新做的一份。标红的一定要改,标黄的请核对。'
        const note = `${made.rows} 行要看一看。${made.looks === 'kept' ? kept : lost}您在这里改过的,不会写进这张表。`
        this.setData({ busy: false, file, note })
      } catch (reason) {
        this.setData({ busy: false, problem: shown(reason).message })
      }
    },
    close() {
      this.setData({ visible: false, file: null })
    },
  },
})
