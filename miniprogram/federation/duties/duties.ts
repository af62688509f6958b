import { dateOf } from '../../../domain/calendar-day'
import { RECEPTION_OUTCOME_LABELS, RECEPTION_TOPIC_LABELS } from '../../../domain/reception'
import {
  EXCUSE_REASON_LABELS,
  EXCUSE_REASONS,
  EXEMPT_REASON_LABELS,
  EXEMPT_REASONS,
  type ExcuseReason,
  type ExemptReason,
} from '../../../domain/rotation'
import { monthAfter, monthOf } from '../../../domain/rotation-plan'
import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { dayWords, rateWords, type SlotRow, slotRow } from '../../services/duty'
import { shown } from '../../services/failure'
import type { ExemptPeriod, HomeDuties } from '../../services/model'
import { newRequestId } from '../../services/random'
import { arrives, comeIn, entrance } from '../services/entrance'

interface HomeRow {
  homeId: string
  name: string
  place: string
  rate: string
  slots: SlotRow[]
}
interface PeriodRow {
  id: string
  words: string
  note: string
  mayEnd: boolean
}
interface LogRow {
  id: string
  topic: string
  when: string
  summary: string
  outcome: string
}
const option = <Id extends string>(ids: readonly Id[], labels: Record<Id, string>) =>
  ids.map((id) => ({ id, label: labels[id] }))

