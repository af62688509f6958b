import { scannedCode } from '../../../domain/scanned-code'
import { toIso } from '../../../domain/time'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import { send } from '../../services/queue'
import { scanText } from '../../services/scan'

const AS = { paired: '结对执委', member: '执委', officer: '妇联干部' } as const

/** 走访和顶班: whoever stands at a home's wall scans its code, and has her visit written down; who keeps this door today finds it below. */
Page({
  data: {
    look: currentLook(),
    homeId: '',
    /** That she may keep this door today: team, or called to stand in. */
    keeps: false,
    visited: '',
    busy: false,
    problem: '',
  },

  onLoad(query: { id?: string }) {
    const homeId = query.id ?? ''
    this.setData({ homeId })
    if (homeId !== '') void this.look(homeId)
  },

  onShow() {
    followLook(this)
  },

  async look(homeId: string) {
    try {
      await api.rotation.today({ homeId })
      this.setData({ keeps: true })
    } catch (reason) {
      const { code } = shown(reason)
      this.setData({ keeps: code === 'OFFLINE' })
    }
  },

  async scan() {
    const text = await scanText()
    if (text === null || this.data.busy) return
    const code = scannedCode(text)
    if (code.kind !== 'home') return this.setData({ problem: '这不是微家门口的码,再扫一次看看。' })
    const { homeId } = code
    this.setData({ busy: true, problem: '', visited: '', homeId, keeps: false })
    void this.look(homeId)
    try {
      const sent = await send('rotation', 'visit', { homeId, at: toIso(new Date()), siteCode: text })
      this.setData({ visited: sent.now ? `记下了,您以${AS[sent.answer.as]}的身份来过` : '先记在手机上,有网络就报上去' })
    } catch (reason) {
      const { code, message } = shown(reason)
      // A host at her own door does not visit; the card below is what she came for.
      this.setData({ problem: code === 'VISITORS_ONLY' && this.data.keeps ? '' : message })
    }
    this.setData({ busy: false })
  },
})
