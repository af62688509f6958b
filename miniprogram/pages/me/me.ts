import { ROLE_LABELS } from '../../../domain/role'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { helloByName } from '../../services/greeting'
import { dayOnly, type ShownCode, shownCode } from '../../services/invitation'
import { chooseLarge, currentLook, followLook, isLargeChosen, isPhoneLarge } from '../../services/look'
import type { Me } from '../../services/model'
import { dial } from '../../services/phone'
import { newRequestId } from '../../services/random'
import { hasDesk, lastMe, loadMe, phoneSettings, pickWorkplace } from '../../services/session'
import { go } from '../../services/way'

/** 我的: my village, my letters, my name if I want to tell it, and the ways in for hosts and officers. */
Page({
  data: {
    look: currentLook(),
    hello: '',
    village: '',
    name: '',
    personId: '',
    /** Messages she has not seen; 0 while it is not known. */
    unread: 0,
    homes: [] as Me['homes'],
    claimable: false,
    /** The day on which another account was made hers; empty for none. */
    takenOver: '',
    withdrawing: false,
    code: null as ShownCode | null,
    /** Requests for help reach her; to anybody else nothing says that there are any. */
    hasDesk: false,
    offices: [] as { orgId: string; title: string; note: string }[],
    complaintPhone: phoneSettings().complaintPhone,
    large: isLargeChosen(),
    /** WeChat's own letters are large already: then there is nothing to choose here. */
    phoneLarge: isPhoneLarge(),
    sizes: [
      { id: 'normal', label: '标准' },
      { id: 'large', label: '大字' },
    ],
    failure: null as ShownFailure | null,
  },

  onShow() {
    followLook(this)
    this.setData({ phoneLarge: isPhoneLarge() })
    const last = lastMe()
    if (last) this.show(last)
    else this.setData({ hello: helloByName(new Date()) })
    void this.load()
  },

  async load() {
    try {
      const me = await loadMe()
      this.show(me)
      if (me.personId !== null) this.setData(await api.member.unread({}))
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
  },

  show(me: Me) {
    this.setData({
      failure: null,
      hello: helloByName(new Date()),
      village: me.village ? `${me.village.townshipName} · ${me.village.name}` : '',
      name: me.name ?? '',
      personId: me.personId ?? '',
      homes: me.homes,
      claimable: me.claimable,
      takenOver: me.takenOver ? dayOnly(me.takenOver.at) : '',
      hasDesk: hasDesk(me),
      offices: me.roles.map((role) => ({
        orgId: role.orgId,
        title: role.orgName,
        note: `${ROLE_LABELS[role.role]}${role.until ? `,到 ${role.until.slice(0, 10)}` : ''}`,
      })),
      complaintPhone: me.settings.complaintPhone,
    })
  },

  chooseSize(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const large = event.detail.id === 'large'
    chooseLarge(large)
    this.setData({ large })
    followLook(this)
  },

  village() {
    go('/pages/village/village?for=settle')
  },

  introduce() {
    if (this.data.personId === '') {
      announce('先选一下您住的村社区')
      return
    }
    go('/pages/introduce/introduce')
  },

  inbox() {
    go('/pages/inbox/inbox')
  },

  host(event: WechatMiniprogram.TouchEvent) {
    const { id, handover } = event.currentTarget.dataset as { id: string; handover: string | null }
    go(handover === 'toMe' ? `/host/hosts/hosts?id=${id}` : '/host/workbench/workbench')
  },

  checkIn() {
    go('/pages/check-in/check-in')
  },

  myCode() {
    go('/pages/my-code/my-code')
  },

  claim() {
    go('/pages/claim/claim')
  },

  activities() {
    go('/pages/activity/mine')
  },

  family() {
    go('/pages/family/family')
  },

  /** Shown here and entered on the new phone; nothing of it stays on this one. */
  async merge() {
    try {
      const note = '在新微信号上打开身边有家,「我的」点「认领和编号」,扫这个码或者打进去。'
      this.setData({ code: shownCode(await api.member.mergeCode({}, await newRequestId()), '给新微信号的编号', note) })
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
  },

  /** Somebody may have seen it. */
  async withdrawCode() {
    if (this.data.withdrawing) return
    this.setData({ withdrawing: true })
    try {
      const { withdrawn } = await api.member.withdrawMergeCode({}, await newRequestId())
      announce(withdrawn ? '编号收回了,谁也用不了' : '已经有人用过这个编号了')
      this.setData({ code: null })
      if (!withdrawn) await this.load()
    } catch (reason) {
      this.setData({ failure: shown(reason), code: null })
    }
    this.setData({ withdrawing: false })
  },

  closeCode() {
    this.setData({ code: null })
  },

  office(event: WechatMiniprogram.TouchEvent) {
    pickWorkplace(String(event.currentTarget.dataset.org))
    go('/federation/homes/homes')
  },

  desk() {
    go('/federation/help/help')
  },

  copyId() {
    wx.setClipboardData({ data: this.data.personId })
  },

  visit() {
    go('/host/visit/visit')
  },

  apply() {
    go('/host/apply/apply')
  },

  /** The same row for everybody, whether she has ever asked or not. */
  help() {
    go('/pages/help/help')
  },

  complain() {
    dial(this.data.complaintPhone)
  },

  honours() {
    go('/pages/honours/honours')
  },

  about() {
    go('/pages/about/about')
  },
})
