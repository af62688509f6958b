import { MOST_PHOTOS, PICTURE_USE_LABELS, type PictureUse } from '../../../domain/brand'
import { GROUP_CODE_DAYS, groupCodeReminder } from '../../../domain/group-code'
import { DAY_MS, onWallClock, toIso } from '../../../domain/time'
import type { HomeProfile } from '../../services/model'

/** A picture as its tile shows it: shown to neighbours, or waiting for its check. */
export interface Tile {
  id: string
  fileId: string
  waiting: boolean
}

export interface PicturesShown {
  mark: Tile | null
  photos: Tile[]
  /** How many more photos fit. */
  room: number
  code: Tile | null
  codeWords: string
  /** Why pictures of hers are not shown. */
  refused: string[]
}

export function picturesShown({ pictures }: HomeProfile, now: Date): PicturesShown {
  const waiting = (use: PictureUse): Tile[] =>
    pictures.waiting.filter((one) => one.use === use).map(({ id }) => ({ id, fileId: '', waiting: true }))
  const shown = ({ id, fileId }: { id: string; fileId: string }): Tile => ({ id, fileId, waiting: false })
  const photos = [...pictures.photos.map(shown), ...waiting('photo')]
  return {
    mark: waiting('mark')[0] ?? (pictures.mark && shown(pictures.mark)),
    photos,
    room: MOST_PHOTOS - photos.length,
    code: waiting('groupCode')[0] ?? (pictures.groupCode && shown(pictures.groupCode)),
    codeWords: pictures.groupCode ? codeWords(new Date(pictures.groupCode.expiresAt), now) : '',
    refused: pictures.refused.map(({ use, why }) => refusedWords(use, why)),
  }
}

function codeWords(expiresAt: Date, now: Date): string {
  return groupCodeReminder(expiresAt, now) || `${onWallClock(expiresAt).format('M月D日')} 前有效`
}

function refusedWords(use: PictureUse, why: 'unfit' | 'unanswered'): string {
  const what = `有一张${PICTURE_USE_LABELS[use]}`
  return why === 'unfit' ? `${what}没有通过微信的审核,换一张试试。` : `${what}等了一天没有审核结果,请再传一次。`
}

/** The first and last day that a fresh code can end on. */
export function codeDays(now: Date): { first: string; last: string } {
  const day = (days: number): string => onWallClock(now.getTime() + days * DAY_MS).format('YYYY-MM-DD')
  return { first: day(0), last: day(GROUP_CODE_DAYS) }
}

/** The end of that day, and never later than WeChat keeps a code. */
export function codeEnd(day: string, now: Date): string {
  const end = new Date(`${day}T23:59:59+08:00`).getTime()
  return toIso(new Date(Math.min(end, now.getTime() + GROUP_CODE_DAYS * DAY_MS - 60_000)))
}
