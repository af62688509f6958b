import jsQR from 'jsqr'

/** Large enough for every QR code that fits on a phone, small enough to read while somebody taps. */
const SIDE = 480
/** Smaller pictures are icons; nobody could scan them. */
const SMALLEST = 60

/** The texts of the QR codes that can be seen on a screen, read from their pixels as a camera would: whoever drew them, and however. */
export async function codesOnScreen(screen: Window): Promise<string[]> {
  const pictures = [...screen.document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) => isSeen(element, screen))
    .flatMap((element) => pictureOf(element, screen) ?? [])
  const texts = await Promise.all(pictures.map(textIn))
  return [...new Set(texts.filter((text) => text !== null))]
}

/** Wholly within the window and covered by nothing. */
function isSeen(element: HTMLElement, screen: Window): boolean {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  if (width < SMALLEST || height < SMALLEST) return false
  if (left < 0 || top < 0 || right > screen.innerWidth || bottom > screen.innerHeight) return false
  const front = screen.document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  return front !== null && (element.contains(front) || front.contains(element))
}

type Picture = HTMLCanvasElement | string

/** What an element paints: its canvas, or the address of its picture; undefined when it paints none. */
function pictureOf(element: HTMLElement, screen: Window): Picture | undefined {
  // By name: an element of another window is no instance of this one's classes.
  if (element.tagName === 'CANVAS') return element as HTMLCanvasElement
  if (element.tagName === 'IMG') return (element as HTMLImageElement).currentSrc || undefined
  return /^url\("(.*)"\)$/s.exec(screen.getComputedStyle(element).backgroundImage)?.[1]?.replace(/\\(.)/gs, '$1')
}

/** The text of the QR code in a picture; null where there is none, and for a picture that does not load: a camera sees nothing either. */
async function textIn(picture: Picture): Promise<string | null> {
  const drawn = typeof picture === 'string' ? await loaded(picture) : picture
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!drawn || !pen) return null
  pen.canvas.width = SIDE
  pen.canvas.height = SIDE
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, SIDE, SIDE)
  const longer = Math.max(drawn.width, drawn.height, 1)
  pen.drawImage(drawn, 0, 0, (drawn.width / longer) * SIDE, (drawn.height / longer) * SIDE)
  return jsQR(pen.getImageData(0, 0, SIDE, SIDE).data, SIDE, SIDE)?.data ?? null
}

async function loaded(address: string): Promise<HTMLImageElement | null> {
  const image = new Image()
  image.src = address
  return image.decode().then(
    () => image,
    () => null,
  )
}
