import { ROLE_LABELS } from '../../../domain/role'
import { announce } from '../../services/announce'
import { type ShownFailure, shown } from '../../services/failure'
import { helloByName } from '../../services/greeting'
import { chooseLarge, currentLook, followLook, isLargeChosen, isPhoneLarge } from '../../services/look'
import type { Me } from '../../services/model'
import { dial } from '../../services/phone'
import { lastMe, loadMe, phoneSettings, pickWorkplace } from '../../services/session'
import { go } from '../../services/way'

/** 我的: my village, my letters, my name if I want to tell it, and the ways in for hosts and officers. */
Page({
  data: {
    look: currentLook(),
    hello: '',
    village: '',
    name: '',
    personId: '',
    homes: [] as Me['homes'],
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
      this.show(await loadMe())
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

  host() {
    go('/host/workbench/workbench')
  },

  office(event: WechatMiniprogram.TouchEvent) {
    pickWorkplace(String(event.currentTarget.dataset.org))
    go('/federation/homes/homes')
  },

  copyId() {
    wx.setClipboardData({ data: this.data.personId })
  },

  apply() {
    go('/host/apply/apply')
  },

  complain() {
    dial(this.data.complaintPhone)
  },

  about() {
    go('/pages/about/about')
  },
})
