import type { ActivityRow } from '../../services/activity-words'

/** One activity in a list: when, what, where, and what is left of it. */
Component({
  properties: {
    row: { type: Object, value: {} as ActivityRow },
    /** How she or her people stand with it; nothing where they do not. */
    standing: { type: String, value: '' },
    /** The day beside the hour, where the list is not sorted under days. */
    dated: { type: Boolean, value: false },
  },
  methods: {
    open() {
      this.triggerEvent('open', { id: (this.data.row as ActivityRow).id })
    },
  },
})
