import { statSync } from 'node:fs'

/** Tells a file's present contents from its former ones; undefined while it is missing. */
export function fingerprint(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat && `${stat.mtimeMs}:${stat.size}:${stat.ino}`
}

/**
 * Notices that a file was built anew. Looks at it every `everyMs`, since builds replace whole folders and a watcher of
 * the operating system would go with the old one. A file that is just missing (mid-build) is not a change.
 */
export class FileWatch {
  private readonly seen = new Map<string, string | undefined>()
  private readonly timer: NodeJS.Timeout

  constructor(
    files: string[],
    private readonly changed: (file: string) => void,
    everyMs = 300,
  ) {
    for (const file of files) this.seen.set(file, fingerprint(file))
    this.timer = setInterval(() => {
      for (const file of files) this.look(file)
    }, everyMs)
    this.timer.unref()
  }

  /** Looks now; true when the file is another one than at the last look. */
  look(file: string): boolean {
    const now = fingerprint(file)
    if (now === undefined || now === this.seen.get(file)) return false
    this.seen.set(file, now)
    this.changed(file)
    return true
  }

  close(): void {
    clearInterval(this.timer)
  }
}
