import { WxError } from './wx/callbacks'

let running = 0

/** Runs what a user's tap sets off. Its promises count as the tap too, as far as they settle without waiting for anything. */
export function duringTap(act: () => void): void {
  running += 1
  // The macrotask after every microtask of the tap: an answer of the network comes later, and is nobody's tap.
  setTimeout(() => {
    running -= 1
  }, 0)
  act()
}

/**
 * Some APIs open only under the user's finger, not after a call of the cloud.
 * https://developers.weixin.qq.com/community/develop/doc/000e4eb6780138f6168a74dcd51800
 */
export function needTap(api: string): void {
  if (running === 0) throw new WxError(`${api}:fail can only be invoked by user TAP gesture.`)
}
