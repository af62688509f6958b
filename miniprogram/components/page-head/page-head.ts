/** The two lines that greet a person; `strong` is the part to see first. */
Component({
  properties: {
    hello: { type: String, value: '' },
    before: { type: String, value: '' },
    strong: { type: String, value: '' },
    after: { type: String, value: '' },
  },
})
