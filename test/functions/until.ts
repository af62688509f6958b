import { setTimeout as wait } from 'node:timers/promises'

/** Longer than anything takes on a busy machine. */
const PATIENCE_MS = 20_000

/** Looks again and again until it holds. @throws Error when it never does. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('what was waited for does not come')
    await wait(5)
  }
}
