import { encode } from '@stablelib/utf8'

/** The constants of SHA-256 (FIPS 180-4): the first bits of the fractional parts of roots of the first primes. */
const PRIMES: number[] = []
for (let n = 2; PRIMES.length < 64; n += 1) if (PRIMES.every((prime) => n % prime !== 0)) PRIMES.push(n)
const firstBits = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0
const ROUNDS = PRIMES.map((prime) => firstBits(Math.cbrt(prime)))
const START = PRIMES.slice(0, 8).map((prime) => firstBits(Math.sqrt(prime)))

/** SHA-256 of a text in UTF-8, as 64 hex digits: what `sha256sum` prints, so that anybody can draw a lot again. */
export function sha256(text: string): string {
  const words = padded(encode(text))
  let state = START
  for (let at = 0; at < words.length; at += 16) state = compressed(state, words.slice(at, at + 16))
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** The message as 32-bit words, with the closing bit and its length. */
function padded(bytes: Uint8Array): number[] {
  const words = new Array<number>((((bytes.length + 8) >> 6) + 1) * 16).fill(0)
  const put = (byte: number, at: number): void => {
    words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at % 4) * 8))
  }
  bytes.forEach(put)
  put(0x80, bytes.length)
  words[words.length - 1] = bytes.length * 8
  return words
}

function compressed(before: readonly number[], block: readonly number[]): number[] {
  const schedule = scheduleOf(block)
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = before
  for (let round = 0; round < 64; round += 1) {
    const sumE = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const chosen = (e & f) ^ (~e & g)
    const first = (h + sumE + chosen + (ROUNDS[round] ?? 0) + (schedule[round] ?? 0)) | 0
    const sumA = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const most = (a & b) ^ (a & c) ^ (b & c)
    const second = (sumA + most) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + (before[i] ?? 0)) | 0)
}

function scheduleOf(block: readonly number[]): number[] {
  const schedule = [...block]
  const word = (at: number): number => schedule[at] ?? 0
  for (let t = 16; t < 64; t += 1) {
    const early = turned(word(t - 15), 7) ^ turned(word(t - 15), 18) ^ (word(t - 15) >>> 3)
    const late = turned(word(t - 2), 17) ^ turned(word(t - 2), 19) ^ (word(t - 2) >>> 10)
    schedule.push((word(t - 16) + early + word(t - 7) + late) | 0)
  }
  return schedule
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}
