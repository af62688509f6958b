import { api } from '../../../services/api'
import { type ShownFailure, shown } from '../../../services/failure'
import type { HomeContact, HomeRow } from '../../../services/model'
import { dial } from '../../../services/phone'
import { newRequestId } from '../../../services/random'
import { go } from '../../../services/way'

/**
 * A home of the register: its number and full address, asked for on a tap and gone when the sheet closes, each look on record; and the ways to
 * what an officer does with it.
 */
Component({
  properties: {
    home: { type: Object, value: null as HomeRow | null },
    wide: { type: Boolean, value: false },
    /** She keeps homes' records: a township's work and above. */
    mayRecord: { type: Boolean, value: false },
  },
  data: {
    visible: false,
    asking: false,
    contact: null as HomeContact | null,
    failure: null as ShownFailure | null,
    intention: '',
  },
  observers: {
    home(home: HomeRow | null) {
      this.setData({ visible: home !== null, contact: null, failure: null, asking: false, intention: '' })
    },
  },
  methods: {
    changed(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close()
    },
    close() {
      this.setData({ visible: false, contact: null })
      this.triggerEvent('close')
    },
    async reveal() {
      const home = this.data.home as HomeRow | null
      if (!home || this.data.asking) return
      this.setData({ asking: true, failure: null })
      try {
        if (this.data.intention === '') this.data.intention = await newRequestId()
        const contact = await api.home.contact({ homeId: home.id }, this.data.intention)
        this.setData({ asking: false, contact })
      } catch (reason) {
        this.setData({ asking: false, failure: shown(reason) })
      }
    },
    call() {
      if (this.data.contact?.phone) dial(this.data.contact.phone)
    },
    page() {
      this.leaveFor('/pages/micro-home/micro-home?id=')
    },
    manage() {
      this.leaveFor('/federation/applications/application?from=register&home=')
    },
    record() {
      this.leaveFor('/host/profile/profile?id=')
    },
    /** The sheet goes first: what it showed of her is not left below the next page. */
    leaveFor(way: string) {
      const id = (this.data.home as HomeRow | null)?.id
      this.close()
      if (id) go(way + id)
    },
  },
})
