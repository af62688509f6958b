/** A short word on a soft ground. The word carries the meaning, the tone only helps the eye. */
Component({
  properties: {
    text: { type: String, value: '' },
    /** rose, teal, sun, sky, plum, leaf or sand. */
    tone: { type: String, value: 'sand' },
  },
})
