import { parseOpeningHours } from '../../../domain/opening-hours'
import { hotlineWords } from '../../services/opening'
import { dial } from '../../services/phone'
import { phoneSettings } from '../../services/session'
import { go } from '../../services/way'

/** Whom to call, as large as a thumb: the nearest home with a number, the women's hotline, 110. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    homeId: { type: String, value: '' },
    homeName: { type: String, value: '' },
  },
  data: { hotline: '' },
  observers: {
    visible(visible: boolean) {
      if (!visible) return
      const { hotlineHours } = phoneSettings()
      this.setData({ hotline: hotlineWords(parseOpeningHours(hotlineHours), hotlineHours, new Date()) })
    },
  },
  methods: {
    close() {
      this.triggerEvent('close')
    },
    home() {
      this.close()
      go(`/pages/micro-home/micro-home?id=${this.data.homeId}`)
    },
    hotline() {
      this.close()
      dial('12338')
    },
    police() {
      this.close()
      dial('110')
    },
  },
})
