import { dateAfter, dateOf } from '../../../domain/calendar-day'
import { DUTY_ROLE_LABELS, DUTY_ROLES, type DutyRole } from '../../../domain/duty'
import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { hideFromCapture, showToCapture } from '../../services/capture'
import { dayName } from '../../services/day-words'
import { dayWords } from '../../services/duty'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import type { DutyRoster, MyHalfHours } from '../../services/model'
import { newRequestId } from '../../services/random'
import { comeToDesk, openCase } from '../services/desk'
import { entrance, followWidth } from '../services/entrance'
import { clockWords, numberOf } from '../services/help-words'

interface MemberRow {
  personId: string
  name: string
  note: string
  chain: number
}
interface ShiftRow {
  shiftId: string
  words: string
  now: boolean
  /** How many of its half hours are left; empty of a turn without appointments. */
  free: string
}
interface Day {
  date: string
  title: string
  shifts: ShiftRow[]
}
interface HalfHour {
  place: number
  words: string
  state: 'free' | 'taken' | 'off'
  caseId: string
}
interface MyTurn {
  shiftId: string
  title: string
  halves: HalfHour[]
}
interface Option {
  id: string
  label: string
  note?: string
}

const BY_NUMBER = 'number'
const CHAINS = [
  { id: '', label: '夜里不叫她' },
  { id: '1', label: '第一个叫' },
  { id: '2', label: '第二个叫', note: '5 分钟没人应答以后' },
  { id: '3', label: '第三个叫', note: '10 分钟没人应答以后' },
]
const FORM = {
  person: '',
  number: '',
  role: 'officer' as DutyRole,
  chain: '',
  until: '',
  day: '',
  from: '08:30',
  to: '17:30',
  places: false,
  orgId: '',
  name: '',
  phone: '',
}

