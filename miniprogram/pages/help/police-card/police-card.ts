import { dial } from '../../../services/phone'

/** 110, before anything else, wherever somebody may be in danger. Needs no network. */
Component({
  properties: {
    danger: { type: String, value: '有人正在伤害你,或就要发生' },
  },
  methods: {
    call() {
      dial('110')
    },
  },
})
