/** Grey shapes in the place of what is loading: cards of homes, or plain lines. */
Component({
  properties: {
    kind: { type: String, value: 'cards' },
    count: { type: Number, value: 3 },
  },
  data: { places: [1, 2, 3] },
  observers: {
    count(count: number) {
      this.setData({ places: Array.from({ length: count }, (_, i) => i) })
    },
  },
})
