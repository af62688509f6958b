import fs from 'node:fs'

/** Stops watching. */
export type StopWatching = () => void

/** Calls `onChange` after files below the folders have changed and then rested for `restMs`; see {@link oneAtATime}. */
export function watchFolders(
  folders: string[],
  onChange: () => Promise<void>,
  onError: (reason: unknown) => void,
  restMs = 150,
): StopWatching {
  let timer: NodeJS.Timeout | undefined
  const run = oneAtATime(onChange, onError)
  const watchers = folders
    .filter((folder) => fs.existsSync(folder))
    .map((folder) =>
      fs.watch(folder, { recursive: true }, () => {
        clearTimeout(timer)
        timer = setTimeout(() => void run(), restMs)
      }),
    )
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}

/**
 * Calls of the returned function never overlap: however many come while one runs, one more follows it.
 * What `act` throws goes to `onError`, and the next call is as good as the first.
 */
export function oneAtATime(act: () => Promise<void>, onError: (reason: unknown) => void): () => Promise<void> {
  let running = false
  let again = false
  return async () => {
    again = true
    if (running) return
    running = true
    while (again) {
      again = false
      try {
        await act()
      } catch (reason) {
        onError(reason)
      }
    }
    running = false
  }
}
