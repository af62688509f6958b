import { ROLE_LABELS } from '../../../../domain/role'
import { announce } from '../../../services/announce'
import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import { dayAndTime } from '../../../services/invitation'
import type { OpenInvitation } from '../../../services/model'
import { newRequestId } from '../../../services/random'

interface Row {
  id: string
  orgId: string
  title: string
  note: string
  mayWithdraw: boolean
}

/** Codes for officers that nobody has used yet at a place and below; each can be taken back. Takes no room where there are none. */
Component({
  properties: {
    orgId: { type: String, value: '' },
    /** Counts up when the page has made another. */
    made: { type: Number, value: 0 },
  },
  data: { rows: [] as Row[], asked: null as Row | null, busy: false, problem: '', intention: '' },
  observers: {
    'orgId, made'() {
      if (this.data.orgId !== '') void this.list()
    },
  },
  methods: {
    async list() {
      const { orgId } = this.data
      try {
        const { invitations } = await api.federation.openInvitations({ orgId })
        if (this.data.orgId === orgId) this.setData({ rows: invitations.map(rowOf), problem: '' })
      } catch (reason) {
        if (this.data.orgId === orgId) this.setData({ rows: [], problem: shown(reason).message })
      }
    },

    ask(event: WechatMiniprogram.TouchEvent) {
      const asked = this.data.rows[Number(event.currentTarget.dataset.index)] ?? null
      this.setData({ asked, problem: '', intention: '' })
    },

    stop() {
      this.setData({ asked: null, problem: '' })
    },

    async withdraw() {
      const { asked, busy } = this.data
      if (asked === null || busy) return
      this.setData({ busy: true, problem: '' })
      try {
        if (this.data.intention === '') this.data.intention = await newRequestId()
        const { orgId, id } = asked
        await api.federation.withdrawInvitation({ orgId, invitationId: id }, this.data.intention)
        this.setData({ busy: false, asked: null })
        announce('收回了,这个编号不能再用')
        await this.list()
      } catch (reason) {
        const { code, message } = shown(reason)
        this.setData({ busy: false, problem: message })
        // Somebody has just used it: she stands among the officers now.
        if (code === 'INVITATION_USED') this.triggerEvent('used')
      }
    },
  },
})

const rowOf = ({ invitationId, orgId, orgName, role, byMe, byName, expiresAt, mayWithdraw }: OpenInvitation): Row => ({
  id: invitationId,
  orgId,
  title: `${orgName} · ${ROLE_LABELS[role]}`,
  note: `${byMe ? '您' : (byName ?? '另一位干部')}出的,${dayAndTime(expiresAt)} 前有效`,
  mayWithdraw,
})
