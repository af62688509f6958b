import { parsePhoneNumber } from '../../../domain/phone-number'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import { newRequestId } from '../../services/random'
import { lastMe, loadMe } from '../../services/session'
import { back } from '../../services/way'

/** Tells the federation my name and number, for one purpose that is said on the page; what is typed lives on this page only. */
Page({
  data: {
    look: currentLook(),
    name: lastMe()?.name ?? '',
    phone: '',
    agreed: false,
    sending: false,
    wrong: '',
    failure: null as ShownFailure | null,
  },
  /** Of what is written now; other words are another intention. */
  intention: '',

  onShow() {
    followLook(this)
  },

  typeName(event: WechatMiniprogram.Input) {
    this.intention = ''
    this.setData({ name: event.detail.value, wrong: '' })
  },

  typePhone(event: WechatMiniprogram.Input) {
    this.intention = ''
    this.setData({ phone: event.detail.value, wrong: '' })
  },

  agree() {
    this.setData({ agreed: !this.data.agreed, wrong: '' })
  },

  async send() {
    const { name, phone, agreed, sending } = this.data
    if (sending) return
    const wrong = wrongWith(name, phone, agreed)
    this.setData({ wrong, failure: null })
    if (wrong !== '') return
    this.setData({ sending: true })
    try {
      if (this.intention === '') this.intention = await newRequestId()
      await api.member.introduce({ name, phone }, this.intention)
      this.intention = ''
      await loadMe()
      announce('记下了')
      back()
    } catch (reason) {
      this.setData({ sending: false, failure: shown(reason) })
    }
  },
})

function wrongWith(name: string, phone: string, agreed: boolean): string {
  if (name.trim() === '') return '写一下怎么称呼您。'
  if (parsePhoneNumber(phone) === null) return '这个电话号码好像少了或多了数字。'
  return agreed ? '' : '勾上「我同意」才会记下。'
}
