import { ROLE_LABELS } from '../../../domain/role'
import { toIso } from '../../../domain/time'
import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { invitationCard, type ShownCode, shownCode } from '../../services/invitation'
import type { Officer, PeopleFigures } from '../../services/model'
import { newRequestId } from '../../services/random'
import { arrives, comeIn, entrance } from '../services/entrance'
import { startSetting } from '../services/staff-lock'
import { type Branch, branchOf, roleAt, toggle } from '../services/tree'

/** One role of one officer, as a row. */
interface OfficerRow {
  personId: string
  name: string
  grantId: string
  orgId: string
  title: string
  term: string
  /** 「等您确认」 and the like; empty for a role in force. */
  state: string
  mayConfirm: boolean
  mayEnd: boolean
  /** She has a 工作密码, and whoever looks may take it away. */
  mayResetPin: boolean
}

const TABS = [
  { id: 'officers', label: '妇联干部' },
  { id: 'unclaimed', label: '待认领' },
  { id: 'merges', label: '合并' },
]

const YEAR_MS = 365 * 86_400_000

/** 人和组织: the tree of places; who works where, invited by code, confirmed and ended; who is not claimed yet; who is the same woman. */
Page({
  ...arrives,
  data: {
    ...entrance(),
    branches: [] as Branch[],
    chosen: null as Branch | null,
    officers: [] as OfficerRow[],
    next: null as string | null,
    listing: false,
    appointing: false,
    personId: '',
    roleLabel: '',
    terms: ['一年', '三年', '不定,到结束为止'],
    term: 1,
    sending: false,
    problem: '',
    tabs: TABS,
    tab: 'officers',
    figures: null as PeopleFigures | null,
    inviting: false,
    code: null as ShownCode | null,
    /** Codes made while this page is open: the list of open ones asks again. */
    codesMade: 0,
    /** What a share card of this page carries: the code that is on the screen. */
    shared: null as { title: string; code: string } | null,
  },
  /** Of one appointment as it is written now; another person or term is another intention. */
  intention: '',

  async enter() {
    await comeIn(this, async (office) => {
      const root = branchOf({ id: office.orgId, name: office.orgName, level: office.level }, 0)
      // A village keeps its own people; it appoints nobody.
      const tabs = office.mayAppoint ? TABS : TABS.filter(({ id }) => id !== 'officers')
      this.setData({ branches: await toggle([root], 0), tabs, tab: tabs[0]?.id ?? '' })
      await this.look(root)
    })
  },

  onShareAppMessage() {
    const { shared } = this.data
    return shared === null ? { title: '身边有家', path: '/pages/home/home' } : invitationCard(shared.title, shared.code)
  },

  pickTab(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ tab: event.detail.id, problem: '' })
  },

  made(event: WechatMiniprogram.CustomEvent<{ title: string; code: string }>) {
    this.setData({ shared: event.detail })
  },

  /** How many women, by person; the page works without it. */
  async count() {
    const { chosen } = this.data
    if (chosen === null) return
    try {
      const figures = await api.federation.people({ orgId: chosen.id })
      if (this.data.chosen?.id === chosen.id) this.setData({ figures })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  async pick(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset.index)
    const branch = this.data.branches[index]
    if (!branch) return
    try {
      this.setData({ branches: await toggle(this.data.branches, index) })
      await this.look(branch)
      // On a phone the people stand below a long list of villages: without this a tap there seems to do nothing.
      if (!this.data.wide && branch.leaf) wx.pageScrollTo({ selector: '#side', offsetTop: -12 })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  async look(branch: Branch) {
    this.setData({
      chosen: branch,
      officers: [],
      next: null,
      appointing: false,
      roleLabel: ROLE_LABELS[roleAt(branch.level)],
      figures: null,
    })
    void this.count()
    if (this.data.office?.mayAppoint) await this.list()
  },

  async list() {
    const { chosen, next, officers } = this.data
    if (chosen === null) return
    this.setData({ listing: true, problem: '' })
    try {
      const page = await api.federation.officers({ orgId: chosen.id, ...(next === null ? {} : { after: next }) })
      if (this.data.chosen?.id !== chosen.id) return
      const rows = page.officers.flatMap((officer) =>
        officer.grants.map((grant) => ({
          personId: officer.personId,
          name: officer.name ?? '还没写名字',
          grantId: grant.grantId,
          orgId: grant.orgId,
          title: `${grant.orgName} · ${ROLE_LABELS[grant.role]}`,
          term: grant.until === null ? '没有定期限' : `到 ${grant.until.slice(0, 10)}`,
          ...stateOf(grant),
          mayResetPin: officer.mayResetPin,
        })),
      )
      this.setData({ officers: [...officers, ...rows], next: page.next, listing: false })
    } catch (reason) {
      this.setData({ listing: false, problem: shown(reason).message })
    }
  },

  startAppointing() {
    this.intention = ''
    this.setData({ appointing: true, personId: '', problem: '' })
  },

  stopAppointing() {
    this.setData({ appointing: false })
  },

  typePerson(event: WechatMiniprogram.Input) {
    this.intention = ''
    this.setData({ personId: event.detail.value })
  },

  pickTerm(event: WechatMiniprogram.PickerChange) {
    this.intention = ''
    this.setData({ term: Number(event.detail.value) })
  },

  async appoint() {
    const { chosen, personId, term, sending } = this.data
    if (chosen === null || sending) return
    if (personId.trim() === '') return this.setData({ problem: '先把她的编号粘贴到上面。' })
    this.setData({ sending: true, problem: '' })
    const until = termEnd(term)
    try {
      if (this.intention === '') this.intention = await newRequestId()
      const role = roleAt(chosen.level)
      await api.federation.grant({ orgId: chosen.id, personId: personId.trim(), role, until }, this.intention)
      this.setData({ sending: false })
      announce('安排好了,她打开「我的」就看得到')
      await this.look(chosen)
    } catch (reason) {
      this.setData({ sending: false, problem: appointingWords(shown(reason)) })
    }
  },

  /** A code that she uses herself; nobody needs to know her number for it. */
  async invite() {
    const { chosen, term, inviting } = this.data
    if (chosen === null || inviting) return
    this.setData({ inviting: true, problem: '' })
    try {
      if (this.intention === '') this.intention = await newRequestId()
      const role = roleAt(chosen.level)
      const made = await api.federation.invite({ orgId: chosen.id, role, until: termEnd(term) }, this.intention)
      this.intention = ''
      const title = `${chosen.name} · ${ROLE_LABELS[role]}`
      const two = chosen.level === 'county' ? '县一级的要两位干部一起确认。' : ''
      const note = `请她扫这个码,或者在「我的」点「认领和编号」打进去。她接受以后,您见过本人再点确认,职责才生效。${two}`
      this.setData({ code: shownCode(made, title, note), shared: { title, code: made.code } })
      this.setData({ codesMade: this.data.codesMade + 1 })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ inviting: false })
  },

  async closeCode() {
    this.setData({ code: null, shared: null })
    if (this.data.chosen) await this.look(this.data.chosen)
  },

  async again() {
    if (this.data.chosen) await this.look(this.data.chosen)
  },

  async confirmOfficer(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.officers[Number(event.currentTarget.dataset.index)]
    const chosen = this.data.chosen
    if (!row || !chosen) return
    if (
      !(await confirm(
        '确认是本人',
        `${row.name}:${row.title}。您见过她本人了吗?确认以后,她马上看得到这里的资料。`,
        '见过了',
      ))
    )
      return
    try {
      const { orgId, personId, grantId } = row
      const { active } = await api.federation.confirmInvitation({ orgId, personId, grantId })
      announce(active ? '职责生效了' : '记下了,等另一位县妇联干部确认')
      await this.look(chosen)
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  setPin() {
    startSetting()
  },

  async resetPin(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.officers[Number(event.currentTarget.dataset.index)]
    const chosen = this.data.chosen
    if (!row || !chosen) return
    const asked = `${row.name}忘了工作密码?见到她本人或者打个电话问清楚,再清掉。她下次进来自己设一个新的。`
    if (!(await confirm('清掉工作密码', asked, '清掉'))) return
    try {
      await api.federation.resetStaffPin({ orgId: row.orgId, personId: row.personId })
      announce('清掉了,请她再设一个')
      await this.look(chosen)
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  async end(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.officers[Number(event.currentTarget.dataset.index)]
    const chosen = this.data.chosen
    if (!row || !chosen) return
    if (!(await confirm('结束职责', `${row.name}:${row.title}。结束以后她马上看不到这里的资料。`, '结束'))) return
    try {
      const { orgId, personId, grantId } = row
      const { until } = await api.federation.endGrant({ orgId, personId, grantId })
      announce(until === null ? '记下了,等另一位县妇联干部也点结束' : '已经结束')
      await this.look(chosen)
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },
})

/** A year, three, or until it is ended. */
function termEnd(term: number): string | null {
  const years = [1, 3, null][term] ?? null
  return years === null ? null : toIso(new Date(Date.now() + years * YEAR_MS))
}

type Grant = Officer['grants'][number]

function stateOf({ waits, endingAskedByMe }: Grant): Pick<OfficerRow, 'state' | 'mayConfirm' | 'mayEnd'> {
  if (waits !== null) {
    const mine = waits.mayConfirm && !waits.confirmedByMe
    return { state: mine ? '等您确认' : '等确认', mayConfirm: mine, mayEnd: waits.invitedByMe }
  }
  if (endingAskedByMe !== null)
    return { state: endingAskedByMe ? '等另一位也点结束' : '有人提出结束', mayConfirm: false, mayEnd: !endingAskedByMe }
  return { state: '', mayConfirm: false, mayEnd: true }
}

/** The general sentence says only that something was not found; here it can only be the number. */
function appointingWords({ code, field, message }: ShownFailure): string {
  const wrongNumber = code === 'NOT_FOUND' || (code === 'INPUT_INVALID' && field === 'personId')
  return wrongNumber ? '没有这个编号。请她在「我的」点「我的编号」,再复制一次发给您。' : message
}
