import { distanceWords } from '../../../domain/geo'
import { PRIMARY_TYPE_LABELS } from '../../../domain/micro-home'
import type { Position } from '../../../domain/organisation'
import { onDutyWords } from '../../services/coming'
import { typeTone } from '../../services/home-words'
import type { CalendarDay, HomeCard } from '../../services/model'
import { metresTo } from '../../services/nearby'
import { doorNote } from '../../services/opening'

/** A home as a neighbour meets it in a list. The whole card opens the home. */
Component({
  properties: {
    home: { type: Object, value: {} as HomeCard },
    now: { type: Number, value: 0 },
    /** Where to measure from when the cloud did not: the middle of the chosen village. */
    from: { type: Object, value: null as Position | null },
    /** The marked days ahead. */
    days: { type: Array, value: [] as CalendarDay[] },
  },
  data: { typeLabel: '', tone: 'sand', distance: '', label: '', note: '', duty: '' },
  observers: {
    'home, from'(home: HomeCard, from: Position | null) {
      if (!home?.id) return
      const typeLabel = PRIMARY_TYPE_LABELS[home.primaryType]
      const metres = metresTo(home, from)
      const distance = metres === null ? '' : `${home.pointExact ? '' : '约 '}${distanceWords(metres)}`
      this.setData({
        typeLabel,
        tone: typeTone(home.primaryType),
        distance,
        label: [home.name, typeLabel, distance, `${home.townshipName}${home.villageName}`]
          .filter((word) => word !== '')
          .join(','),
      })
    },
    'home, now, days'(home: HomeCard, now: number, days: CalendarDay[]) {
      const at = now === 0 ? new Date() : new Date(now)
      const note = home?.hours ? doorNote(home.hours, at, days) : ''
      // A card kept from an older version has no duty.
      const duty = onDutyWords(home?.onDuty ?? [], at)
      if (note !== this.data.note || duty !== this.data.duty) this.setData({ note, duty })
    },
  },
  methods: {
    open() {
      this.triggerEvent('open', { id: this.data.home.id })
    },
  },
})
