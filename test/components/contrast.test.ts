import { readFileSync } from 'node:fs'
import path from 'node:path'

const TOKENS = readFileSync(path.join(__dirname, '../../miniprogram/styles/tokens.wxss'), 'utf8')

function colour(token: string): string {
  const value = new RegExp(`--${token}: (#[0-9A-F]{6});`, 'i').exec(TOKENS)?.[1]
  if (!value) throw new Error(`tokens.wxss has no colour --${token}`)
  return value
}

/** Relative luminance (WCAG 2.2, "relative luminance"). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(text: string, ground: string): number {
  const [light = 0, dark = 0] = [luminance(text), luminance(ground)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe('words can be read (experience 7: contrast of at least 4.5)', () => {
  const pairs: [string, string][] = [
    ['ink', 'paper'],
    ['mute', 'paper'],
    ['mute', 'card'],
    ['mute', 'bar'],
    ['rose', 'paper'],
    ['rose', 'card'],
    ['rose-ink', 'rose-soft'],
    ['teal', 'teal-soft'],
    ['teal', 'card'],
    ['teal-ink', 'teal-soft'],
    ['sun-ink', 'sun-soft'],
    ['sky', 'sky-soft'],
    ['plum', 'plum-soft'],
    ['leaf', 'leaf-soft'],
    ['mute-ink', 'sand'],
    ['card', 'rose'],
    ['card', 'teal'],
    ['mute-ink', 'card'],
    ['mute-ink', 'paper'],
    ['rose-ink', 'card'],
    ['rose-ink', 'paper'],
    ['teal', 'paper'],
    ['sun-ink', 'paper'],
    ['teal-ink', 'card'],
  ]
  test.each(pairs)('%s on %s', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })
})

describe('what can be changed is seen as such (WCAG 2.2, 1.4.11: 3 for what is not text)', () => {
  test.each([
    ['edge', 'card'],
    ['edge', 'paper'],
    ['teal', 'card'],
    ['rose', 'card'],
  ])('%s on %s', (edge, ground) => {
    expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3)
  })
})
