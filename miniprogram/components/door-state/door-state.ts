import type { CalendarDay } from '../../services/model'
import { doorWords } from '../../services/opening'

/** Whether a home's door is open by the clock: a full dot for open, a ring for later, and always the words. */
Component({
  properties: {
    hours: { type: Array, optionalTypes: [Object], value: [] as WeeklySlots },
    hoursText: { type: String, value: '' },
    /** Milliseconds; the page passes its minute so that all cards change together. */
    now: { type: Number, value: 0 },
    /** The marked days ahead, as the cloud said them. */
    days: { type: Array, value: [] as CalendarDay[] },
  },
  data: { shape: 'unknown', words: '' },
  observers: {
    'hours, hoursText, now, days'(hours: WeeklySlots | null, hoursText: string, now: number, days: CalendarDay[]) {
      const door = doorWords(hours, hoursText, now === 0 ? new Date() : new Date(now), days)
      if (door.shape !== this.data.shape || door.words !== this.data.words) this.setData({ ...door })
    },
  },
})

type WeeklySlots = { weekday: number; from: number; to: number }[]
