import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import type { CheckInRoll } from '../../services/model'
import { newRequestId } from '../../services/random'
import { arrives, comeIn, entrance } from '../services/entrance'
import { type CheckRow, checkRow, MOST_ROWS, type PersonRow, personRows, waitingIds } from './rows'

/** One call judges so many. */
const MOST_AT_ONCE = 50

/** What she is asked to say why. */
interface Asking {
  deed: 'clear' | 'revoke' | 'end'
  personIds: string[]
  title: string
  text: string
  word: string
  hint: string
}

/** 签到抽查: activities whose check-ins are worth a look, and the township's word on each: it counts, or it does not, and why. */
Page({
  ...arrives,
  data: {
    ...entrance(),
    listed: false,
    checks: [] as CheckRow[],
    /** The activity that is open. */
    check: null as CheckRow | null,
    people: [] as PersonRow[],
    behind: 0,
    waiting: 0,
    reading: false,
    unread: '',
    asking: null as Asking | null,
    busy: false,
    problem: '',
  },
  roll: null as CheckInRoll | null,
  intention: '',

  async enter() {
    await comeIn(
      this,
      async ({ orgId }) => {
        const { activities } = await api.activity.spotChecks({ orgId })
        this.setData({ checks: activities.map(checkRow), listed: true })
      },
      (office) => office.mayAppoint,
    )
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const check = this.data.checks.find(({ id }) => id === event.currentTarget.dataset.id)
    if (!check) return
    this.setData({ check, people: [], behind: 0, waiting: 0 })
    void this.read()
  },

  close() {
    this.roll = null
    this.setData({ check: null, people: [] })
  },

  async read() {
    const { check } = this.data
    if (!check) return
    this.setData({ reading: true, unread: '' })
    try {
      const roll = await api.activity.rollOf({ activityId: check.id })
      if (this.data.check?.id !== check.id) return
      const people = personRows(roll)
      this.roll = roll
      this.setData({
        people: people.slice(0, MOST_ROWS),
        behind: Math.max(0, people.length - MOST_ROWS),
        waiting: waitingIds(roll).length,
      })
    } catch (reason) {
      this.setData({ unread: shown(reason).message })
    }
    this.setData({ reading: false })
  },

  askOne(event: WechatMiniprogram.TouchEvent) {
    const { id, deed } = event.currentTarget.dataset as { id: string; deed: 'clear' | 'revoke' }
    const person = this.data.people.find(({ personId }) => personId === id)
    if (person) this.ask(deed === 'clear' ? clears([id], person.name) : revokes([id], person.name))
  },

  askAll(event: WechatMiniprogram.TouchEvent) {
    const ids = this.roll ? waitingIds(this.roll).slice(0, MOST_AT_ONCE) : []
    const whom = `这 ${ids.length} 位`
    this.ask(event.currentTarget.dataset.deed === 'clear' ? clears(ids, whom) : revokes(ids, whom))
  },

  askEnd() {
    this.ask(END)
  },

  ask(asking: Asking) {
    this.intention = ''
    this.setData({ asking, problem: '' })
  },

  stop() {
    this.setData({ asking: null })
  },

  async said(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { asking, check, office, busy } = this.data
    if (!asking || !check || !office || busy) return
    const why = event.detail.reason
    const { deed, personIds } = asking
    const activityId = check.id
    this.setData({ busy: true, problem: '' })
    try {
      this.intention ||= await newRequestId()
      if (deed === 'end') await api.activity.endSpotCheck({ orgId: office.orgId, activityId, why }, this.intention)
      else await api.activity.judgeCheckIns({ activityId, personIds, verdict: deed, why }, this.intention)
      this.setData({ busy: false, asking: null })
      announce(deed === 'end' ? '记下了' : deed === 'clear' ? '算数了' : '没有算,已经告诉她')
      if (deed !== 'end') return this.read()
      this.close()
      await this.enter()
    } catch (reason) {
      this.setData({ busy: false, problem: shown(reason).message })
    }
  },
})

const clears = (personIds: string[], whom: string): Asking => ({
  ...{ deed: 'clear', personIds, title: `${whom}在场`, word: '算数' },
  text: '问过谁、怎么知道的,写一句。谁核实的、什么时候,会一起记着。',
  hint: '比如:问过邻居,都在',
})

const revokes = (personIds: string[], whom: string): Asking => ({
  ...{ deed: 'revoke', personIds, title: `${whom}不算`, word: '不算' },
  text: '写一句为什么。她会在消息里看到这次没有算。',
  hint: '比如:当时人在外地',
})

const END: Asking = {
  ...{ deed: 'end', personIds: [], title: '看过了', word: '记下' },
  text: '看到什么写一句,这场就不再列着。再有新的情况,还会回来。',
  hint: '比如:人都在,老人多,所以手动勾',
}
