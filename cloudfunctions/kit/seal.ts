import { randomBytes } from 'node:crypto'
import { sealedBox } from '../../contract/envelope'
import { boundReply, type CallBinding, requestWithin } from '../../domain/sealed-call'
import { ANSWER_RANDOM_BYTES, sealAnswer, unseal } from '../../domain/sealing'
import { refuse } from './refusal'
import { blindIndex, sealKey } from './secrets'

/** A sealed call as the function sees it: the input inside, and the way to answer. */
export interface OpenedCall {
  input: unknown
  answer(reply: unknown): { nonce: string; box: string }
}

/** What a caller writes into her boxes so that nobody else can send them: a digest of her account, told to her by `member.me`. */
export function callerTag(openid: string): string {
  return blindIndex('caller', openid)
}

/**
 * Opens the box of a sealed action. An open input, an unknown key, a changed box, and a box made for another call or by another caller
 * are SEAL_BROKEN.
 */
export function openCall(sealed: unknown, binding: CallBinding): OpenedCall {
  const box = sealedBox.safeParse(sealed)
  if (!box.success) refuse('SEAL_BROKEN')
  const { keyId, from } = box.data
  const key = sealKey(keyId) ?? refuse('SEAL_BROKEN')
  const text = unseal(key, box.data) ?? refuse('SEAL_BROKEN')
  const { input } = requestWithin(text, binding) ?? refuse('SEAL_BROKEN')
  return {
    input,
    answer: (reply) => sealAnswer(key, from, boundReply(binding.requestId, reply), randomBytes(ANSWER_RANDOM_BYTES)),
  }
}
