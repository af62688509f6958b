/** Asks before something that others will see or that cannot be taken back, with the reason typed where one is owed. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
    text: { type: String, value: '' },
    confirmWord: { type: String, value: '确定' },
    /** plain or danger. */
    tone: { type: String, value: 'plain' },
    /** Names the reason she must type; none is asked for when empty. */
    reasonLabel: { type: String, value: '' },
    reasonHint: { type: String, value: '' },
    /** The fewest characters of a reason; 0 where it may stay empty. */
    reasonLeast: { type: Number, value: 1 },
    /** The most, as far as the cloud takes it. */
    reasonMost: { type: Number, value: 200 },
    /** The page is doing it. */
    busy: { type: Boolean, value: false },
    /** Why it could not be done; the sheet stays open and keeps what she typed. */
    error: { type: String, value: '' },
  },
  data: { reason: '', missing: '', open: false },
  observers: {
    visible(visible: boolean) {
      // Once for each time it opens: a page that says again that it is open must not take her words away.
      if (visible === this.data.open) return
      this.setData(visible ? { open: true, reason: '', missing: '' } : { open: false })
    },
  },
  methods: {
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: event.detail.value, missing: '' })
    },
    confirm() {
      const { reasonLabel, reasonLeast, busy } = this.data
      if (busy) return
      const reason = this.data.reason.trim()
      if (reasonLabel !== '' && reason.length < reasonLeast) {
        return this.setData({
          missing: reason === '' ? '写一句,让对方看得明白' : `再多写一点,至少 ${reasonLeast} 个字`,
        })
      }
      this.triggerEvent('confirm', { reason })
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
