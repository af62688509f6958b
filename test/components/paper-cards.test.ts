import jsQR from 'jsqr'
import { A4, drawSheet, type Pen } from '../../miniprogram/host/cards/draw'

/** A pen that keeps the points that it fills, and what it writes where. */
function sheet(): { pen: Pen; points: Uint8ClampedArray; words: { text: string; x: number; y: number }[] } {
  const points = new Uint8ClampedArray(A4.width * A4.height * 4)
  const words: { text: string; x: number; y: number }[] = []
  const pen: Pen = {
    fillStyle: '#000000',
    strokeStyle: '',
    font: '',
    lineWidth: 1,
    fillRect(x, y, width, height) {
      const shade = pen.fillStyle === '#FFFFFF' ? 255 : 0
      for (let row = Math.round(y); row < y + height; row += 1) {
        const from = (row * A4.width + Math.round(x)) * 4
        points.fill(shade, from, from + width * 4)
      }
    },
    strokeRect() {},
    setLineDash() {},
    fillText: (text, x, y) => void words.push({ text, x, y }),
  }
  return { pen, points, words }
}

const token = (i: number): string => `sbyj:p:abcdefghijklmnopqrst${String(i).padStart(2, '0')}`

describe('paper cards', () => {
  const cards = Array.from({ length: 9 }, (_, i) => ({ name: `阿婆${i}`, text: token(i) }))

  test('are eight on a sheet of A4, each with its name beside its own code, which a scanner reads', () => {
    const { pen, points, words } = sheet()
    drawSheet(pen, cards, '潮音里微家')
    expect(words.filter(({ text }) => text.startsWith('阿婆')).map(({ text }) => text)).toEqual(
      cards.slice(0, 8).map(({ name }) => name),
    )
    const width = A4.width / 2
    const height = Math.floor(A4.height / 4)
    for (let i = 0; i < 8; i += 1) {
      const part = new Uint8ClampedArray(width * height * 4)
      for (let row = 0; row < height; row += 1) {
        const from = ((Math.floor(i / 2) * height + row) * A4.width + (i % 2) * width) * 4
        part.set(points.subarray(from, from + width * 4), row * width * 4)
      }
      for (let alpha = 3; alpha < part.length; alpha += 4) part[alpha] = 255
      expect(jsQR(part, width, height)?.data).toBe(token(i))
    }
  })
})
