import { dateOf } from '../../../../domain/calendar-day'
import { api } from '../../../services/api'
import { dayName } from '../../../services/day-words'
import type { CaseFile } from '../../../services/model'
import { deed, doing } from '../../services/deed'

interface Row {
  day: number
  words: string
  done: string
  late: boolean
}

/** Somebody asks how she is after a day, a week and a month (S10): what is done, what is due. */
Component({
  properties: {
    file: { type: Object, value: null as CaseFile | null },
  },
  data: { ...doing(), rows: [] as Row[], asked: 0 },
  observers: {
    file(file: CaseFile | null) {
      const today = dateOf(new Date())
      const rows = (file?.followUps ?? []).map(({ day, dueOn, doneAt }) => ({
        day,
        words: `第 ${day} 天 · ${dayName(dueOn, today)}`,
        done: doneAt === null ? '' : `${dayName(dateOf(new Date(doneAt)), today)}问过`,
        late: doneAt === null && dueOn < today,
      }))
      this.setData({ rows })
    },
  },
  methods: {
    ask(event: WechatMiniprogram.TouchEvent) {
      this.setData({ ...doing(), asked: Number(event.currentTarget.dataset.day) })
    },
    close() {
      this.setData({ ...doing(), asked: 0 })
    },
    async save(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { caseId } = this.data.file as CaseFile
      const done = await deed(this, '回访记下了', (intention) =>
        api.help.checkIn({ caseId, day: this.data.asked, note: event.detail.reason }, intention),
      )
      if (done) this.close()
    },
  },
})
