import type { Position } from '../../../../domain/organisation'
import type { RollField } from '../../../../domain/roll-columns'
import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import type { RollChange, RollProblem, RollRow, Village } from '../../../services/model'
import { inputFor, type RollInput } from '../../services/roll-inputs'

const NOTHING: RollInput = { kind: 'none', options: [] }

/** One row of a roll over the page: each of its questions, what she may mean as one tap, and a field to say it; or to leave the row out. */
Component({
  properties: {
    row: { type: Object, value: null as RollRow | null },
    /** The page is asking the cloud. */
    busy: { type: Boolean, value: false },
    failure: { type: String, value: '' },
  },
  data: {
    at: 0,
    problem: null as RollProblem | null,
    input: NOTHING,
    text: '',
    chosen: [] as string[],
    place: null as Position | null,
    villages: [] as Village[],
    lost: '',
  },
  observers: {
    row(row: RollRow | null) {
      if (row) this.look(row, 0)
    },
  },
  methods: {
    look(row: RollRow, at: number) {
      const problem = row.problems[at] ?? null
      const input = problem ? inputFor(problem.column) : NOTHING
      const text = problem === null || problem.value.startsWith('#') ? '' : problem.value
      this.setData({ at, problem, input, text: input.kind === 'text' || input.kind === 'village' ? text : '' })
      this.setData({ chosen: [], place: null, villages: [], lost: '' })
    },
    turn(event: WechatMiniprogram.TouchEvent) {
      if (this.data.row) this.look(this.data.row as RollRow, Number(event.currentTarget.dataset.at))
    },
    take(event: WechatMiniprogram.TouchEvent) {
      const suggestion = this.data.problem?.suggestions[Number(event.currentTarget.dataset.at)]
      if (suggestion) this.send(suggestion.changes)
    },
    one(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ text: event.detail.value })
    },
    many(event: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
      this.setData({ chosen: event.detail.value, text: event.detail.value.join('、') })
    },
    pin(event: WechatMiniprogram.CustomEvent<{ value: Position | null }>) {
      this.setData({ place: event.detail.value })
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.data.text = event.detail.value
      if (this.data.input.kind === 'village') void this.search(event.detail.value.trim())
    },
    /** Villages by name or the first letters of their pinyin. */
    async search(query: string) {
      if (query === '') return this.setData({ villages: [] })
      try {
        const { villages } = await api.member.villages({ query })
        if (this.data.text.trim() === query) this.setData({ villages: villages.slice(0, 6), lost: '' })
      } catch (reason) {
        this.setData({ lost: shown(reason).message })
      }
    },
    takeVillage(event: WechatMiniprogram.TouchEvent) {
      const village = this.data.villages[Number(event.currentTarget.dataset.at)]
      if (!village) return
      this.send([
        { field: 'township', value: village.townshipName },
        { field: 'village', value: village.name },
      ])
    },
    save() {
      const { problem, input, text, place } = this.data
      if (!problem || problem.column === 'row') return
      if (input.kind !== 'place') return this.send([{ field: problem.column, value: text.trim() }])
      if (!place) return this.setData({ lost: '先在地图上点一下' })
      this.send([
        { field: 'longitude', value: String(place.longitude) },
        { field: 'latitude', value: String(place.latitude) },
      ])
    },
    undo(event: WechatMiniprogram.TouchEvent) {
      this.send([{ field: event.currentTarget.dataset.column as RollField, value: null }])
    },
    send(changes: RollChange[]) {
      if (!this.data.busy) this.triggerEvent('fix', { row: (this.data.row as RollRow).id, changes })
    },
    decide(event: WechatMiniprogram.TouchEvent) {
      if (this.data.busy) return
      this.triggerEvent('decide', {
        row: (this.data.row as RollRow).id,
        decision: event.currentTarget.dataset.decision,
      })
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
