import { dateOf } from '../../../../domain/calendar-day'
import { onWallClock } from '../../../../domain/time'
import { api } from '../../../services/api'
import type { CaseFile } from '../../../services/model'
import { dial } from '../../../services/phone'
import { deed, doing } from '../../services/deed'

const NO_WORDS = { to: '', method: '打 110', receiptNote: '', aftercare: '' }
type Field = keyof typeof NO_WORDS | 'foundOn' | 'foundAt' | 'toldOn' | 'toldAt'

/**
 * What the law asks for at once (N04, S12): until a report stands this card is in the way of every end. What came of it is added later, and two
 * officers, one after the other, may find that nothing has to be reported.
 */
Component({
  properties: {
    file: { type: Object, value: null as CaseFile | null },
  },
  data: {
    ...doing(),
    ...NO_WORDS,
    foundOn: '',
    foundAt: '',
    toldOn: '',
    toldAt: '',
    today: '',
    writing: false,
    lifting: false,
    discovered: '',
    reported: '',
  },
  observers: {
    file(file: CaseFile | null) {
      const report = file?.report
      this.setData({
        discovered: report ? onWallClock(report.discoveredAt).format('M月D日 H:mm') : '',
        reported: report ? onWallClock(report.reportedAt).format('M月D日 H:mm') : '',
      })
    },
  },
  methods: {
    call() {
      dial('110')
    },
    write() {
      const { report } = this.data.file as CaseFile
      const now = new Date()
      const [found, told] = [report?.discoveredAt ?? now, report?.reportedAt ?? now].map((at) => onWallClock(at))
      if (!found || !told) return
      this.setData({
        ...doing(),
        writing: true,
        today: dateOf(now),
        foundOn: found.format('YYYY-MM-DD'),
        foundAt: found.format('HH:mm'),
        toldOn: told.format('YYYY-MM-DD'),
        toldAt: told.format('HH:mm'),
        to: report?.to ?? '',
        method: report?.method ?? NO_WORDS.method,
        receiptNote: report?.receiptNote ?? '',
        aftercare: report?.aftercare ?? '',
      })
    },
    lift() {
      this.setData({ ...doing(), lifting: true })
    },
    close() {
      this.setData({ ...doing(), writing: false, lifting: false })
    },
    change({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: Field; value: string }>) {
      this.setData({ [name]: value, intention: '' })
    },

    async save() {
      const { caseId } = this.data.file as CaseFile
      const { foundOn, foundAt, toldOn, toldAt } = this.data
      const [to, method, receiptNote, aftercare] = [
        this.data.to.trim(),
        this.data.method.trim(),
        this.data.receiptNote.trim(),
        this.data.aftercare.trim(),
      ]
      if (to === '' || method === '') return this.setData({ problem: '写上向谁报告的、怎么报告的。' })
      const report = {
        discoveredAt: `${foundOn}T${foundAt}:00+08:00`,
        reportedAt: `${toldOn}T${toldAt}:00+08:00`,
        to,
        method,
        receiptNote: receiptNote === '' ? null : receiptNote,
        aftercare: aftercare === '' ? null : aftercare,
      }
      if (report.discoveredAt > report.reportedAt) return this.setData({ problem: '报告不会早过发现,对一对时间。' })
      const done = await deed(this, '报告记下了', (intention) => api.help.report({ caseId, ...report }, intention))
      if (done) this.close()
    },

    async sendLift(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { caseId, lift } = this.data.file as CaseFile
      const words = lift ? '两位干部都认为不用报告' : '记下了,等另一位干部定'
      const done = await deed(this, words, (intention) =>
        api.help.lift({ caseId, reason: event.detail.reason }, intention),
      )
      if (done) this.close()
    },
  },
})
