import { FORMER_LEADS, type FormerLead } from '../../../../domain/hosting'
import { announce } from '../../../services/announce'
import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import { newRequestId } from '../../../services/random'
import { type KnownRow, knownRows } from './rows'

const FORMER_LEAD_LABELS: Record<FormerLead, string> = { asHost: '还是一起的主人', gone: '不再是这个家的主人' }
const FORMER_OPTIONS = FORMER_LEADS.map((id) => ({ id, label: FORMER_LEAD_LABELS[id] }))

/** Who hosts one home, for officers over it: a wrong claim taken back, another lead where the old one is gone. */
Component({
  properties: {
    homeId: { type: String, value: '' },
    /** A township and above names the lead. */
    mayAppoint: { type: Boolean, value: false },
  },
  data: {
    loading: true,
    rows: [] as KnownRow[],
    /** Whose claim is to be taken back. */
    undoing: null as KnownRow | null,
    /** Who is to lead. */
    leading: null as KnownRow | null,
    formerName: '',
    formerOptions: FORMER_OPTIONS,
    formerLead: '' as FormerLead | '',
    reason: '',
    busy: false,
    problem: '',
    intention: '',
  },
  observers: {
    'homeId, mayAppoint'() {
      if (this.data.homeId !== '') void this.load()
    },
  },
  methods: {
    async load() {
      const { homeId } = this.data
      try {
        const told = await api.home.hosts({ homeId })
        if (homeId !== this.data.homeId) return
        this.setData({
          rows: knownRows(told, this.data.mayAppoint, new Date()),
          formerName: told.hosts.find(({ role }) => role === 'leadHost')?.name ?? '',
          loading: false,
          problem: '',
        })
      } catch (reason) {
        this.setData({ loading: false, problem: shown(reason).message })
      }
    },

    askUndo(event: WechatMiniprogram.TouchEvent) {
      this.setData({ undoing: this.rowOf(event), problem: '', intention: '' })
    },

    askLead(event: WechatMiniprogram.TouchEvent) {
      const formerLead = this.data.formerName === '' ? 'gone' : ''
      this.setData({ leading: this.rowOf(event), formerLead, reason: '', problem: '', intention: '' })
    },

    rowOf(event: WechatMiniprogram.TouchEvent): KnownRow | null {
      return this.data.rows[Number(event.currentTarget.dataset.index)] ?? null
    },

    stop() {
      this.setData({ undoing: null, leading: null, problem: '' })
    },

    write(event: WechatMiniprogram.CustomEvent<{ name: 'formerLead' | 'reason'; value: string }>) {
      this.setData({ [event.detail.name]: event.detail.value, problem: '', intention: '' })
    },

    async undo() {
      const { homeId, undoing } = this.data
      if (undoing === null) return
      const { personId, claimId, name } = undoing
      await this.change(async (intention) => {
        const { undone } = await api.federation.undoClaim({ homeId, personId, claimId }, intention)
        return undone ? `撤销了,${name}又是待认领` : '记下了,请另一位干部也来点撤销'
      })
    },

    async appoint() {
      const { homeId, leading, formerLead, reason } = this.data
      if (leading === null) return
      if (formerLead === '') return this.setData({ problem: `选一下${this.data.formerName}以后怎么办。` })
      if (reason.trim() === '') return this.setData({ problem: '写一句为什么,留着以后查得到。' })
      const { personId, name } = leading
      await this.change(async (intention) => {
        await api.home.appointLead({ homeId, personId, formerLead, reason: reason.trim() }, intention)
        return `现在由${name}牵头`
      })
    },

    /** `work` answers what to say when it is done. */
    async change(work: (intention: string) => Promise<string>) {
      if (this.data.busy) return
      this.setData({ busy: true, problem: '' })
      try {
        if (this.data.intention === '') this.data.intention = await newRequestId()
        const done = await work(this.data.intention)
        this.setData({ busy: false, undoing: null, leading: null, intention: '' })
        announce(done)
        await this.load()
        this.triggerEvent('changed')
      } catch (reason) {
        this.setData({ busy: false, problem: shown(reason).message })
      }
    },
  },
})
