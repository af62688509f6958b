import { distanceWords } from '../../../domain/geo'
import { PRIMARY_TYPE_LABELS } from '../../../domain/micro-home'
import { typeTone } from '../../services/home-words'
import type { HomeCard } from '../../services/model'

/** A home as a neighbour meets it in a list. The whole card opens the home. */
Component({
  properties: {
    home: { type: Object, value: {} as HomeCard },
    now: { type: Number, value: 0 },
  },
  data: { typeLabel: '', tone: 'sand', distance: '', label: '' },
  observers: {
    home(home: HomeCard) {
      if (!home?.id) return
      const typeLabel = PRIMARY_TYPE_LABELS[home.primaryType]
      const distance = home.distanceM === null ? '' : `${home.pointExact ? '' : '约 '}${distanceWords(home.distanceM)}`
      this.setData({
        typeLabel,
        tone: typeTone(home.primaryType),
        distance,
        label: [home.name, typeLabel, distance, `${home.townshipName}${home.villageName}`]
          .filter((word) => word !== '')
          .join(','),
      })
    },
  },
  methods: {
    open() {
      this.triggerEvent('open', { id: this.data.home.id })
    },
  },
})
