import { confirm } from '../../../services/announce'
import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import type { CaseFile, FreeHalfHour } from '../../../services/model'
import { deed, doing } from '../../services/deed'

interface Half {
  shiftId: string
  place: number
}

/** Half hours of a case with a professional, taken and given back for her while one speaks with her. */
Component({
  properties: {
    file: { type: Object, value: null as CaseFile | null },
  },
  data: {
    ...doing(),
    taken: [] as CaseFile['appointments'],
    free: null as FreeHalfHour[] | null,
    looking: false,
    mayTake: false,
    note: '和她说好再约。约的那一位从此看得到这件事;她不让看的、要回避的,不在里面。',
  },
  observers: {
    file(file: CaseFile | null) {
      this.setData({ taken: file?.appointments ?? [], mayTake: file?.steers ?? false })
    },
  },
  methods: {
    async look() {
      const { caseId } = this.data.file as CaseFile
      this.setData({ ...doing(), looking: true, free: null })
      try {
        const { free } = await api.help.freeHalfHoursFor({ caseId })
        this.setData({ free })
      } catch (reason) {
        this.setData({ free: [], problem: shown(reason).message })
      }
    },
    close() {
      this.setData({ ...doing(), looking: false })
    },
    async take({ detail }: WechatMiniprogram.CustomEvent<Half>) {
      const { caseId } = this.data.file as CaseFile
      this.setData({ intention: '' })
      const done = await deed(this, '约好了', (intention) => api.help.takeHalfHourFor({ caseId, ...detail }, intention))
      if (done) this.close()
    },
    async giveBack({ detail: { when, ...half } }: WechatMiniprogram.CustomEvent<Half & { when: string }>) {
      const { caseId } = this.data.file as CaseFile
      if (when !== '' && !(await confirm('退掉这半小时', `${when},退了别人就能约。`, '退掉'))) return
      this.setData({ intention: '' })
      await deed(this, '退掉了', (intention) => api.help.giveBackHalfHourFor({ caseId, ...half }, intention))
    },
  },
})
