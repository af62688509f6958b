import { deployment } from './deployment'
import { followNetwork } from './services/network'

App({
  onLaunch() {
    wx.cloud.init({ env: deployment.envId })
    followNetwork()
  },
})
