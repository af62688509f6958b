import fs from 'node:fs'

/** Stops watching. */
export type StopWatching = () => void

/**
 * Calls `onChange` after files below the folders have changed and then rested for `restMs`. Calls never overlap: a change
 * during a call leads to one more call after it. What `onChange` throws goes to `onError`, and watching goes on.
 */
export function watchFolders(
  folders: string[],
  onChange: () => Promise<void>,
  onError: (reason: unknown) => void,
  restMs = 150,
): StopWatching {
  let timer: NodeJS.Timeout | undefined
  let running = false
  let again = false

  const run = async (): Promise<void> => {
    if (running) {
      again = true
      return
    }
    running = true
    try {
      await onChange()
    } catch (reason) {
      onError(reason)
    }
    running = false
    if (again) {
      again = false
      await run()
    }
  }
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
