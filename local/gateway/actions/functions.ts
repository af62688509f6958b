/** functions.invokeFunction: a function that calls another one. Running it is someone else's work; this is only the wire. */
import { Failure, invalidParam } from '../failure'
import type { Actions } from '../wire/call'

export interface FunctionCaller {
  /** The invocation that makes the call. */
  readonly invocation: string
}

/** Runs a function and gives what it returned. Throws a Failure, or any error with a text `code`, for the caller to see. */
export type InvokeFunction = (name: string, data: unknown, caller: FunctionCaller) => Promise<unknown>

/** Left out by the SDK when the caller gave no data; the function then gets an empty event. */
function dataOf(text: unknown): unknown {
  if (text === undefined || text === '') return {}
  if (typeof text !== 'string') throw invalidParam('request_data must be JSON text')
  try {
    return JSON.parse(text)
  } catch {
    throw invalidParam('request_data must be JSON text')
  }
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const { code, message } = error as { code?: unknown; message?: unknown }
  return new Failure(
    typeof code === 'string' ? code : 'FUNCTIONS_EXECUTE_FAIL',
    typeof message === 'string' ? message : String(error),
  )
}

export function functionActions(invoke: InvokeFunction | undefined): Actions {
  return {
    'functions.invokeFunction': async (call) => {
      const { function_name: name, qualifier, request_data: data } = call.body
      if (typeof name !== 'string' || name === '') throw invalidParam('function_name is missing')
      if (qualifier !== undefined && qualifier !== '$LATEST') {
        throw new Failure('FUNCTIONS_EXECUTE_FAIL', `the local gateway runs only $LATEST, not ${String(qualifier)}`)
      }
      if (!invoke) throw new Failure('FUNCTIONS_EXECUTE_FAIL', 'FunctionName parameter could not be found')
      try {
        const result = await invoke(name, dataOf(data), { invocation: call.invocation })
        return { data: { response_data: JSON.stringify(result ?? null) } }
      } catch (error) {
        throw asFailure(error)
      }
    },
  }
}
