/** The small house of a home's type: square on cards, wide on top of its own page. */
Component({
  properties: {
    type: { type: String, value: 'gridNeighbour' },
    shape: { type: String, value: 'square' },
  },
})