/** 轮值: a township's homes with their month, whom it excuses, what it exempts, and the days on which nobody need open. */
Page({
  ...arrives,
  data: {
    ...entrance(),
    listing: true,
    month: monthOf(new Date()),
    title: '',
    homes: [] as HomeRow[],
    next: null as string | null,
    periods: [] as PeriodRow[],
    excuses: option(EXCUSE_REASONS, EXCUSE_REASON_LABELS),
    exempts: option(EXEMPT_REASONS, EXEMPT_REASON_LABELS),
    /** The slot in the sheet, and of which home. */
    slot: null as SlotRow | null,
    homeId: '',
    homeName: '',
    deed: 'excuse' as 'excuse' | 'exempt',
    deeds: [
      { id: 'excuse', label: '准她的假' },
      { id: 'exempt', label: '这一班免值' },
    ],
    why: '' as ExcuseReason | ExemptReason | '',
    evidence: false,
    /** The period that is being written. */
    writing: false,
    from: '',
    to: '',
    /** A home's log, without names; null while it is not open. */
    log: null as LogRow[] | null,
    logNext: null as string | null,
    busy: false,
    problem: '',
  },
  intention: '',

  async enter() {
    await comeIn(this, async ({ orgId }) => {
      const { month } = this.data
      const [told, { periods }] = await Promise.all([
        api.rotation.duties({ orgId, month }),
        api.rotation.exemptPeriods({ orgId }),
      ])
      this.setData({
        listing: false,
        title: `${Number(month.slice(5))} 月`,
        homes: told.homes.map(homeRow),
        next: told.next,
        periods: periods.map((period) => periodRow(period, this.data.office?.orgName ?? '')),
      })
    })
  },

  earlier() {
    this.turn(-1)
  },
  later() {
    this.turn(1)
  },
  turn(months: number) {
    this.setData({ month: monthAfter(this.data.month, months), homes: [], listing: true })
    void this.enter()
  },

  async more() {
    const { office, next, month, homes } = this.data
    if (!office || next === null) return
    try {
      const told = await api.rotation.duties({ orgId: office.orgId, month, after: next })
      this.setData({ homes: [...homes, ...told.homes.map(homeRow)], next: told.next })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  pick(event: WechatMiniprogram.TouchEvent) {
    const { home, slot: id } = event.currentTarget.dataset as { home: number; slot: number }
    const row = this.data.homes[home]
    const slot = row?.slots[id]
    if (!row || !slot) return
    this.intention = ''
    this.setData({
      slot,
      homeId: row.homeId,
      homeName: row.name,
      deed: 'excuse',
      why: '',
      evidence: false,
      problem: '',
    })
  },
  close() {
    this.setData({ slot: null, writing: false })
  },
  change({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: string; value: string | boolean }>) {
    this.intention = ''
    this.setData({ [name]: value, ...(name === 'deed' ? { why: '' } : {}) })
  },

  async decide() {
    const { slot, homeId, deed, why, evidence } = this.data
    if (!slot || why === '') return this.setData({ problem: '先选一个原因。' })
    const one = { homeId, month: slot.month, slotId: slot.id }
    await this.send('办好了,已经告诉她', (intention) =>
      deed === 'excuse'
        ? api.rotation.excuseSlot({ ...one, why: why as ExcuseReason, evidence }, intention)
        : api.rotation.exemptSlot({ ...one, why: why as ExemptReason }, intention),
    )
  },

  write() {
    const today = dateOf(new Date())
    this.intention = ''
    this.setData({ writing: true, from: today, to: today, why: '', problem: '' })
  },
  async savePeriod() {
    const { office, from, to, why } = this.data
    if (!office || why === '') return this.setData({ problem: '先选一个原因。' })
    await this.send('定好了,各家的班一会儿就跟着改', (intention) =>
      api.rotation.addExemptPeriod({ orgId: office.orgId, from, to, why: why as ExemptReason }, intention),
    )
  },
  async endPeriod(event: WechatMiniprogram.TouchEvent) {
    const { office } = this.data
    const periodId = String(event.currentTarget.dataset.id)
    if (!office || !(await confirm('收回这一段', '还没开始的班照旧要值。', '收回'))) return
    this.intention = ''
    await this.send('收回了', (intention) => api.rotation.endExemptPeriod({ orgId: office.orgId, periodId }, intention))
  },

  async showLog(event: WechatMiniprogram.TouchEvent) {
    const home = this.data.homes[Number(event.currentTarget.dataset.home)]
    if (!home) return
    this.setData({ homeId: home.homeId, homeName: home.name })
    await this.readLog(undefined)
  },
  async moreLog() {
    await this.readLog(this.data.logNext ?? undefined)
  },
  async readLog(after: string | undefined) {
    const { homeId, log } = this.data
    try {
      const page = await api.rotation.receptionsOfHome({ homeId, ...(after === undefined ? {} : { after }) })
      const rows = page.receptions.map(({ id, topic, at, by, summary, outcome }) => ({
        id,
        topic: RECEPTION_TOPIC_LABELS[topic],
        when: `${dayWords(at)} · ${by}记`,
        summary: summary ?? '',
        outcome: RECEPTION_OUTCOME_LABELS[outcome],
      }))
      this.setData({ log: after === undefined ? rows : [...(log ?? []), ...rows], logNext: page.next, problem: '' })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },
  /** What was read stays nowhere on this phone. */
  closeLog() {
    this.setData({ log: null, logNext: null })
  },

  async send(done: string, ask: (intention: string) => Promise<unknown>) {
    if (this.data.busy) return
    this.setData({ busy: true, problem: '' })
    try {
      this.intention ||= await newRequestId()
      await ask(this.intention)
      announce(done)
      this.setData({ busy: false, slot: null, writing: false })
      await this.enter()
    } catch (reason) {
      this.setData({ busy: false, problem: shown(reason).message })
    }
  },
})

const homeRow = ({ homeId, name, villageName, rate, slots }: HomeDuties): HomeRow => ({
  homeId,
  name,
  place: villageName,
  rate: rateWords(rate),
  slots: slots.map(slotRow),
})

function periodRow({ id, orgName, from, to, why, ended }: ExemptPeriod, mine: string): PeriodRow {
  const days = from === to ? from : `${from} 到 ${to}`
  return {
    id,
    words: `${EXEMPT_REASON_LABELS[why]} · ${days}`,
    note: ended ? '已收回' : `${orgName}定的`,
    mayEnd: !ended && orgName === mine,
  }
}
