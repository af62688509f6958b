import { asynchronousApis, WxError } from './callbacks'
import { Listeners } from './listeners'

const changes = new Listeners<{ isConnected: boolean; networkType: string }>()
let online = true

const state = () => ({ isConnected: online, networkType: online ? 'wifi' : 'none' })

/** The stage's switch: tells the app as WeChat would. */
export function setOnline(next: boolean): void {
  if (next === online) return
  online = next
  document.body.classList.toggle('offline', !online)
  changes.tell(state())
}

/** Every request of the phone asks first; without network it fails with WeChat's words. */
export function needNetwork(api: string): void {
  if (!online) throw new WxError(`${api}:fail request:fail network is offline`, -1)
}

export const networkApis = {
  ...asynchronousApis({
    getNetworkType: () => ({ networkType: state().networkType, hasSystemProxy: false, weakNet: false }),
  }),
  onNetworkStatusChange: changes.on,
  offNetworkStatusChange: changes.off,
}
