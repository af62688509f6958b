import { isFinal } from '../../../../domain/home-state-steps'
import { announce } from '../../../services/announce'
import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import type { HomeRow } from '../../../services/model'
import { newRequestId } from '../../../services/random'
import type { PairWish } from '../pair-sheet/pair-sheet'
import { type PairingRow, pairingRows } from './rows'

/** The committee members beside one home, now and before: another one, a hand-over, an end. */
Component({
  properties: {
    homeId: { type: String, value: '' },
    homeName: { type: String, value: '' },
    state: { type: String, value: 'draft' as HomeRow['state'] },
  },
  data: {
    loading: true,
    current: [] as PairingRow[],
    former: [] as PairingRow[],
    mayPair: false,
    wish: null as PairWish | null,
    ending: null as PairingRow | null,
    busy: false,
    problem: '',
    intention: '',
  },
  observers: {
    'homeId, state'() {
      if (this.data.homeId !== '') void this.load()
    },
  },
  methods: {
    async load() {
      const { homeId } = this.data
      const state = this.data.state as HomeRow['state']
      try {
        const { paired } = await api.home.pairings({ homeId })
        if (homeId !== this.data.homeId) return
        const mayPair = !isFinal(state)
        this.setData({ ...pairingRows(paired, state, new Date()), mayPair, loading: false, problem: '' })
      } catch (reason) {
        this.setData({ loading: false, problem: shown(reason).message })
      }
    },
    pair() {
      this.setData({ wish: this.wishTo(null) })
    },
    handOver(event: WechatMiniprogram.TouchEvent) {
      const row = this.data.current[Number(event.currentTarget.dataset.index)]
      if (row) this.setData({ wish: this.wishTo(row) })
    },
    wishTo(leaving: PairWish['leaving']): PairWish {
      const { homeId, homeName } = this.data
      return { homeId, homeName, leaving: leaving && { personId: leaving.personId, name: leaving.name } }
    },
    stopPairing() {
      this.setData({ wish: null })
    },
    async paired() {
      this.setData({ wish: null })
      await this.load()
      this.triggerEvent('changed')
    },
    askEnd(event: WechatMiniprogram.TouchEvent) {
      const ending = this.data.current[Number(event.currentTarget.dataset.index)] ?? null
      this.setData({ ending, problem: '', intention: '' })
    },
    stopEnding() {
      this.setData({ ending: null, problem: '' })
    },
    async end() {
      const { homeId, ending, busy } = this.data
      if (!ending || busy) return
      this.setData({ busy: true, problem: '' })
      try {
        if (this.data.intention === '') this.data.intention = await newRequestId()
        await api.home.endPairing({ homeId, personId: ending.personId }, this.data.intention)
        this.setData({ busy: false, ending: null, intention: '' })
        announce(`${ending.name}的结对结束了`)
        await this.load()
        this.triggerEvent('changed')
      } catch (reason) {
        this.setData({ busy: false, problem: shown(reason).message })
      }
    },
  },
})
