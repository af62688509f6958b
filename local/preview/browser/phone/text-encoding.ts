/** The encodings of FileSystemManager: bytes to text and back. */
export const ENCODINGS = [
  'ascii',
  'base64',
  'binary',
  'hex',
  'ucs2',
  'ucs-2',
  'utf16le',
  'utf-16le',
  'utf-8',
  'utf8',
  'latin1',
] as const
export type Encoding = (typeof ENCODINGS)[number]

const latin = (bytes: Uint8Array): string => {
  let text = ''
  // in pieces: a call takes only so many arguments
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
const fromLatin = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0) & 0xff)

export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'base64') return btoa(latin(bytes))
  if (encoding === 'hex') return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (encoding === 'ascii' || encoding === 'binary' || encoding === 'latin1') return latin(bytes)
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes)
}

/** @throws Error where the text is not of that encoding. */
export function encode(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'base64') return fromLatin(atob(text))
  if (encoding === 'hex') return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'ascii' || encoding === 'binary' || encoding === 'latin1') return fromLatin(text)
  const bytes = new Uint8Array(text.length * 2)
  for (let at = 0; at < text.length; at += 1) new DataView(bytes.buffer).setUint16(at * 2, text.charCodeAt(at), true)
  return bytes
}
