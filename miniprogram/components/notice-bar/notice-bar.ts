const ICONS: Record<string, string> = { info: 'info', warn: 'warning', good: 'check' }

/** A word about the page: something to know, to look out for, or that went well. The sign says which, not only the colour. */
Component({
  properties: {
    /** info, warn or good. */
    tone: { type: String, value: 'info' },
    text: { type: String, value: '' },
  },
  data: { icon: 'info' },
  observers: {
    tone(tone: string) {
      this.setData({ icon: ICONS[tone] ?? 'info' })
    },
  },
})
