import { CONTACT_CHANNEL_LABELS, CONTACT_CHANNELS } from '../../../../domain/help'
import { BLANK_CONTACT, type TypedContact } from '../../../services/asking'

const NOTES: Record<TypedContact['channel'], string> = {
  app: '不打电话、不发消息,您自己回来看',
  phone: '只打您写的号码',
  text: '写得像平常的短信',
  visit: '先在这里商量时间和地方',
}

/** How she may be reached safely: by which way, when, and what whoever calls says first. */
Component({
  properties: {
    contact: { type: Object, value: BLANK_CONTACT as TypedContact },
    errors: { type: Object, value: {} as Partial<Record<keyof TypedContact, string>> },
  },
  data: {
    channels: CONTACT_CHANNELS.map((id) => ({ id, label: CONTACT_CHANNEL_LABELS[id], note: NOTES[id] })),
  },
  methods: {
    change(event: WechatMiniprogram.CustomEvent<{ name: string; value: unknown }>) {
      this.triggerEvent('change', event.detail)
    },
  },
})
