/** Two gateways on one folder would tear each other's log: whoever holds a folder has a file there that is named after its process. */
import { closeSync, openSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { refusalOf } from '../disk'

const held = new Set<string>()
const nameOf = (pid: number) => `lock-${pid}`

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Takes the folder, or throws an error that names who has it. Returns what gives it free again. The file is empty, so that a full disk can
 * still be read, and stands before others are looked for: of two that come at once, at most one gets in.
 */
export function lock(folder: string): () => void {
  const mine = join(folder, nameOf(process.pid))
  if (held.has(mine)) throw taken(process.pid, mine)
  try {
    closeSync(openSync(mine, 'w'))
  } catch (error) {
    throw new Error(`the data folder ${folder} cannot be used: ${refusalOf(error)}`)
  }
  for (const file of readdirSync(folder)) {
    const owner = Number(/^lock-(\d+)$/.exec(file)?.[1] ?? process.pid)
    if (owner === process.pid) continue
    if (alive(owner)) {
      rmSync(mine, { force: true })
      throw taken(owner, join(folder, file))
    }
    rmSync(join(folder, file), { force: true })
  }
  held.add(mine)
  return () => {
    held.delete(mine)
    rmSync(mine, { force: true })
  }
}

const taken = (owner: number, file: string) =>
  new Error(`another local CloudBase (process ${owner}) uses this data folder; if that is not so, delete ${file}`)
