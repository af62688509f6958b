import { type Setting, type Sheet, setWords } from '../../services/drawing'
import type { ReviewSheet } from '../../services/model'

/** A4 upright at 150 points an inch. */
export const A4 = { width: 1240, height: 1754 } as const
const MARGIN = 80
const ROOM = A4.width - 2 * MARGIN
const BOX = 26

const HEAD: Setting = { size: 40, weight: 'bold', colour: '#2C2326', width: ROOM }
const ITEM: Setting = { size: 27, weight: 'bold', colour: '#2C2326', width: ROOM }
const TEXT: Setting = { size: 23, colour: '#2C2326', width: ROOM }
const SMALL: Setting = { size: 20, colour: '#5B4D51', width: ROOM, lines: 2 }

/** The on-site sheet on paper (S16: paper when the phone does not do): a box for every tick, a line for what was seen, and where she signs. */
export function drawPaper(sheet: Sheet, review: ReviewSheet): void {
  const { pen } = sheet
  pen.fillStyle = '#FFFFFF'
  pen.fillRect(0, 0, A4.width, A4.height)
  let y = setWords(sheet, `现场评审表 · ${review.homeName}`, MARGIN, 70, HEAD)
  y = setWords(
    sheet,
    `${review.townshipName} ${review.villageName}    到的时间:____月____日____时____分`,
    MARGIN,
    y,
    TEXT,
  )
  const told =
    '独自打分,交齐以前不和另一位说。走访点和要看的活动,到门口用手机扫码当场抽;抄在横线上。回来 24 小时内录进手机。'
  y = setWords(sheet, told, MARGIN, y + 6, SMALL) + 14
  for (const item of review.items) y = drawItem(sheet, item, y, review)
  setWords(sheet, '评审员签名:______________________    日期:______________', MARGIN, A4.height - 90, TEXT)
}

function drawItem(sheet: Sheet, item: ReviewSheet['items'][number], top: number, review: ReviewSheet): number {
  let y = setWords(sheet, `${item.name}(${item.max} 分)`, MARGIN, top, ITEM)
  const boxes = item.id === 'B5' ? linesFor(review.spots, item.max) : item.items
  if (boxes.length === 0) {
    const drawn = linesFor(
      review.activities.map(({ title }) => title),
      3,
    )
    y = setWords(sheet, `抽到的活动:${drawn.join('  ')}    得分:______`, MARGIN, y, TEXT)
  }
  const width = ROOM / (boxes.length > 3 ? 2 : 1)
  boxes.forEach((label, i) => {
    const column = boxes.length > 3 ? i % 2 : 0
    const x = MARGIN + column * width
    sheet.pen.strokeStyle = '#2C2326'
    sheet.pen.lineWidth = 2
    sheet.pen.strokeRect(x, y + 4, BOX, BOX)
    const end = setWords(sheet, label, x + BOX + 12, y, { ...TEXT, width: width - BOX - 24 })
    if (column === 1 || i === boxes.length - 1 || boxes.length <= 3) y = end
  })
  return setWords(sheet, `看到了什么:${'_'.repeat(70)}`, MARGIN, y, SMALL) + 12
}

/** What was drawn, else lines to write on. */
const linesFor = (drawn: readonly string[], count: number): string[] =>
  Array.from({ length: count }, (_, i) => drawn[i] ?? '________________')
