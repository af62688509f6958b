/** What passes between the runner and a worker thread. */

/** Given to a worker when it starts. */
export interface WorkerSetup {
  /** Absolute path of the bundle. */
  file: string
  functionName: string
  /** Shared memory that holds the clock's offset in milliseconds (BigInt64). */
  clock: SharedArrayBuffer
}

/** Given to the worker that checks where the SDK's first request would go. */
export interface RehearsalSetup {
  /** Absolute path of the SDK. */
  sdk: string
}

/** One invocation, as the platform hands it to a function. */
export interface InvokeMessage {
  requestId: string
  /** JSON text. */
  event: string
  /** The plain fields of SCF's context object. */
  context: Record<string, unknown>
  /** Environment variables of this invocation: its own code sees them, and no other's. */
  environment: Record<string, string>
}

export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'unloadable'; stack: string }
  /** `requestId` is missing while the bundle loads. */
  | { type: 'log'; requestId: string | undefined; line: string }
  | { type: 'refused'; target: string }
  | { type: 'returned'; requestId: string; json: string }
  | { type: 'threw'; requestId: string; message: string; stack: string }

/** Where the SDK's first request went, or why it never came to one. */
export type RehearsalMessage = { target: string } | { failure: string }
