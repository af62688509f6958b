import { randomBytes } from 'node:crypto'
import { type SealedBox, sealedBox } from '../../contract/envelope'
import { ANSWER_RANDOM_BYTES, sealAnswer, unseal } from '../../domain/sealing'
import { refuse } from './refusal'
import { sealKey } from './secrets'

/** A sealed call as the function sees it: the input inside, and the way to answer. */
export interface OpenedCall {
  input: unknown
  answer(reply: unknown): { nonce: string; box: string }
}

/** Opens the box of a sealed action; an open input, an unknown key or a changed box is SEAL_BROKEN. */
export function openCall(sealed: unknown): OpenedCall {
  const box = sealedBox.safeParse(sealed)
  if (!box.success) refuse('SEAL_BROKEN')
  return open(box.data)
}

function open(box: SealedBox): OpenedCall {
  const key = sealKey(box.keyId)
  const text = key === undefined ? null : unseal(key, box)
  if (key === undefined || text === null) refuse('SEAL_BROKEN')
  return {
    input: parseJson(text),
    answer: (reply) => sealAnswer(key, box.from, JSON.stringify(reply), randomBytes(ANSWER_RANDOM_BYTES)),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuse('SEAL_BROKEN')
  }
}
