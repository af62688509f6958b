type Listener = (online: boolean) => void

let online = true
const listeners = new Set<Listener>()

/** Starts to follow the phone's network; called once by the app. */
export function followNetwork(): void {
  wx.getNetworkType({ success: ({ networkType }) => tell(networkType !== 'none') })
  wx.onNetworkStatusChange(({ isConnected }) => tell(isConnected))
}

export function isOnline(): boolean {
  return online
}

/** Tells at once and at every change; returns how to stop. */
export function watchNetwork(listener: Listener): () => void {
  listeners.add(listener)
  listener(online)
  return () => listeners.delete(listener)
}

function tell(state: boolean): void {
  if (state === online) return
  online = state
  for (const listener of [...listeners]) listener(state)
}
