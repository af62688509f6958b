import { chosenHalfHour, type HalfHourChoice, halfHourChoices, halfHourRows } from '../../../services/half-hour-words'
import type { FreeHalfHour, HalfHourTaken } from '../../../services/model'

/** Choices shown at once; whoever needs a later one takes a nearer day or comes back. */
const MOST_SHOWN = 24

/**
 * Half hours with a lawyer, a counsellor or a mediator: those taken, and a sheet to take one. The page asks the cloud; whose request it is stays
 * in its memory alone.
 */
Component({
  properties: {
    taken: { type: Array, value: [] as HalfHourTaken[] },
    /** What can be taken; null while that is being asked. */
    free: { type: Array, optionalTypes: [Object], value: null as FreeHalfHour[] | null },
    visible: { type: Boolean, value: false },
    /** Nothing is taken for what has ended. */
    mayTake: { type: Boolean, value: false },
    /** What comes of taking one, said before. */
    note: { type: String, value: '' },
    busy: { type: Boolean, value: false },
    problem: { type: String, value: '' },
  },
  data: {
    rows: [] as ReturnType<typeof halfHourRows>,
    choices: [] as HalfHourChoice[],
    chosen: '',
    missing: '',
    asking: true,
  },
  observers: {
    taken(taken: HalfHourTaken[]) {
      this.setData({ rows: halfHourRows(taken ?? [], new Date()) })
    },
    free(free: FreeHalfHour[] | null) {
      const choices = halfHourChoices(free ?? [], new Date()).slice(0, MOST_SHOWN)
      const { chosen } = this.data
      const still = choices.some(({ id }) => id === chosen) ? chosen : ''
      this.setData({ asking: free === null, choices, chosen: still })
    },
  },
  methods: {
    look() {
      this.setData({ chosen: '', missing: '' })
      this.triggerEvent('look')
    },
    close() {
      this.triggerEvent('close')
    },
    choose({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ chosen: value, missing: '' })
    },
    take() {
      const { chosen, busy } = this.data
      if (busy) return
      if (chosen === '') return this.setData({ missing: '先选一个时间。' })
      this.triggerEvent('take', chosenHalfHour(chosen))
    },
    /** What fell by itself needs no second thought: `when` is empty. */
    giveBack(event: WechatMiniprogram.TouchEvent) {
      const { shift, place, when } = event.currentTarget.dataset as { shift: string; place: number; when: string }
      if (!this.data.busy) this.triggerEvent('giveback', { shiftId: shift, place: Number(place), when })
    },
  },
})
