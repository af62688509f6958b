import { PRIMARY_TYPE_LABELS, PRIMARY_TYPES, SERVICE_LABELS, SERVICES } from '../../../../domain/micro-home'
import { NO_WISHES, type Wishes } from '../../../services/finding'

/** Waits until she stops typing, so that each letter is not a call. */
const TYPING_PAUSE_MS = 350

const TYPES = [{ id: '', label: '都可以' }, ...PRIMARY_TYPES.map((id) => ({ id, label: PRIMARY_TYPE_LABELS[id] }))]
const OFFERS = [{ id: '', label: '都可以' }, ...SERVICES.map((id) => ({ id, label: SERVICE_LABELS[id] }))]

/** What she looks for: a name, and four wishes below it. The page keeps them; each change says them all. */
Component({
  properties: {
    wishes: { type: Object, value: NO_WISHES as Wishes },
  },
  data: {
    typed: '',
    typeLabel: '',
    serviceLabel: '',
    /** Which choice is open: primaryType, service or none. */
    choosing: '' as '' | 'primaryType' | 'service',
    options: TYPES as { id: string; label: string }[],
  },
  observers: {
    wishes(wishes: Wishes) {
      this.setData({
        typeLabel: wishes.primaryType === '' ? '' : PRIMARY_TYPE_LABELS[wishes.primaryType],
        serviceLabel: wishes.service === '' ? '' : SERVICE_LABELS[wishes.service],
        ...(wishes.query.trim() === this.data.typed.trim() ? {} : { typed: wishes.query }),
      })
    },
  },
  lifetimes: {
    detached() {
      pauses.get(this)?.()
    },
  },
  methods: {
    type(event: WechatMiniprogram.Input) {
      const typed = event.detail.value
      this.setData({ typed })
      pauses.get(this)?.()
      const timer = setTimeout(() => this.change({ query: typed }), TYPING_PAUSE_MS)
      pauses.set(this, () => clearTimeout(timer))
    },
    search() {
      pauses.get(this)?.()
      this.change({ query: this.data.typed })
    },
    clear() {
      pauses.get(this)?.()
      this.setData({ typed: '' })
      this.change({ query: '' })
    },
    toggle(event: WechatMiniprogram.TouchEvent) {
      const wish = event.currentTarget.dataset.wish as 'openNow' | 'stepFree'
      this.change({ [wish]: !this.data.wishes[wish] })
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      const choosing = event.currentTarget.dataset.wish as 'primaryType' | 'service'
      this.setData({ choosing, options: choosing === 'service' ? OFFERS : TYPES })
    },
    chosen(event: WechatMiniprogram.TouchEvent) {
      const { choosing } = this.data
      if (choosing !== '') this.change({ [choosing]: event.currentTarget.dataset.id as string })
      this.close()
    },
    close() {
      this.setData({ choosing: '' })
    },
    change(part: Partial<Record<keyof Wishes, string | boolean>>) {
      const before: Wishes = this.data.wishes
      const wishes = { ...before, ...part } as Wishes
      if (JSON.stringify(wishes) !== JSON.stringify(before)) this.triggerEvent('change', { wishes })
    },
  },
})

/** What waits for the end of her typing, and how to stop it, by bar. */
const pauses = new WeakMap<object, () => void>()
