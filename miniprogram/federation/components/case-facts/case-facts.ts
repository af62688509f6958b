import { dateOf } from '../../../../domain/calendar-day'
import { api } from '../../../services/api'
import { dayWords } from '../../../services/duty'
import type { CaseFile, HarmFacts } from '../../../services/model'
import { deed, doing } from '../../services/deed'

type Order = NonNullable<HarmFacts['protectionOrder']>

/** Whoever may apply for her (反家庭暴力法; rules-that-bind 4). */
const APPLICANTS: Record<Order['appliedBy'], string> = {
  herself: '她自己',
  family: '近亲属',
  police: '公安',
  federation: '妇联',
  committee: '村居委会',
  rescueStation: '救助站',
}
const RESULTS: Record<Order['result'], string> = { waiting: '在等', granted: '准了', refused: '没准' }
const options = (labels: Record<string, string>) => Object.entries(labels).map(([id, label]) => ({ id, label }))

interface Line {
  label: string
  value: string
}

/** Facts of domestic violence (N03): the police, the warning letter, the protection order and until when it holds. */
Component({
  properties: {
    file: { type: Object, value: null as CaseFile | null },
  },
  data: {
    ...doing(),
    lines: [] as Line[],
    writing: false,
    applicants: options(APPLICANTS),
    results: options(RESULTS),
    today: '',
    policeCalledOn: '',
    letterOn: '',
    letterNumber: '',
    appliedBy: '',
    appliedOn: '',
    result: 'waiting' as Order['result'],
    decidedOn: '',
    expiresOn: '',
    injuryProof: false,
  },
  observers: {
    file(file: CaseFile | null) {
      this.setData({ lines: linesOf(file?.facts ?? null) })
    },
  },
  methods: {
    write() {
      const { facts } = this.data.file as CaseFile
      const order = facts?.protectionOrder
      this.setData({
        ...doing(),
        writing: true,
        today: dateOf(new Date()),
        policeCalledOn: facts?.policeCalledOn ?? '',
        letterOn: facts?.warningLetter?.on ?? '',
        letterNumber: facts?.warningLetter?.number ?? '',
        appliedBy: order?.appliedBy ?? '',
        appliedOn: order?.appliedOn ?? '',
        result: (order?.result ?? 'waiting') as Order['result'],
        decidedOn: order?.decidedOn ?? '',
        expiresOn: order?.expiresOn ?? '',
        injuryProof: facts?.injuryProof ?? false,
      })
    },
    close() {
      this.setData({ ...doing(), writing: false })
    },
    change({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: string; value: string | boolean }>) {
      this.setData({ [name]: value, intention: '' })
    },
    async save() {
      const { caseId } = this.data.file as CaseFile
      const { data } = this
      const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
      const facts: HarmFacts = {
        policeCalledOn: orNull(data.policeCalledOn),
        warningLetter: data.letterOn === '' ? null : { on: data.letterOn, number: orNull(data.letterNumber) },
        protectionOrder:
          data.appliedBy === '' || data.appliedOn === ''
            ? null
            : {
                appliedBy: data.appliedBy as Order['appliedBy'],
                appliedOn: data.appliedOn,
                result: data.result,
                decidedOn: orNull(data.decidedOn),
                expiresOn: orNull(data.expiresOn),
              },
        injuryProof: data.injuryProof,
      }
      const half = (data.appliedBy === '') !== (data.appliedOn === '')
      if (half) return this.setData({ problem: '保护令要写谁申请的、哪天申请的。' })
      if (await deed(this, '记下了', (intention) => api.help.facts({ caseId, facts }, intention))) this.close()
    },
  },
})

function linesOf(facts: CaseFile['facts']): Line[] {
  const day = (date: string | null | undefined) => (date ? dayWords(date) : '')
  const order = facts?.protectionOrder
  const letter = facts?.warningLetter
  const [result, by] = order
    ? [RESULTS[order.result as Order['result']], APPLICANTS[order.appliedBy as Order['appliedBy']]]
    : []
  const until = order?.expiresOn ? `,到 ${day(order.expiresOn)}` : ''
  return [
    { label: '报警', value: day(facts?.policeCalledOn) || '没有记' },
    { label: '告诫书', value: letter ? `${day(letter.on)}${letter.number ? `,${letter.number}` : ''}` : '没有记' },
    { label: '保护令', value: order ? `${by} ${day(order.appliedOn)}申请,${result}${until}` : '没有记' },
    { label: '伤情证明', value: facts?.injuryProof ? '有' : '没有记' },
  ]
}
