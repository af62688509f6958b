import type { ErrorCode, ErrorReply } from '../../contract/errors'

/** The contract's codes, and two that only a phone can know: it has no network, or no answer came. */
export type FailureCode = ErrorCode | 'OFFLINE' | 'NO_ANSWER' | 'NO_RANDOM'

const OWN_SENTENCES: Record<Exclude<FailureCode, ErrorCode>, string> = {
  OFFLINE: '现在没有网络,连上以后再点一次。',
  NO_ANSWER: '网络有点慢,没有等到回音。请再试一次。',
  NO_RANDOM: '手机没能准备好加密,请重新打开小程序再试。',
}

/** Why a call did not succeed: a code, a sentence to act on, and the field at fault if there is one. */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly field?: string,
  ) {
    super(message)
    this.name = 'Failure'
  }

  static of(reply: ErrorReply): Failure {
    return new Failure(reply.code, reply.message, reply.field)
  }

  static onPhone(code: Exclude<FailureCode, ErrorCode>): Failure {
    return new Failure(code, OWN_SENTENCES[code])
  }
}

/** What a page shows of a failure. A mistake in our own code is not dressed up as the network's: it is thrown on. */
export interface ShownFailure {
  code: FailureCode
  message: string
  field: string
}

export function shown(reason: unknown): ShownFailure {
  if (!(reason instanceof Failure)) throw reason
  return { code: reason.code, message: reason.message, field: reason.field ?? '' }
}