/** 值班: who is there now and tonight, as the shifts say and no more; who stands on the roster; and for whom I must not work. */
Page({
  data: {
    ...entrance(),
    ...FORM,
    listing: true,
    problem: '',
    here: '',
    members: [] as MemberRow[],
    tonight: [] as MemberRow[],
    days: [] as Day[],
    /** My own half hours, and where I may offer some. */
    mine: [] as MyTurn[],
    rosters: [] as Option[],
    roles: DUTY_ROLES.map((id) => ({ id, label: DUTY_ROLE_LABELS[id] })),
    chains: CHAINS,
    people: [] as Option[],
    /** What is written in a sheet; empty for none. */
    sheet: '' as '' | 'member' | 'shift' | 'offer' | 'conflict',
    /** Cases of somebody who left, which need somebody else now. */
    left: [] as { caseId: string; number: string }[],
    today: '',
    busy: false,
    sheetProblem: '',
  },
  intention: '',

  onLoad() {
    void this.enter()
  },
  onShow() {
    followLook(this)
    hideFromCapture()
  },
  onHide() {
    showToCapture()
  },
  onUnload() {
    showToCapture()
  },
  onResize() {
    followWidth(this)
  },
  async onPullDownRefresh() {
    await this.enter()
    wx.stopPullDownRefresh()
  },

  async enter() {
    await comeToDesk(this, () => this.list())
  },

  async list() {
    const { office } = this.data
    const now = new Date()
    this.setData({ listing: true, problem: '', today: dateOf(now) })
    try {
      const { rosters, turns } = await api.help.myHalfHours({})
      this.setData({
        rosters: rosters.map(({ orgId, role, unit }) => ({ id: orgId, label: unit, note: DUTY_ROLE_LABELS[role] })),
        mine: turns.map((turn) => myTurn(turn, now)),
      })
      if (!office?.mayAppoint) return this.setData({ listing: false })
      const roster = await api.help.roster({ orgId: office.orgId, from: dateOf(now) })
      const members = roster.members.map(memberRow)
      this.setData({
        listing: false,
        here: hereWords(roster, now),
        members,
        tonight: members.filter(({ chain }) => chain > 0).sort((a, b) => a.chain - b.chain),
        days: daysOf(roster, now),
      })
    } catch (reason) {
      this.setData({ listing: false, problem: shown(reason).message })
    }
  },
  retry() {
    void this.list()
  },

  async writeMember() {
    const { office } = this.data
    if (!office) return
    this.open('member')
    try {
      const { officers } = await api.federation.officers({ orgId: office.orgId })
      const here = officers.filter(({ grants }) => grants.some(({ orgId, waits }) => orgId === office.orgId && !waits))
      const people = here.map(({ personId, name }) => ({ id: personId, label: name ?? '还没写名字' }))
      this.setData({
        people: [...people, { id: BY_NUMBER, label: '别的一位', note: '律师、咨询师、调解员,用她的编号' }],
      })
    } catch (reason) {
      this.setData({ sheetProblem: shown(reason).message })
    }
  },
  writeShift() {
    this.open('shift')
    this.setData({
      day: dateOf(new Date()),
      people: this.data.members.map(({ personId, name, note }) => ({ id: personId, label: name, note })),
    })
  },
  writeOffer() {
    this.open('offer')
    this.setData({ day: dateOf(new Date()), from: '14:30', orgId: this.data.rosters[0]?.id ?? '' })
  },
  writeConflict() {
    this.open('conflict')
  },
  open(sheet: 'member' | 'shift' | 'offer' | 'conflict') {
    this.intention = ''
    this.setData({ ...FORM, sheet, people: [], sheetProblem: '' })
  },
  close() {
    this.setData({ ...FORM, sheet: '', sheetProblem: '' })
  },
  change({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: string; value: string | boolean }>) {
    this.intention = ''
    this.setData({ [name]: value, sheetProblem: '' })
  },

  saveMember() {
    const { office, person, number, role, chain, until } = this.data
    const personId = person === BY_NUMBER ? number.trim() : person
    if (!office || personId === '') return this.setData({ sheetProblem: '先选一位,或者粘贴她的编号。' })
    const place = chain === '' ? null : Number(chain)
    void this.send('她在名册上了', (intention) =>
      api.help.putOnRoster(
        { orgId: office.orgId, personId, role, chain: place, until: until === '' ? null : until },
        intention,
      ),
    )
  },
  saveShift() {
    const { office, person, day, from, to, places } = this.data
    if (!office || person === '') return this.setData({ sheetProblem: '先选一位。' })
    const turn = { ...turnOf(day, from, to), places }
    void this.send('排好了', (intention) =>
      api.help.addShift({ orgId: office.orgId, personId: person, ...turn }, intention),
    )
  },
  saveOffer() {
    const { orgId, day, from, to } = this.data
    if (orgId === '') return this.setData({ sheetProblem: '先选在哪里。' })
    void this.send('这段时间可以约了', (intention) =>
      api.help.offerHalfHours({ orgId, ...turnOf(day, from, to) }, intention),
    )
  },
  async closeHalf(event: WechatMiniprogram.TouchEvent) {
    const { shift, place, words } = event.currentTarget.dataset as { shift: string; place: number; words: string }
    if (!(await confirm('这半小时来不了', `${words}。约了的人会看到要另约一个。`, '来不了'))) return
    this.intention = ''
    await this.send('记下了', (intention) =>
      api.help.closeHalfHour({ shiftId: shift, place: Number(place) }, intention),
    )
  },
  saveConflict() {
    const name = this.data.name.trim()
    const phone = this.data.phone.trim()
    if (name === '') return this.setData({ sheetProblem: '写上那一位的名字。' })
    void this.send('记下了,和她有关的求助您看不到', (intention) =>
      api.help.declareConflict({ name, phone: phone === '' ? null : phone }, intention),
    )
  },

  async drop(event: WechatMiniprogram.TouchEvent) {
    const { office } = this.data
    const { shift, words } = event.currentTarget.dataset as { shift: string; words: string }
    if (!office || !(await confirm('取消这个班', words, '取消'))) return
    this.intention = ''
    await this.send('取消了', (intention) => api.help.dropShift({ orgId: office.orgId, shiftId: shift }, intention))
  },
  async takeOff(event: WechatMiniprogram.TouchEvent) {
    const { office } = this.data
    const { person, name } = event.currentTarget.dataset as { person: string; name: string }
    if (!office || !(await confirm('请她离开名册', `${name}马上看不到任何求助,她的班也都取消。`, '离开'))) return
    this.intention = ''
    await this.send('她离开名册了', async (intention) => {
      const { left } = await api.help.takeOffRoster({ orgId: office.orgId, personId: person }, intention)
      this.setData({ left: left.map((caseId) => ({ caseId, number: numberOf(caseId) })) })
    })
  },
  openLeft(event: WechatMiniprogram.TouchEvent) {
    openCase(String(event.currentTarget.dataset.id))
  },

  async send(done: string, work: (intention: string) => Promise<unknown>) {
    if (this.data.busy) return
    this.setData({ busy: true, sheetProblem: '', problem: '' })
    try {
      this.intention ||= await newRequestId()
      await work(this.intention)
      this.intention = ''
      announce(done)
      this.setData({ busy: false })
      this.close()
      await this.list()
    } catch (reason) {
      const { code, field, message } = shown(reason)
      const words =
        code === 'NOT_FOUND' && field === 'personId'
          ? '没有这个编号。请她在「我的」点「我的编号」,再复制一次发给您。'
          : message
      this.setData(this.data.sheet === '' ? { busy: false, problem: words } : { busy: false, sheetProblem: words })
    }
  },

  back() {
    wx.navigateBack({ fail: () => wx.redirectTo({ url: '/federation/help/help' }) })
  },
})

