/** One of our own icons, in the colour of the text around it. Names: scripts/drawings/icons.ts. */
Component({
  properties: {
    name: { type: String, value: '' },
    /** Edge in px before the page's scale. */
    size: { type: Number, value: 20 },
  },
})
