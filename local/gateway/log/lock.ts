import { readFileSync, rmSync, writeFileSync } from 'node:fs'

const held = new Set<string>()

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function ownerOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Two gateways on one folder would tear each other's log. Returns what gives the folder free again. */
export function lock(file: string): () => void {
  const owner = ownerOf(file)
  const mine = owner === process.pid
  if (mine ? held.has(file) : owner !== undefined && owner > 0 && alive(owner)) {
    throw new Error(
      `another local CloudBase (process ${owner}) uses this data folder; if that is not so, delete ${file}`,
    )
  }
  writeFileSync(file, String(process.pid))
  held.add(file)
  return () => {
    held.delete(file)
    rmSync(file, { force: true })
  }
}
