import { HOME_STATE_LABELS } from '../../../../domain/home-state'
import { PRIMARY_TYPE_LABELS, VENUE_KIND_LABELS } from '../../../../domain/micro-home'
import type { HomeRow } from '../../../services/model'

const TONES: Record<HomeRow['state'], string> = {
  draft: 'sun',
  submitted: 'sun',
  villageChecked: 'sun',
  approved: 'sun',
  active: 'leaf',
  returned: 'rose',
  rejected: 'sand',
  withdrawn: 'sand',
  suspended: 'sand',
  closed: 'sand',
}

/** The register: a line for each home, a card on a phone. A tap asks for the home's contact. */
Component({
  properties: {
    homes: { type: Array, value: [] as HomeRow[] },
    wide: { type: Boolean, value: false },
  },
  data: { types: PRIMARY_TYPE_LABELS, states: HOME_STATE_LABELS, venues: VENUE_KIND_LABELS, tones: TONES },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('open', { id: String(event.currentTarget.dataset.id) })
    },
  },
})
