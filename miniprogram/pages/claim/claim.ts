import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import { dayOnly, invitationPath, placeWords, scan, typedCode } from '../../services/invitation'
import { currentLook, followLook } from '../../services/look'
import type { Claimable } from '../../services/model'
import { newRequestId } from '../../services/random'
import { lastMe, loadMe } from '../../services/session'
import { back, go, isFirstPage } from '../../services/way'

interface PersonShown {
  personId: string
  name: string
  homes: { homeId: string; title: string; note: string }[]
}
interface ClaimShown {
  personId: string
  claimId: string
  name: string
  note: string
}

/** 认领: 「这是我吗」. By the number that WeChat knows, or by a code that somebody gave her. */
Page({
  data: {
    look: currentLook(),
    homeName: '',
    first: false,
    asking: false,
    /** The last digits of the number that WeChat vouched for; empty before. */
    phoneEnd: '',
    persons: [] as PersonShown[],
    claiming: '',
    problem: '',
    typed: '',
    code: '',
    codeWords: typedCode('').words,
    codeWrong: false,
    claims: [] as ClaimShown[],
    undoing: '',
  },
  homeId: '',
  intentions: {} as Record<string, string>,

  onLoad(query: { home?: string }) {
    this.homeId = query.home ?? ''
    this.setData({ first: isFirstPage() })
    if (this.homeId !== '') void this.nameHome()
    void this.listClaims()
    if (lastMe()?.claimable) void this.listClaimable()
  },

  onShow() {
    followLook(this)
  },

  /** Why she is here; the page works without it. */
  async nameHome() {
    try {
      this.setData({ homeName: (await api.home.view({ homeId: this.homeId })).name })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  async listClaimable() {
    try {
      const { persons } = await api.member.claimable({})
      this.setData({ persons: persons.map(personShown) })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  /** What she claimed before, and whether it can be taken back. A visitor has nothing yet. */
  async listClaims() {
    if (!lastMe()?.personId) return
    try {
      const { claims, mergedInto } = await api.member.claims({})
      const other = mergedInto ? [{ ...mergedInto, name: '您的另一个微信号' }] : []
      this.setData({
        claims: [...other, ...claims].map(({ personId, claimId, name, at, undoUntil }) => ({
          personId,
          claimId,
          name: name ?? '没有写名字',
          note: `${dayOnly(at)}认领,${undoWords(undoUntil)}`,
        })),
      })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  async phone(event: WechatMiniprogram.CustomEvent<{ code?: string; errMsg: string }>) {
    const { code } = event.detail
    if (code === undefined) {
      this.setData({ problem: '没有授权也没关系。可以请镇街妇联或牵头的主人给您一个编号,一样能认领。' })
      return
    }
    this.setData({ asking: true, problem: '' })
    try {
      const { phoneEnd, persons } = await api.member.verifyPhone({ code }, await newRequestId())
      this.setData({ asking: false, phoneEnd, persons: persons.map(personShown) })
    } catch (reason) {
      this.setData({ asking: false, problem: shown(reason).message })
    }
  },

  async claim(event: WechatMiniprogram.TouchEvent) {
    const person = this.data.persons[Number(event.currentTarget.dataset.index)]
    if (!person || this.data.claiming !== '') return
    this.setData({ claiming: person.personId, problem: '' })
    try {
      this.intentions[person.personId] ??= await newRequestId()
      await api.member.claim({ personId: person.personId }, this.intentions[person.personId])
      delete this.intentions[person.personId]
      const me = await loadMe()
      announce('认领好了,这个家就是您的')
      if (me.homes.length > 0) wx.redirectTo({ url: '/host/workbench/workbench' })
      else {
        this.setData({
          claiming: '',
          persons: this.data.persons.filter(({ personId }) => personId !== person.personId),
        })
        await this.listClaims()
      }
    } catch (reason) {
      this.setData({ claiming: '', problem: shown(reason).message })
    }
  },

  async undo(event: WechatMiniprogram.TouchEvent) {
    const claim = this.data.claims[Number(event.currentTarget.dataset.index)]
    if (!claim || this.data.undoing !== '') return
    if (!(await confirm('撤销认领', `撤销以后,「${claim.name}」名下的微家就不在您这里了。`, '撤销'))) return
    this.setData({ undoing: claim.claimId, problem: '' })
    try {
      this.intentions[claim.claimId] ??= await newRequestId()
      const { personId, claimId } = claim
      const { undone } = await api.member.undoClaim({ personId, claimId }, this.intentions[claim.claimId])
      await loadMe()
      announce(undone ? '已经撤销' : '记下了,请告诉镇街妇联,两位干部一起改')
      await this.listClaims()
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ undoing: '' })
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const typed = event.detail.value
    const { code, words, wrong } = typedCode(typed)
    this.setData({ typed, code, codeWords: words, codeWrong: wrong })
  },

  async scan() {
    const text = await scan()
    if (text === null) return
    const { code } = typedCode(text)
    if (code === '') this.setData({ problem: '扫到的不是身边有家的编号,请对准编号卡片上的方块再扫一次。' })
    else go(invitationPath(code))
  },

  next() {
    if (this.data.code !== '') go(invitationPath(this.data.code))
  },

  home() {
    back()
  },
})

const undoWords = (undoUntil: string): string =>
  new Date(undoUntil) >= new Date() ? `认错了 ${dayOnly(undoUntil)} 前可以撤销` : '超过 7 天,撤销要请两位干部一起改'

const personShown = ({ personId, name, homes }: Claimable): PersonShown => ({
  personId,
  name: name ?? '没有写名字',
  homes: homes.map((home) => ({
    homeId: home.homeId,
    title: home.name,
    note: `${home.townshipName} · ${home.villageName} · ${placeWords(home.as)}`,
  })),
})
