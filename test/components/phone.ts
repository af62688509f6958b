import { boundReply } from '../../domain/sealed-call'
import { ANSWER_RANDOM_BYTES, publicKeyOf, type Sealed, sealAnswer, unseal } from '../../domain/sealing'

const requestIdIn = (text: string): string => (JSON.parse(text) as { requestId: string }).requestId

/** A function's key for tests only. */
const SECRET = Buffer.alloc(32, 9).toString('base64')

/** What the build would pin for a deployment with that key. */
export const pinned = () => ({
  deployment: { appId: 'test', envId: 'test', sealPublicKeys: [{ keyId: 'k1', publicKey: publicKeyOf(SECRET) }] },
})

/** Opens a box as the function would, and boxes replies to it. */
export function openBoxesWith(sealed: Sealed): { input: unknown; caller: string; reply(value: unknown): unknown } {
  const text = unseal(SECRET, sealed)
  if (text === null) throw new Error('the box does not open with the pinned key')
  return {
    input: (JSON.parse(text) as { input: unknown }).input,
    caller: (JSON.parse(text) as { caller: string }).caller,
    reply: (value) => ({
      ok: true,
      sealed: sealAnswer(
        SECRET,
        sealed.from,
        boundReply(requestIdIn(text), value),
        new Uint8Array(ANSWER_RANDOM_BYTES).fill(3),
      ),
    }),
  }
}
