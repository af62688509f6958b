import { decode as fromBase64, encode as toBase64 } from '@stablelib/base64'
import { box, openBox } from '@stablelib/nacl'
import { decode as fromUtf8, encode as toUtf8 } from '@stablelib/utf8'
import { generateKeyPairFromSeed, scalarMultBase } from '@stablelib/x25519'

/**
 * Sealing of private inputs and replies between a phone and a function (safety, "Every door"): the platform's logs keep requests and return
 * values, so what is private travels boxed with X25519 and XSalsa20-Poly1305 between a key pair that the phone makes for one call and
 * the function's key, whose public half is pinned in the package. Pure: the caller brings the random bytes.
 */
export interface Sealed {
  keyId: string
  from: string
  nonce: string
  box: string
}

export interface SealedAnswer {
  nonce: string
  box: string
}

/** Random bytes that one sealed call needs: 32 for the phone's key, 24 for the nonce. */
export const SEAL_RANDOM_BYTES = 56
export const ANSWER_RANDOM_BYTES = 24

export interface SealedCall {
  sealed: Sealed
  /** Opens the reply to this call; null when it was not boxed by the function for this call. */
  open(answer: SealedAnswer): string | null
}

/** Seals a text for the function that holds the secret half of `publicKey` (base64). `random` holds SEAL_RANDOM_BYTES bytes. */
export function sealFor(keyId: string, publicKey: string, text: string, random: Uint8Array): SealedCall {
  if (random.length !== SEAL_RANDOM_BYTES) throw new RangeError(`sealFor needs ${SEAL_RANDOM_BYTES} random bytes`)
  const theirs = fromBase64(publicKey)
  const mine = generateKeyPairFromSeed(random.slice(0, 32))
  const nonce = random.slice(32)
  return {
    sealed: {
      keyId,
      from: toBase64(mine.publicKey),
      nonce: toBase64(nonce),
      box: toBase64(box(theirs, mine.secretKey, nonce, toUtf8(text))),
    },
    open: (answer) => openText(theirs, mine.secretKey, answer.nonce, answer.box),
  }
}

/** Opens what a phone sealed; null when the key, the nonce or the box is not right. `secretKey` is base64. */
export function unseal(secretKey: string, sealed: Sealed): string | null {
  try {
    return openText(fromBase64(sealed.from), fromBase64(secretKey), sealed.nonce, sealed.box)
  } catch {
    return null
  }
}

/** Boxes the reply for the phone key that the request came from. `random` holds ANSWER_RANDOM_BYTES bytes. */
export function sealAnswer(secretKey: string, to: string, text: string, random: Uint8Array): SealedAnswer {
  return { nonce: toBase64(random), box: toBase64(box(fromBase64(to), fromBase64(secretKey), random, toUtf8(text))) }
}

/** The public half of a function's secret key, both base64. */
export function publicKeyOf(secretKey: string): string {
  return toBase64(scalarMultBase(fromBase64(secretKey)))
}

function openText(theirs: Uint8Array, mine: Uint8Array, nonce: string, boxed: string): string | null {
  const opened = openBox(theirs, mine, fromBase64(nonce), fromBase64(boxed))
  return opened === null ? null : fromUtf8(opened)
}
