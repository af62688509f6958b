import { forgetFile } from '../../../services/kept-file'
import { newRequestId } from '../../../services/random'
import { dropSpeaking, speak, stopSpeaking, type Voice } from '../../../services/voice'

/** What goes to the page: the voice, and the ticket that stays the same over every try to send it. */
export interface Spoken {
  voice: Voice
  ticket: string
}

/**
 * A voice instead of typing. It lies on this phone until it is sent or thrown away, and goes with whatever closes the page (safety, "Help": nothing is
 * left behind).
 */
Component({
  properties: {
    busy: { type: Boolean, value: false },
    /** Counts what arrived: with each, what was spoken goes from this phone. */
    arrived: { type: Number, value: 0 },
  },
  data: {
    stage: 'none' as 'none' | 'speaking' | 'spoken',
    seconds: 0,
    problem: '',
    path: '',
    spoken: null as Spoken | null,
  },
  observers: {
    arrived(count: number) {
      if (count > 0) this.drop()
    },
  },
  lifetimes: {
    detached() {
      this.drop()
    },
  },
  pageLifetimes: {
    hide() {
      this.drop()
    },
  },
  methods: {
    async begin() {
      this.setData({ stage: 'speaking', problem: '' })
      const voice = await speak()
      if (voice === null) {
        const wanted = this.data.stage === 'speaking'
        if (wanted) this.setData({ stage: 'none', problem: '没有录成。要用麦克风,请先在微信里允许;也可以打字。' })
        return
      }
      const ticket = await newRequestId()
      this.setData({ stage: 'spoken', seconds: voice.seconds, path: voice.path, spoken: { voice, ticket } })
    },
    end() {
      stopSpeaking()
    },
    drop() {
      const { path, stage } = this.data
      this.setData({ stage: 'none', seconds: 0, problem: '', path: '', spoken: null })
      if (stage === 'speaking') dropSpeaking()
      forgetFile(path)
    },
    send() {
      const { spoken, busy } = this.data
      if (spoken && !busy) this.triggerEvent('send', spoken)
    },
  },
})
