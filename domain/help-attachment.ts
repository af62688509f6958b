/**
 * What she adds to her request beside words: her voice instead of typing, or a picture. It goes sealed, in pieces, through the function that holds the
 * keys, and lies in the storage under the key of her case, in a place whose name says nothing (safety, "Help").
 */
export const ATTACHMENT_KINDS = ['voice', 'picture'] as const
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]

export const ATTACHMENT_KIND_LABELS: Record<AttachmentKind, string> = { voice: '一段语音', picture: '一张照片' }

/** A call of a phone may hold 100 KB; sealed and written as text, bytes grow to nearly the double. */
export const PIECE_BYTES = 45_000
export const MOST_PIECES = 16
export const MOST_ATTACHMENTS = 6

/** A voice note is as long as one breath of telling; at 24 kbit a second that is five pieces. */
export const VOICE_SECONDS = 60

/** So long pieces wait for the rest of them. */
export const PIECES_KEPT_MINUTES = 60

/** How phones write voices: AAC in frames of its own or in an MP4, MP3. */
export const VOICE_TYPES = ['aac', 'm4a', 'mp3'] as const
export type VoiceType = (typeof VOICE_TYPES)[number]

/** Told by the first bytes and never by a name; null for whatever is no voice. */
export function voiceTypeOf(bytes: ArrayLike<number>): VoiceType | null {
  const [a = 0, b = 0, c = 0] = [bytes[0], bytes[1], bytes[2]]
  if (a === 0xff && (b & 0xf6) === 0xf0) return 'aac'
  if ((a === 0x49 && b === 0x44 && c === 0x33) || (a === 0xff && (b & 0xe6) === 0xe2)) return 'mp3'
  const box = String.fromCharCode(...[4, 5, 6, 7].map((at) => bytes[at] ?? 0))
  return box === 'ftyp' ? 'm4a' : null
}

/** How many pieces so many bytes are sent in. */
export const piecesOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / PIECE_BYTES))
