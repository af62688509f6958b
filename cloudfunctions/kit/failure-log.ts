import { failureCode } from './database-errors'

/** Logs where an unexpected failure came from, never its message, which may quote what people wrote; answers the code for the call's own line. */
export function logFailure(error: unknown): string {
  const code = failureCode(error)
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((row) => row.trimStart().startsWith('at ')) : []
  const kind = error instanceof Error ? error.name : typeof error
  console.error(JSON.stringify({ failure: kind, code, at: frames.slice(0, 6).map((row) => row.trim()) }))
  return `FAILED:${code}`
}
