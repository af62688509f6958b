import type { SealedBox } from '../../contract/envelope'
import { boundRequest, type CallBinding, replyWithin } from '../../domain/sealed-call'
import { SEAL_RANDOM_BYTES, sealFor } from '../../domain/sealing'
import { deployment } from '../deployment'
import { Failure } from './failure'
import { randomBytes } from './random'

/** An input on its way in a box, and the way to read the boxed reply. */
export interface SealedInput {
  sealed: SealedBox
  open(answer: unknown): unknown
}

/** Boxes an input for one call under a fresh key, for the newest pinned key of the functions (safety, "Every door"). */
export async function sealInput(binding: CallBinding, input: unknown): Promise<SealedInput> {
  const key = deployment.sealPublicKeys[deployment.sealPublicKeys.length - 1]
  if (!key) throw new Error('no public key is pinned into this package')
  const random = await randomBytes(SEAL_RANDOM_BYTES)
  const call = sealFor(key.keyId, key.publicKey, boundRequest(binding, input), random)
  return {
    sealed: call.sealed,
    open: (answer) => {
      const boxed = (answer as { sealed?: { nonce: string; box: string } }).sealed
      if (!boxed) return answer
      const opened = replyWithin(call.open(boxed), binding.requestId)
      if (!opened) throw new Failure('SEAL_BROKEN', '这次传输没有通过核对,请重新打开小程序再试。')
      return opened.reply
    },
  }
}
