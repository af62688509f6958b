import { currentLook, followLook } from '../../services/look'
import { go } from '../../services/way'

/** 活动: honest while no home has published one; says what to do instead. */
Page({
  data: { look: currentLook() },

  onShow() {
    followLook(this)
  },

  onShareAppMessage() {
    return { title: '身边有家', path: '/pages/home/home' }
  },

  homes() {
    go('/pages/home/home')
  },
})
