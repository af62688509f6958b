import { MEMBER_LEVEL_LABELS, MEMBER_LEVELS, type MemberLevel } from '../../../../domain/micro-home'
import { announce } from '../../../services/announce'
import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import { newRequestId } from '../../../services/random'

/** The home that is to be paired, and who leaves it in the same moment: null for one more beside those who are there. */
export interface PairWish {
  homeId: string
  homeName: string
  leaving: { personId: string; name: string } | null
}

const LEVELS = MEMBER_LEVELS.map((id) => ({ id, label: `${MEMBER_LEVEL_LABELS[id]}执委` }))
const NOBODY = { name: '', level: 'township' as MemberLevel, until: '' }

/** Arranges a committee member for a home, or another in the place of one: by name, claimed or not. */
Component({
  properties: {
    wish: { type: Object, value: null as PairWish | null },
  },
  data: { title: '', levels: LEVELS, member: NOBODY, sending: false, problem: '', intention: '' },
  observers: {
    wish(wish: PairWish | null) {
      const title = wish?.leaving ? `${wish.leaving.name}交给谁` : `给${wish?.homeName ?? ''}安排结对执委`
      this.setData({ title, member: NOBODY, sending: false, problem: '', intention: '' })
    },
  },
  methods: {
    close() {
      this.triggerEvent('close')
    },
    change(event: WechatMiniprogram.CustomEvent<{ name: string; value: string }>) {
      this.setData({ [`member.${event.detail.name}`]: event.detail.value, problem: '', intention: '' })
    },
    async pair() {
      const { member, sending } = this.data
      const wish = this.data.wish as PairWish | null
      const name = member.name.trim()
      if (!wish || sending) return
      if (name === '') return this.setData({ problem: '写一下她的名字。' })
      this.setData({ sending: true, problem: '' })
      const { homeId, homeName, leaving } = wish
      const until = member.until === '' ? null : `${member.until}T23:59:59+08:00`
      const asked = { homeId, member: { name, level: member.level }, until }
      try {
        if (this.data.intention === '') this.data.intention = await newRequestId()
        const { intention } = this.data
        if (leaving) await api.home.handOverPairing({ ...asked, fromPersonId: leaving.personId }, intention)
        else await api.home.pair(asked, intention)
        this.setData({ sending: false, intention: '' })
        announce(leaving ? `${homeName}现在由${name}结对` : `${name}和${homeName}结对了`)
        this.triggerEvent('paired', { homeId })
      } catch (reason) {
        this.setData({ sending: false, problem: shown(reason).message })
      }
    },
  },
})
