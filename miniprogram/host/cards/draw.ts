import { encode } from 'uqr'

/** A4 upright at 150 points an inch: eight cards, two beside each other. */
export const A4 = { width: 1240, height: 1754 } as const
export const CARDS_A_SHEET = 8
const COLUMNS = 2
const CARD = { width: A4.width / COLUMNS, height: Math.floor(A4.height / (CARDS_A_SHEET / COLUMNS)) } as const
const QR = 300
const MARGIN = 44
const QUIET = 4

/** What the pen of a canvas has to do: the same on a phone and in a test. */
export interface Pen {
  fillStyle: string
  strokeStyle: string
  font: string
  lineWidth: number
  fillRect(x: number, y: number, width: number, height: number): void
  strokeRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number, maxWidth?: number): void
  setLineDash(segments: number[]): void
}

/** One card: whose it is, and the code for a host to scan. */
export interface Card {
  name: string
  text: string
}

/** Draws at most eight cards on a sheet of A4, with lines to cut along. */
export function drawSheet(pen: Pen, cards: readonly Card[], homeName: string): void {
  pen.fillStyle = '#FFFFFF'
  pen.fillRect(0, 0, A4.width, A4.height)
  cards.slice(0, CARDS_A_SHEET).forEach((card, i) => {
    const x = (i % COLUMNS) * CARD.width
    const y = Math.floor(i / COLUMNS) * CARD.height
    pen.strokeStyle = '#99887E'
    pen.lineWidth = 2
    pen.setLineDash([10, 10])
    pen.strokeRect(x, y, CARD.width, CARD.height)
    drawCode(pen, card.text, x + MARGIN - 20, y + (CARD.height - QR) / 2)
    const left = x + MARGIN + QR - 10
    const room = CARD.width - QR - MARGIN - 20
    pen.fillStyle = '#2C2326'
    pen.font = 'bold 58px sans-serif'
    pen.fillText(card.name, left, y + 180, room)
    pen.fillStyle = '#A32B4A'
    pen.font = 'bold 30px sans-serif'
    pen.fillText('身边有家', left, y + 250, room)
    pen.fillStyle = '#5B4D51'
    pen.font = '26px sans-serif'
    pen.fillText(homeName, left, y + 294, room)
    pen.fillText('到了给主人扫一扫', left, y + 334, room)
  })
}

/** A QR code in whole points, with the quiet zone that scanners need. */
function drawCode(pen: Pen, text: string, x: number, y: number): void {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET })
  const module = Math.floor(QR / size)
  pen.fillStyle = '#000000'
  data.forEach((row, line) => {
    row.forEach((dark, column) => {
      if (dark) pen.fillRect(x + column * module, y + line * module, module, module)
    })
  })
}
