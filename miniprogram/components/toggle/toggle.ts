/** On or off, in px so that it keeps its size in an officer's wide window. The page decides: a tap only asks for the other state. */
Component({
  properties: {
    on: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
    label: { type: String, value: '' },
  },
  methods: {
    ask() {
      if (!this.data.busy) this.triggerEvent('ask', { on: !this.data.on })
    },
  },
})
