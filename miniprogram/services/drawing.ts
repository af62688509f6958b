/** Drawing on a canvas of a page and making a file of it: share cards, posters, paper cards. */

/** A canvas of type 2d with the pen for it, in the size that the drawing has. */
export interface Sheet {
  canvas: WechatMiniprogram.Canvas
  pen: WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D
}

/** The page's canvas with this id, set to a size in pixels; null on a phone that has none. */
export function sheetOf(page: WechatMiniprogram.Page.TrivialInstance, id: string, size: Size): Promise<Sheet | null> {
  return new Promise((resolve) => {
    wx.createSelectorQuery()
      .in(page)
      .select(`#${id}`)
      .fields({ node: true })
      .exec(([found]: { node?: WechatMiniprogram.Canvas }[]) => {
        const canvas = found?.node
        if (!canvas) return resolve(null)
        canvas.width = size.width
        canvas.height = size.height
        resolve({ canvas, pen: canvas.getContext('2d') as Sheet['pen'] })
      })
  })
}

export interface Size {
  width: number
  height: number
}

/** What is drawn as a file of this phone; null where it could not be written. */
export function fileOf({ canvas }: Sheet, kind: 'jpg' | 'png'): Promise<string | null> {
  return new Promise((resolve) => {
    wx.canvasToTempFilePath({
      canvas,
      fileType: kind,
      quality: 0.92,
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: ({ errMsg }) => {
        console.warn(errMsg)
        resolve(null)
      },
    })
  })
}

/** A picture to draw, from the package or the cloud; null when it cannot be loaded. */
export function pictureFor({ canvas }: Sheet, source: string): Promise<WechatMiniprogram.Image | null> {
  return new Promise((resolve) => {
    const picture = canvas.createImage()
    picture.onload = () => resolve(picture)
    picture.onerror = () => resolve(null)
    picture.src = source
  })
}

/** How words are set: size in pixels, weight, colour, where they end on the right, and into how many lines they may go. */
export interface Setting {
  size: number
  weight?: 'bold' | 'normal'
  colour: string
  width: number
  lines?: number
  align?: 'left' | 'center'
}

const LEADING = 1.4

/** Sets words into lines from a top left corner (or under a middle), the last line shortened when there is no room. Answers where it ended. */
export function setWords({ pen }: Sheet, words: string, x: number, y: number, how: Setting): number {
  pen.font = `${how.weight ?? 'normal'} ${how.size}px sans-serif`
  pen.fillStyle = how.colour
  pen.textBaseline = 'top'
  pen.textAlign = how.align ?? 'left'
  const lines = linesOf(words, how.width, how.lines ?? 1, (part) => pen.measureText(part).width)
  const step = how.size * LEADING
  for (const [at, line] of lines.entries()) pen.fillText(line, x, y + at * step + (step - how.size) / 2)
  return y + lines.length * step
}

/** Words broken where the width ends; Chinese breaks between any two characters. */
export function linesOf(words: string, width: number, most: number, widthOf: (part: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const sign of words) {
    if (sign === '\n' || widthOf(line + sign) > width) {
      lines.push(line)
      line = sign === '\n' ? '' : sign
    } else line += sign
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  let last = lines[most - 1] ?? ''
  while (last !== '' && widthOf(`${last}…`) > width) last = last.slice(0, -1)
  return [...lines.slice(0, most - 1), `${last}…`]
}

/** A rectangle with round corners, filled. */
export function fillRound({ pen }: Sheet, [x, y, width, height]: Box, radius: number, colour: string): void {
  pen.beginPath()
  pen.moveTo(x + radius, y)
  pen.arcTo(x + width, y, x + width, y + height, radius)
  pen.arcTo(x + width, y + height, x, y + height, radius)
  pen.arcTo(x, y + height, x, y, radius)
  pen.arcTo(x, y, x + width, y, radius)
  pen.closePath()
  pen.fillStyle = colour
  pen.fill()
}
export type Box = readonly [x: number, y: number, width: number, height: number]

/** The little house under its roof line, as on every card of ours, with the middle of its roof at a point. */
export function drawHouse({ pen }: Sheet, x: number, y: number, size: number, colour: string): void {
  pen.strokeStyle = colour
  pen.lineWidth = size / 9
  pen.lineJoin = 'round'
  pen.lineCap = 'round'
  pen.beginPath()
  pen.moveTo(x - size / 2, y + size * 0.42)
  pen.lineTo(x, y)
  pen.lineTo(x + size / 2, y + size * 0.42)
  pen.moveTo(x - size * 0.34, y + size * 0.36)
  pen.lineTo(x - size * 0.34, y + size * 0.86)
  pen.lineTo(x + size * 0.34, y + size * 0.86)
  pen.lineTo(x + size * 0.34, y + size * 0.36)
  pen.stroke()
}
