/** Grey shapes in the place of what is loading: cards of homes, or plain lines. */
Component({
  properties: {
    kind: { type: String, value: 'cards' },
    count: { type: Number, value: 3 },
  },
})
