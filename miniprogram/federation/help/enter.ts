import {
  CONTACT_CHANNEL_LABELS,
  CONTACT_CHANNELS,
  type ContactChannel,
  HELP_TOPIC_LABELS,
  HELP_TOPICS,
  HELP_URGENCIES,
  HELP_URGENCY_LABELS,
  type HelpChild,
  type HelpTopic,
  type HelpUrgency,
  kindOf,
  mustBeReported,
  receiptShown,
} from '../../../domain/help'
import { api } from '../../services/api'
import { hideFromCapture, showToCapture } from '../../services/capture'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import { newRequestId } from '../../services/random'
import { comeToDesk, openCase } from '../services/desk'
import { entrance, followWidth } from '../services/entrance'

interface Option {
  id: string
  label: string
  note?: string
}
const options = <Id extends string>(ids: readonly Id[], labels: Record<Id, string>): Option[] =>
  ids.map((id) => ({ id, label: labels[id] }))

const FORM = {
  cameBy: 'visit' as 'visit' | 'phone',
  topic: '' as HelpTopic | '',
  urgency: 'soon' as HelpUrgency,
  about: 'self' as 'self' | 'other',
  text: '',
  harm: false,
  child: 'none' as HelpChild,
  name: '',
  otherName: '',
  channel: '' as ContactChannel | '',
  phone: '',
  hours: '',
  codeWord: '',
  doNotCall: false,
  excluded: [] as string[],
  /** Places whose people must not read it, such as her cousin's village. */
  places: [] as { id: string; name: string }[],
}

/** A woman came or phoned: her words are written down for her, she says who must not read them, and goes home with a receipt on paper. */
Page({
  data: {
    ...entrance(),
    ...FORM,
    cameBys: [
      { id: 'visit', label: '她来了' },
      { id: 'phone', label: '她打来电话' },
    ],
    topics: options(HELP_TOPICS, HELP_TOPIC_LABELS),
    urgencies: options(HELP_URGENCIES, HELP_URGENCY_LABELS),
    abouts: [
      { id: 'self', label: '她自己的事' },
      { id: 'other', label: '替别人说的' },
    ],
    children: [
      { id: 'none', label: '没有' },
      { id: 'involved', label: '有孩子在里面' },
      { id: 'writes', label: '就是孩子来说的' },
    ],
    channels: options(CONTACT_CHANNELS, CONTACT_CHANNEL_LABELS),
    /** Who would read it as it is written now; those ticked are kept out. */
    readers: [] as Option[],
    desk: '',
    finding: false,
    mustReport: false,
    raised: '',
    busy: false,
    problem: '',
    receipt: '',
    caseId: '',
  },
  intention: '',
  /** What was asked last of the readers: the same again is not asked. */
  asked: '',

  onLoad() {
    void this.enter()
  },
  onShow() {
    followLook(this)
    hideFromCapture()
  },
  onHide() {
    showToCapture()
  },
  onUnload() {
    showToCapture()
  },
  onResize() {
    followWidth(this)
  },
  async enter() {
    await comeToDesk(this, async () => {})
  },

  change({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: string; value: unknown }>) {
    this.intention = ''
    this.setData({ [name]: value, problem: '' })
    if (['topic', 'text', 'harm', 'child'].includes(name)) this.look()
  },

  /** What her words say by themselves, and who will read it then. */
  look() {
    const { topic, harm, child, text, office } = this.data
    if (topic === '' || !office) return
    const kind = kindOf({ topic, harm, child }, text)
    const raised = [
      kind.harm && !harm && topic !== 'safety' ? '有人受伤害' : '',
      kind.child !== child ? '有未成年人' : '',
    ].filter((one) => one !== '')
    this.setData({ mustReport: mustBeReported(kind), raised: raised.join('、') })
    const orgIds = this.data.places.map(({ id }) => id)
    const asked = JSON.stringify([kind, orgIds])
    if (asked === this.asked) return
    this.asked = asked
    void this.readers(office.orgId, kind, orgIds)
  },
  async readers(orgId: string, kind: { topic: HelpTopic; harm: boolean; child: HelpChild }, orgIds: string[]) {
    try {
      const exclude = { personIds: [], orgIds }
      const { desk, readers } = await api.help.whoCanRead({ ...kind, placeId: orgId, near: true, exclude })
      if (this.asked !== JSON.stringify([kind, orgIds])) return
      const here = readers.map(({ personId, name, unit }) => ({ id: personId, label: name ?? '一位干部', note: unit }))
      const still = this.data.excluded.filter((id) => here.some((one) => one.id === id))
      this.setData({ desk: desk?.name ?? '', readers: here, excluded: still })
    } catch (reason) {
      this.asked = ''
      this.setData({ problem: shown(reason).message })
    }
  },

  findPlace() {
    this.setData({ finding: true })
  },
  closePlace() {
    this.setData({ finding: false })
  },
  keepOutPlace({ detail: { id, label } }: WechatMiniprogram.CustomEvent<{ id: string; label: string }>) {
    const places = [...this.data.places.filter((one) => one.id !== id), { id, name: label }]
    this.intention = ''
    this.setData({ finding: false, places, problem: '' })
    this.look()
  },
  putBackPlace(event: WechatMiniprogram.TouchEvent) {
    const places = this.data.places.filter(({ id }) => id !== String(event.currentTarget.dataset.id))
    this.intention = ''
    this.setData({ places, problem: '' })
    this.look()
  },

  async save() {
    const { data } = this
    const { office, topic, channel } = data
    if (data.busy || !office) return
    const words = lacking(data)
    if (words !== '' || topic === '' || channel === '') return this.setData({ problem: words })
    const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
    const { cameBy, urgency, about, harm, child, excluded } = data
    this.setData({ busy: true, problem: '' })
    try {
      this.intention ||= await newRequestId()
      const { caseId, receipt } = await api.help.enter(
        {
          orgId: office.orgId,
          ...{ topic, harm, child, urgency, about, cameBy, text: data.text.trim() },
          name: orNull(data.name),
          otherName: orNull(data.otherName),
          contact: {
            channel,
            phone: channel === 'phone' || channel === 'text' ? orNull(data.phone) : null,
            hours: orNull(data.hours),
            codeWord: orNull(data.codeWord),
            doNotCall: channel === 'phone' ? false : data.doNotCall || channel === 'app',
          },
          exclude: { personIds: excluded, orgIds: data.places.map(({ id }) => id) },
        },
        this.intention,
      )
      this.intention = ''
      // Her words leave the phone's memory with this; the receipt goes when the page does.
      this.setData({ ...FORM, busy: false, readers: [], caseId, receipt: receiptShown(receipt) })
      wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    } catch (reason) {
      this.setData({ busy: false, problem: shown(reason).message })
    }
  },

  open() {
    const { caseId } = this.data
    this.setData({ receipt: '' })
    openCase(caseId)
  },
  back() {
    wx.navigateBack({ fail: () => wx.redirectTo({ url: '/federation/help/help' }) })
  },
})

function lacking({ topic, text, channel, phone }: typeof FORM): string {
  if (topic === '') return '先选是什么事。'
  if (text.trim() === '') return '写下她说的,几句就好。'
  if (channel === '') return '问她怎么联系最安全。'
  if ((channel === 'phone' || channel === 'text') && phone.trim() === '') return '写上她给的电话。'
  return ''
}
