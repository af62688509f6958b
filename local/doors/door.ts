import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from './request'

/** What is behind one address; `url` is the request's, read. */
export type Door = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void> | void

/** By method and path: "POST /local/call". */
export type Doors = Record<string, Door>

/** Runs what a request asked for; errors of this kind are the request's own fault. @throws Refusal 400 with their words. */
export async function refusing<T>(kind: new (message: string) => Error, act: () => T | Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof kind) throw new Refusal(400, error.message)
    throw error
  }
}

/** An answer of the service that says no, as the SDK would show it; anything else is a fault of this program. */
export function codedError(error: unknown): { error: { code: string; message: string } } {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return { error: { code: error.code, message: error.message } }
  }
  throw error
}
