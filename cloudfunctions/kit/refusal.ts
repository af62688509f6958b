import { ERRORS, type ErrorCode, type ErrorReply } from '../../contract/errors'

/** A refusal that the client is told about, by its code from the closed list. Anything else thrown becomes TRY_AGAIN. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    /** The input field at fault, as a path such as `position.latitude`. */
    readonly field?: string,
  ) {
    super(code)
    this.name = 'Refusal'
  }

  get reply(): ErrorReply {
    return { code: this.code, message: ERRORS[this.code], ...(this.field === undefined ? {} : { field: this.field }) }
  }
}

/** Ends a use case with a refusal. */
export function refuse(code: ErrorCode, field?: string): never {
  throw new Refusal(code, field)
}
