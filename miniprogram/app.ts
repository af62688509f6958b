import { deployment } from './deployment'
import { followNetwork } from './services/network'
import { followQueue } from './services/queue'

App({
  onLaunch() {
    wx.cloud.init({ env: deployment.envId })
    followNetwork()
    followQueue()
  },
})
