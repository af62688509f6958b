import { CONTACT_CHANNEL_LABELS, type HelpChild } from '../../../../domain/help'
import { confirm } from '../../../services/announce'
import { api } from '../../../services/api'
import type { CaseFile } from '../../../services/model'
import { deed, doing } from '../../services/deed'

interface Row {
  personId: string
  name: string
  mayLeave: boolean
}

const CHILD_OPTIONS: { id: HelpChild; label: string }[] = [
  { id: 'none', label: '没有' },
  { id: 'involved', label: '有孩子在里面' },
  { id: 'writes', label: '是孩子自己写的' },
]
const RANK: Record<HelpChild, number> = { none: 0, involved: 1, writes: 2 }

/** Who has it in hand and who helps; what was found out only now; and a number code that she forgot. */
Component({
  properties: {
    file: { type: Object, value: null as CaseFile | null },
  },
  data: {
    ...doing(),
    owner: '',
    rows: [] as Row[],
    mayFlag: false,
    mayReset: false,
    flagging: false,
    harm: false,
    child: 'none' as HelpChild,
    children: CHILD_OPTIONS,
    spokeBy: '',
    /** Told once, to be said to her; gone with the sheet. */
    pin: '',
  },
  observers: {
    file(file: CaseFile | null) {
      if (!file) return
      const { owner, named, steers, harm, child, way, contact } = file
      this.setData({
        owner: owner ? (owner.name ?? '还没写名字') : '',
        rows: named
          .filter(({ personId }) => personId !== owner?.personId)
          .map(({ personId, name }) => ({ personId, name: name ?? '还没写名字', mayLeave: steers })),
        mayFlag: !harm || child !== 'writes',
        mayReset: steers && way === 'named' && contact.channel !== 'app' && !contact.doNotCall,
        spokeBy: CONTACT_CHANNEL_LABELS[contact.channel],
      })
    },
  },
  methods: {
    flag() {
      const { harm, child } = this.data.file as CaseFile
      this.setData({
        ...doing(),
        flagging: true,
        harm,
        child,
        children: CHILD_OPTIONS.filter(({ id }) => RANK[id] >= RANK[child]),
      })
    },
    close() {
      this.setData({ ...doing(), flagging: false, pin: '' })
    },
    change({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: string; value: string | boolean }>) {
      this.setData({ [name]: value, intention: '' })
    },
    async saveFlag() {
      const { caseId } = this.data.file as CaseFile
      const { harm, child } = this.data
      const done = await deed(this, '标好了', (intention) => api.help.flag({ caseId, harm, child }, intention))
      if (done) this.close()
    },
    async leave(event: WechatMiniprogram.TouchEvent) {
      const { personId, name } = event.currentTarget.dataset as { personId: string; name: string }
      const { caseId } = this.data.file as CaseFile
      if (!(await confirm('不再请她参与', `${name}马上看不到这件事。`, '不请了'))) return
      await deed(this, '她看不到了', (intention) => api.help.unassign({ caseId, personId }, intention))
    },
    async reset() {
      const { caseId, contact } = this.data.file as CaseFile
      if (contact.channel === 'app') return
      const spokeBy = contact.channel
      const asked = `您已经按她选的方式(${this.data.spokeBy})找到她本人了吗?新号码只出现一次,当面告诉她。`
      if (!(await confirm('给她一个新号码', asked, '找到了'))) return
      let pin = ''
      const done = await deed(this, '新号码出来了', async (intention) => {
        pin = (await api.help.resetPin({ caseId, spokeBy }, intention)).pin
      })
      if (done) this.setData({ pin })
    },
  },
})
