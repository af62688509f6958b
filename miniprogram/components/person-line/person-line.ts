/** One person with what she does here; 待认领 while nobody has taken the name as her own. */
Component({
  properties: {
    name: { type: String, value: '' },
    role: { type: String, value: '' },
    claimed: { type: Boolean, value: true },
    note: { type: String, value: '' },
    /** A word on her badge once she is known, such as 已亮身份. */
    badge: { type: String, value: '' },
  },
})
