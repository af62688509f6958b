import { ROLE_LABELS } from '../../../domain/role'
import { toIso } from '../../../domain/time'
import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { followLook } from '../../services/look'
import { newRequestId } from '../../services/random'
import { comeIn, entrance, followWidth } from '../services/entrance'
import { type Branch, branchOf, roleAt, toggle } from '../services/tree'

/** One role of one officer, as a row. */
interface OfficerRow {
  personId: string
  name: string
  grantId: string
  orgId: string
  title: string
  term: string
}

const YEAR_MS = 365 * 86_400_000

/** 人和组织: the tree of places, who works where, appointing one level down and ending a role. */
Page({
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
  },
  /** Of one appointment as it is written now; another person or term is another intention. */
  intention: '',

  onLoad() {
    void this.enter()
  },

  onShow() {
    followLook(this)
  },

  onResize() {
    followWidth(this)
  },

  async enter() {
    await comeIn(
      this,
      async (office) => {
        const root = branchOf({ id: office.orgId, name: office.orgName, level: office.level }, 0)
        this.setData({ branches: await toggle([root], 0) })
        await this.look(root)
      },
      (office) => office.mayAppoint,
    )
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
    })
    await this.list()
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
    const years = [1, 3, null][term] ?? null
    const until = years === null ? null : toIso(new Date(Date.now() + years * YEAR_MS))
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

  async end(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.officers[Number(event.currentTarget.dataset.index)]
    const chosen = this.data.chosen
    if (!row || !chosen) return
    if (!(await confirm('结束职责', `${row.name}:${row.title}。结束以后她马上看不到这里的资料。`, '结束'))) return
    try {
      await api.federation.endGrant({ orgId: row.orgId, personId: row.personId, grantId: row.grantId })
      announce('已经结束')
      await this.look(chosen)
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },
})

/** The general sentence says only that something was not found; here it can only be the number. */
function appointingWords({ code, field, message }: ShownFailure): string {
  const wrongNumber = code === 'NOT_FOUND' || (code === 'INPUT_INVALID' && field === 'personId')
  return wrongNumber ? '没有这个编号。请她在「我的」点「我的编号」,再复制一次发给您。' : message
}
