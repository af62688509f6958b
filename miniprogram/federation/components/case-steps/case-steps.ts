import {
  CASE_OUTCOME_LABELS,
  CASE_OUTCOMES,
  CASE_STEPS,
  type CaseOutcome,
  type CaseStepName,
  type PlainStep,
} from '../../../../domain/help-state'
import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import type { CaseFile } from '../../../services/model'
import { deed, doing } from '../../services/deed'

interface StepButton {
  step: CaseStepName
  label: string
  /** The way on; the others lead elsewhere. */
  main: boolean
}
interface Option {
  id: string
  label: string
  note?: string
}

/** Steps that lead on to the end. */
const ON: readonly CaseStepName[] = ['accept', 'begin', 'resolve', 'followUp', 'close']
/** Steps for which a sentence is owed, and what follows of them. */
const REASONED: Partial<Record<CaseStepName, string>> = {
  triage: '先放一放,到期以前还要受理。她看到的还是「已收到」。',
  reopen: '这件事接着办。她看到的又是「在办」。',
  mistaken: '是误会的,就此办结,她不用承担什么。',
}
const DONE: Record<PlainStep, string> = {
  triage: '记下了',
  accept: '受理了,这件事由您负责',
  begin: '开始办了',
  resolve: '办好了',
  followUp: '开始回访',
  close: '办结了',
  reopen: '接着办',
  mistaken: '按误会办结了',
}

const PLAIN = { ...doing(), step: '' as CaseStepName | '', choice: '', text: '', flag: false }

/** The steps that the table allows now (domain/help-state), and what each of them asks for. */
Component({
  properties: {
    file: { type: Object, value: null as CaseFile | null },
  },
  data: {
    ...PLAIN,
    buttons: [] as StepButton[],
    label: '',
    follows: '',
    people: [] as Option[],
    desks: [] as Option[],
    outcomes: [] as Option[],
    loading: false,
  },
  observers: {
    file(file: CaseFile | null) {
      if (!file) return
      const buttons = file.steps.map((step) => ({ step, label: CASE_STEPS[step].label, main: ON.includes(step) }))
      this.setData({
        buttons: buttons.sort((a, b) => Number(b.main) - Number(a.main)),
        outcomes: CASE_OUTCOMES.filter((one) => one !== 'mistaken' && !(one === 'mediated' && file.harm)).map((id) => ({
          id,
          label: CASE_OUTCOME_LABELS[id],
        })),
      })
    },
  },
  methods: {
    press(event: WechatMiniprogram.TouchEvent) {
      const step = event.currentTarget.dataset.step as CaseStepName
      if (this.data.busy) return
      this.setData({ ...PLAIN, step, label: CASE_STEPS[step].label, follows: REASONED[step] ?? '' })
      if (step === 'assign' || step === 'refer') void this.ask()
      else if (step === 'accept' || step === 'begin' || step === 'followUp' || step === 'close')
        void this.plain(step, null, null)
    },
    close() {
      this.setData({ ...PLAIN })
    },
    change({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: string; value: string | boolean }>) {
      this.setData({ [name]: value, intention: '' })
    },

    /** To whom, and where: whoever must not read it is simply not there. */
    async ask() {
      const file = this.data.file as CaseFile
      this.setData({ loading: true, people: [], desks: [] })
      try {
        const { people, desks } = await api.help.assignable({ caseId: file.caseId })
        this.setData({
          loading: false,
          people: people.map(({ personId, name, unit }) => ({ id: personId, label: name ?? '还没写名字', note: unit })),
          desks: desks.map(({ id, name }) => ({ id, label: name })),
        })
      } catch (reason) {
        this.setData({ loading: false, problem: shown(reason).message })
      }
    },

    async plain(step: PlainStep, reason: string | null, outcome: CaseOutcome | null) {
      const { caseId } = this.data.file as CaseFile
      const done = await deed(this, DONE[step], (intention) =>
        api.help.step({ caseId, step, reason, outcome }, intention),
      )
      if (done) this.close()
    },
    reasoned(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      void this.plain(this.data.step as PlainStep, event.detail.reason, null)
    },
    resolve() {
      const { choice } = this.data
      if (choice === '') return this.setData({ problem: '先选一个结果。' })
      void this.plain('resolve', null, choice as CaseOutcome)
    },
    async assign() {
      const { choice, flag } = this.data
      const { caseId } = this.data.file as CaseFile
      if (choice === '') return this.setData({ problem: '先选一位。' })
      const done = await deed(this, flag ? '由她来办了' : '请她一起看了', (intention) =>
        api.help.assign({ caseId, personId: choice, owner: flag }, intention),
      )
      if (done) this.close()
    },
    async refer() {
      const { choice, text, flag } = this.data
      const { caseId } = this.data.file as CaseFile
      if (choice === '') return this.setData({ problem: '先选转到哪里。' })
      if (text.trim() === '') return this.setData({ problem: '写一句为什么转,她看得到。' })
      const done = await deed(this, flag ? '转过去了' : '问她了,她答应了才转', (intention) =>
        api.help.refer({ caseId, toOrgId: choice, reason: text.trim(), override: flag }, intention),
      )
      if (done) this.close()
    },
    async outOfScope() {
      const { text } = this.data
      const { caseId } = this.data.file as CaseFile
      if (text.trim() === '') return this.setData({ problem: '写上她该打哪个电话、找谁。' })
      const done = await deed(this, '告诉她该找谁了', (intention) =>
        api.help.outOfScope({ caseId, rightNumber: text.trim() }, intention),
      )
      if (done) this.close()
    },
  },
})
