import { z } from 'zod'
import type { ErrorReply } from './errors'

/** The oldest client that is still served; a phone runs an old version for days (house, "One call"). */
export const OLDEST_CLIENT = 1

/** Base64 of a fixed number of bytes, or of at most so many. */
const base64 = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/)

/** A boxed value: X25519 between the phone's ephemeral key and the function's key, then secretbox (safety, "Every door"). */
export const sealedBox = z.strictObject({
  /** Which of the function's keys; names the pinned public key. */
  keyId: z.string().max(16),
  /** The phone's ephemeral public key. */
  from: base64(64),
  nonce: base64(64),
  box: base64(1_400_000),
})
export type SealedBox = z.infer<typeof sealedBox>

/** What a phone sends: plain `input`, or `sealed` for a sealed action. */
export const requestEnvelope = z.object({
  action: z.string().max(64),
  input: z.unknown().optional(),
  sealed: sealedBox.optional(),
  /** Made by the client once per intention and kept over its retries. */
  requestId: z.string().regex(/^[A-Za-z0-9_-]{16,40}$/),
  version: z.number().int().min(0).max(1_000_000),
})
export type RequestEnvelope = z.infer<typeof requestEnvelope>

export type Reply<T> = { ok: true; data: T } | { ok: false; error: ErrorReply }
/** A sealed action replies with its whole `Reply` boxed under the same pair of keys; only a broken seal is answered in the open. */
export type SealedReply = { ok: true; sealed: { nonce: string; box: string } } | { ok: false; error: ErrorReply }
