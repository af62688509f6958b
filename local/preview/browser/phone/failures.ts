/** Everything that goes wrong on a phone is said on its screen: a red banner and console.error, never silence. */
const listeners = new Set<(message: string) => void>()
const said = new Set<string>()

/** Other parts (App.onError, wx.onError) hear every failure through this. */
export function onFailure(listener: (message: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows a failure in the banner, once per text, and keeps it in `failures()` for tests. */
export function fail(message: string, cause?: unknown): void {
  console.error(`[preview] ${message}`, ...(cause === undefined ? [] : [cause]))
  if (said.has(message)) return
  said.add(message)
  const banner = document.getElementById('banner')
  if (!banner) return
  const line = document.createElement('p')
  line.textContent = message
  banner.append(line)
  banner.hidden = false
}

/** A failure that app code may also hear about: an uncaught error or rejection. */
export function failUncaught(error: unknown): void {
  const message = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
  fail(error instanceof Error ? error.message : String(error), error)
  for (const listener of listeners) listener(message)
}

/** Texts of the banner so far. */
export const failures = (): string[] => [...said]

/** The banner closes by its cross; new failures open it again. */
export function installBanner(): void {
  document.getElementById('banner-close')?.addEventListener('click', () => {
    const banner = document.getElementById('banner')
    if (!banner) return
    banner.hidden = true
    for (const line of [...banner.querySelectorAll('p')]) line.remove()
    said.clear()
  })
}