/** A night's turn ends on the next day. */
function turnOf(day: string, from: string, to: string): { from: string; until: string } {
  const lastDay = to > from ? day : dateAfter(day, 1)
  return { from: `${day}T${from}:00+08:00`, until: `${lastDay}T${to}:00+08:00` }
}

const HALF_WORDS = { free: '空着', taken: '有人约了', off: '约不到' }

function myTurn({ shiftId, from, until, unit, places }: MyHalfHours['turns'][number], now: Date): MyTurn {
  const day = dayName(dateOf(new Date(from)), dateOf(now))
  return {
    shiftId,
    title: `${day} ${clockWords(from)}-${clockWords(until)} · ${unit}`,
    halves: places.map(({ place, at, state, caseId }) => ({
      place,
      words: `${clockWords(at)} ${HALF_WORDS[state]}`,
      state,
      caseId: caseId ?? '',
    })),
  }
}

type Member = DutyRoster['members'][number]

function memberRow({ personId, name, role, chain, until }: Member): MemberRow {
  const night = chain === null ? '' : `夜里第 ${chain} 个叫`
  const end = until === null ? '' : `到 ${dayWords(until)}`
  return {
    personId,
    name: name ?? '还没写名字',
    note: [DUTY_ROLE_LABELS[role], night, end].filter((one) => one !== '').join(' · '),
    chain: chain ?? 0,
  }
}

/** Nobody is an answer too. */
function hereWords({ shifts }: DutyRoster, now: Date): string {
  const here = shifts.filter(
    ({ from, until }) => Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(until),
  )
  if (here.length === 0) return '现在没有人值班,求助的人看到的也是这一句。'
  return here
    .map(({ name, role, until }) => `${name ?? '一位'}(${DUTY_ROLE_LABELS[role]})到 ${clockWords(until)}`)
    .join(',')
}

function daysOf({ shifts }: DutyRoster, now: Date): Day[] {
  const days = new Map<string, ShiftRow[]>()
  for (const { shiftId, name, role, from, until, places } of [...shifts].sort((a, b) => a.from.localeCompare(b.from))) {
    const date = dateOf(new Date(from))
    const words = `${clockWords(from)}-${clockWords(until)} ${name ?? '一位'}(${DUTY_ROLE_LABELS[role]})`
    const isNow = Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(until)
    days.set(date, [...(days.get(date) ?? []), { shiftId, words, now: isNow, free: freeWords(places) }])
  }
  return [...days].map(([date, list]) => ({ date, title: dayWords(date), shifts: list }))
}

/** 「可约,空 3 个」 */
function freeWords(places: DutyRoster['shifts'][number]['places']): string {
  if (places === null) return ''
  return places.free === 0 ? '可约,没有空的' : `可约,空 ${places.free} 个`
}
