import { announce } from '../../../services/announce'
import { api } from '../../../services/api'
import { dayOf } from '../../../services/clock'
import { shown } from '../../../services/failure'
import type { LookAlert } from '../../../services/model'

interface Row {
  alertId: string
  text: string
}

/** Which officers looked at far more contacts than usual, for another officer to ask them; nothing where there is nobody to ask. */
Component({
  properties: { orgId: { type: String, value: '' } },
  data: { rows: [] as Row[], busy: '', problem: '' },
  observers: {
    orgId(orgId: string) {
      if (orgId !== '') void this.list()
    },
  },
  methods: {
    async list() {
      const { orgId } = this.data
      try {
        const { alerts } = await api.federation.alerts({ orgId })
        const today = dayOf(new Date())
        if (this.data.orgId === orgId) this.setData({ rows: alerts.map((alert) => rowOf(alert, today)), problem: '' })
      } catch (reason) {
        this.setData({ problem: shown(reason).message })
      }
    },

    async asked(event: WechatMiniprogram.TouchEvent) {
      const alertId = String(event.currentTarget.dataset.id)
      if (this.data.busy !== '') return
      this.setData({ busy: alertId, problem: '' })
      try {
        await api.federation.acknowledgeAlert({ orgId: this.data.orgId, alertId })
        this.setData({ busy: '' })
        announce('记下了,您问过她')
        await this.list()
      } catch (reason) {
        this.setData({ busy: '', problem: shown(reason).message })
      }
    },
  },
})

function rowOf({ alertId, name, day, looks }: LookAlert, today: string): Row {
  const [, month = '', date = ''] = day.split('-')
  const when = day === today ? '今天' : ` ${Number(month)} 月 ${Number(date)} 日`
  const who = name ?? '一位还没写名字的干部'
  return { alertId, text: `${who}${when}看了 ${looks} 家次的电话和地址,比平时多得多。请问一问她。` }
}
