import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { invitationCard, type ShownCode, shownCode } from '../../services/invitation'
import { currentLook, followLook } from '../../services/look'
import type { HomeHosts } from '../../services/model'
import { newRequestId } from '../../services/random'
import { loadMe } from '../../services/session'
import { back } from '../../services/way'
import { type HostRow, hostRows, type MemberRow, memberRows } from './rows'

/** What a sheet asks before it is done. */
type Deed = 'offerLead' | 'acceptLead' | 'endOffer' | 'resign' | 'removeHost'
interface Asking {
  deed: Deed
  personId: string
  title: string
  text: string
  word: string
  tone: 'plain' | 'danger'
}

/** 一起的主人: who hosts this home, inviting another, handing the lead over in two steps, going. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    homeName: '',
    hosts: [] as HostRow[],
    members: [] as MemberRow[],
    leads: false,
    offeredToMe: false,
    /** To whom the lead is being handed over, for the one who leads. */
    offeredTo: '',
    making: '',
    code: null as ShownCode | null,
    asking: null as Asking | null,
    busy: false,
    problem: '',
  },
  homeId: '',
  intentions: {} as Record<string, string>,

  onLoad(query: { id?: string }) {
    this.homeId = query.id ?? ''
    void this.load()
  },

  onShow() {
    followLook(this)
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  onShareAppMessage() {
    const { code, homeName } = this.data
    if (code === null) return { title: '身边有家', path: '/pages/home/home' }
    return invitationCard(`${homeName}:${code.title}`, code.code)
  },

  async load() {
    try {
      this.show(await api.home.hosts({ homeId: this.homeId }))
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  show(told: HomeHosts) {
    const leads = told.iAm === 'leadHost'
    const to = told.hosts.find(({ personId }) => personId === told.offered?.toPersonId)
    this.setData({
      loading: false,
      failure: null,
      homeName: told.name,
      hosts: hostRows(told),
      members: memberRows(told),
      leads,
      offeredToMe: told.offered?.toMe === true,
      offeredTo: leads ? (to?.name ?? '') : '',
    })
  },

  retry() {
    this.setData({ loading: true })
    void this.load()
  },

  home() {
    back()
  },

  async inviteHost() {
    await this.make(
      'inviteHost',
      '请来一起当主人',
      '请她打开身边有家,在「我的」点「认领和编号」,扫这个码或者打进去。',
      () => api.home.inviteHost({ homeId: this.homeId }, this.intentions.inviteHost),
    )
  },

  async inviteMember(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string }
    await this.make(id, `${name}的认领编号`, `只给${name}本人。她扫了或者打进去,这里就不再写「待认领」。`, () =>
      api.home.invitePerson({ homeId: this.homeId, personId: id }, this.intentions[id]),
    )
  },

  async make(what: string, title: string, note: string, ask: () => Promise<{ code: string; expiresAt: string }>) {
    if (this.data.making !== '') return
    this.setData({ making: what, problem: '' })
    try {
      this.intentions[what] ??= await newRequestId()
      const made = await ask()
      delete this.intentions[what]
      this.setData({ code: shownCode(made, title, note) })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ making: '' })
  },

  /** What was shown stays nowhere on this phone. */
  closeCode() {
    this.setData({ code: null })
    void this.load()
  },

  ask(event: WechatMiniprogram.TouchEvent) {
    const { deed, id, name } = event.currentTarget.dataset as { deed: Deed; id?: string; name?: string }
    this.setData({ asking: askingOf(deed, id ?? '', name ?? ''), problem: '' })
  },

  stopAsking() {
    this.setData({ asking: null, problem: '' })
  },

  async done() {
    const { asking, busy } = this.data
    if (asking === null || busy) return
    this.setData({ busy: true, problem: '' })
    const what = `${asking.deed} ${asking.personId}`
    try {
      this.intentions[what] ??= await newRequestId()
      await this.take(asking, this.intentions[what])
      delete this.intentions[what]
      this.setData({ busy: false, asking: null })
      await loadMe()
      announce(DONE[asking.deed])
      if (asking.deed === 'resign') back()
      else await this.load()
    } catch (reason) {
      this.setData({ busy: false, problem: shown(reason).message })
    }
  },

  take({ deed, personId }: Asking, intention: string | undefined): Promise<unknown> {
    const { homeId } = this
    if (deed === 'offerLead') return api.home.offerLead({ homeId, toPersonId: personId }, intention)
    if (deed === 'removeHost') return api.home.removeHost({ homeId, personId }, intention)
    return api.home[deed]({ homeId }, intention)
  },
})

const DONE: Record<Deed, string> = {
  offerLead: '已经告诉她,等她点「我来牵头」',
  acceptLead: '现在由您牵头',
  endOffer: '这次交接不算了',
  resign: '您不再是这个家的主人',
  removeHost: '已经请她离开',
}

function askingOf(deed: Deed, personId: string, name: string): Asking {
  const words: Record<Deed, [title: string, text: string, word: string, tone: 'plain' | 'danger']> = {
    offerLead: [
      `请${name}牵头`,
      `${name}点了「我来牵头」,牵头的主人才换成她。您还是一起的主人。在那以前可以收回。`,
      '请她牵头',
      'plain',
    ],
    acceptLead: ['您来牵头', '从现在起,邀请主人、交接这些事由您来做。原来牵头的还是一起的主人。', '我来牵头', 'plain'],
    endOffer: ['这次交接不算', '牵头的主人不变。以后可以再交接。', '不算了', 'plain'],
    resign: ['不当这个家的主人了', '您的名字会从微家主页上拿掉,这个家的事也不再到您这里。', '不当了', 'danger'],
    removeHost: [`请${name}离开`, `${name}的名字会从微家主页上拿掉,她马上不能再打理这个家。`, '请她离开', 'danger'],
  }
  const [title, text, word, tone] = words[deed]
  return { deed, personId, title, text, word, tone }
}
