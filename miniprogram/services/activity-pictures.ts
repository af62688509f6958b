import { ACTIVITY_KIND_LABELS } from '../../domain/activity'
import { dayWords, hoursWords, placesWords, type SharedActivity, whereLine } from '../../domain/activity-share'
import { drawHouse, fileOf, fillRound, pictureFor, type Sheet, setWords, sheetOf } from './drawing'

const COLOURS = {
  rose: '#C2385A',
  roseSoft: '#F8E3E4',
  teal: '#1D6B68',
  paper: '#FBF6F0',
  ink: '#2C2326',
  mute: '#5B4D51',
  white: '#FFFFFF',
}

/** WeChat shows a shared card at 5:4. */
const CARD = { width: 500, height: 400 }

/** The card that a group sees: what, when, where, how many places are left. Null on a phone without a canvas; then WeChat takes a picture of the page. */
export async function shareCard(
  page: WechatMiniprogram.Page.TrivialInstance,
  canvasId: string,
  activity: SharedActivity,
): Promise<string | null> {
  const sheet = await sheetOf(page, canvasId, CARD)
  if (!sheet) return null
  const { width, height } = CARD
  sheet.pen.fillStyle = COLOURS.paper
  sheet.pen.fillRect(0, 0, width, height)
  fillRound(sheet, [0, -30, width, 170], 30, COLOURS.rose)
  drawHouse(sheet, 442, 34, 60, COLOURS.roseSoft)
  setWords(sheet, ACTIVITY_KIND_LABELS[activity.kind], 32, 18, { size: 24, colour: COLOURS.roseSoft, width: 360 })
  setWords(sheet, activity.title, 32, 50, { size: 36, weight: 'bold', colour: COLOURS.white, width: 370, lines: 2 })
  const when = `${dayWords(activity.startsAt)} ${hoursWords(activity.startsAt, activity.endsAt)}`
  const below = setWords(sheet, when, 32, 166, { size: 36, weight: 'bold', colour: COLOURS.ink, width: 440 })
  setWords(sheet, whereLine(activity), 32, below + 8, { size: 26, colour: COLOURS.mute, width: 440, lines: 2 })
  fillRound(sheet, [32, 312, 436, 64], 32, COLOURS.teal)
  const places = { size: 30, weight: 'bold', colour: COLOURS.white, width: 400, align: 'center' } as const
  setWords(sheet, placesWords(activity.left), width / 2, 322, places)
  return fileOf(sheet, 'jpg')
}

/** A4 at 150 dots an inch. */
const POSTER = { width: 1240, height: 1754 }

/** The poster for the door: large enough to read from across the street, with the code to scan where there is one. */
export async function poster(
  page: WechatMiniprogram.Page.TrivialInstance,
  canvasId: string,
  activity: SharedActivity,
  code: string | null,
): Promise<string | null> {
  const sheet = await sheetOf(page, canvasId, POSTER)
  if (!sheet) return null
  const { width, height } = POSTER
  const middle = width / 2
  sheet.pen.fillStyle = COLOURS.paper
  sheet.pen.fillRect(0, 0, width, height)
  fillRound(sheet, [0, -80, width, 760], 80, COLOURS.rose)
  drawHouse(sheet, middle, 70, 170, COLOURS.roseSoft)
  const top = { align: 'center', width: width - 160 } as const
  setWords(sheet, ACTIVITY_KIND_LABELS[activity.kind], middle, 250, { ...top, size: 56, colour: COLOURS.roseSoft })
  setWords(sheet, activity.title, middle, 345, { ...top, size: 104, weight: 'bold', colour: COLOURS.white, lines: 2 })
  let y = 740
  const line = (words: string, size: number, weight: 'bold' | 'normal', lines = 1): void => {
    const colour = weight === 'bold' ? COLOURS.ink : COLOURS.mute
    y = setWords(sheet, words, middle, y, { ...top, size, weight, colour, lines }) + 14
  }
  line(dayWords(activity.startsAt), 96, 'bold')
  line(hoursWords(activity.startsAt, activity.endsAt), 84, 'bold')
  line(whereLine(activity), 50, 'normal', 2)
  if (activity.note !== '') line(activity.note, 42, 'normal', 3)
  await drawCode(sheet, activity, code, height)
  return fileOf(sheet, 'jpg')
}

async function drawCode(
  sheet: Sheet,
  { capacity }: SharedActivity,
  code: string | null,
  height: number,
): Promise<void> {
  const foot = height - 400
  fillRound(sheet, [80, foot, POSTER.width - 160, 320], 60, COLOURS.white)
  const picture = code === null ? null : await pictureFor(sheet, code)
  if (picture)
    sheet.pen.drawImage(
      picture as unknown as WechatMiniprogram.CanvasRenderingContext.CanvasImageSource,
      120,
      foot + 30,
      260,
      260,
    )
  const left = picture ? 430 : 140
  const room = POSTER.width - left - 120
  const how = picture ? '微信扫一扫,报个名' : '微信搜「身边有家」报名'
  const below = setWords(sheet, how, left, foot + 70, { size: 60, weight: 'bold', colour: COLOURS.teal, width: room })
  setWords(sheet, `${capacity} 个位,先报先得`, left, below + 8, { size: 44, colour: COLOURS.mute, width: room })
}
