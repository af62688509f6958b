import { isEasyPin, STAFF_PIN, STAFF_PIN_LENGTH } from '../../../../domain/staff-pin'
import { announce } from '../../../services/announce'
import { api } from '../../../services/api'
import { type ShownFailure, shown } from '../../../services/failure'
import { newRequestId } from '../../../services/random'
import { lastMe, loadMe } from '../../../services/session'
import { back } from '../../../services/way'
import { heardWhoSheIs, openAgain, stopSetting } from '../../services/staff-lock'

type Field = 'pin' | 'old' | 'again'

/** Instead of an officer's page: asks for her 工作密码, or lets her set one. The digits live here only, and go when it closes. */
Component({
  properties: {
    /** ask, or set. */
    mode: { type: String, value: 'ask' },
  },
  data: {
    most: STAFF_PIN_LENGTH,
    pin: '',
    old: '',
    again: '',
    hasOld: false,
    busy: false,
    problem: '',
    /** Of the pin as it is written now: saving again after a lost answer changes nothing. */
    intention: '',
  },
  lifetimes: {
    attached() {
      this.setData({ hasOld: lastMe()?.staffPin === true })
    },
  },
  methods: {
    type(event: WechatMiniprogram.Input) {
      const field = event.currentTarget.dataset.field as Field
      this.setData({ [field]: event.detail.value, problem: '', intention: '' })
      if (this.data.mode === 'ask' && event.detail.value.length === STAFF_PIN_LENGTH) void this.check()
    },

    async check() {
      const { pin, busy } = this.data
      if (busy) return
      if (!STAFF_PIN.test(pin)) return this.setData({ problem: '工作密码是 6 位数字。' })
      this.setData({ busy: true, problem: '' })
      try {
        await api.member.checkStaffPin({ pin })
        openAgain()
      } catch (reason) {
        const failure = shown(reason)
        if (failure.code === 'PIN_NOT_SET') return await this.wasTakenAway()
        this.setData({ busy: false, pin: '', problem: failure.message })
      }
    },

    /** An officer above her has taken the forgotten one away meanwhile. */
    async wasTakenAway() {
      try {
        await loadMe()
        heardWhoSheIs()
      } catch (reason) {
        this.setData({ busy: false, problem: shown(reason).message })
      }
    },

    async save() {
      const { pin, old, again, hasOld, busy } = this.data
      if (busy) return
      const problem = unfit(pin, again)
      if (problem !== '') return this.setData({ problem })
      this.setData({ busy: true, problem: '' })
      try {
        const intention = this.data.intention || (await newRequestId())
        this.setData({ intention })
        await api.member.setStaffPin({ pin, ...(hasOld ? { old } : {}) }, intention)
        await loadMe()
        openAgain()
        announce('设好了。15 分钟没有动,就要用它接着用')
      } catch (reason) {
        this.setData({ busy: false, problem: savingWords(shown(reason)) })
      }
    },

    close() {
      stopSetting()
    },

    home() {
      back()
    },
  },
})

function unfit(pin: string, again: string): string {
  if (!STAFF_PIN.test(pin)) return '工作密码要正好 6 位数字。'
  if (isEasyPin(pin)) return '这个太好猜了,别用 123456 或者 6 个一样的数字。'
  return pin === again ? '' : '两次写的不一样,再写一次。'
}

const savingWords = ({ code, message }: ShownFailure): string => (code === 'PIN_WRONG' ? '原来的密码不对。' : message)
