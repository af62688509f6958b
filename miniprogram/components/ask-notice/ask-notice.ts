import { type Asked, askToKnock, canKnock } from '../../services/knock'

const SAID: Record<Exclude<Asked, 'none'>, string> = {
  yes: '好,有变动时微信提醒您一次。',
  no: '好,不提醒。有变动写在「我的消息」里。',
  off: '微信里关着提醒。有变动写在「我的消息」里,也可以到微信的设置里打开。',
}

/** On the page of something that succeeded: asks, after a tap, whether WeChat may knock once when it changes. Nothing where nothing can be sent. */
Component({
  properties: {
    /** What she would be told about: 「活动有变动时」. */
    about: { type: String, value: '有变动时' },
  },
  data: { can: canKnock(), asking: false, said: '' },
  methods: {
    async ask() {
      if (this.data.asking) return
      this.setData({ asking: true })
      const answer = await askToKnock()
      this.setData({ asking: false, said: answer === 'none' ? '' : SAID[answer] })
      this.triggerEvent('asked', { answer })
    },
  },
})
