import { groupedCode, lettersTyped, qrText, readCode } from '../../domain/invitation-code'
import { onWallClock } from '../../domain/time'

/** A new code as code-card shows it. */
export interface ShownCode {
  code: string
  data: string
  title: string
  note: string
  expiresText: string
}

export const shownCode = (made: { code: string; expiresAt: string }, title: string, note: string): ShownCode => ({
  code: made.code,
  data: qrText(made.code),
  title,
  note,
  expiresText: `只能用一次,${dayAndTime(made.expiresAt)} 前有效`,
})

/** The page on which whoever receives a code uses it; also the path of its share card. */
export const invitationPath = (code: string): string => `/pages/invitation/invitation?code=${code}`

/** A code in a share card, since the person it is for may not sit beside you. */
export const invitationCard = (title: string, code: string) => ({ title, path: invitationPath(code) })

/** 「6 月 2 日 15:00」. */
export const dayAndTime = (iso: string): string => onWallClock(new Date(iso)).format('M 月 D 日 HH:mm')
/** 「6 月 2 日」. */
export const dayOnly = (iso: string): string => onWallClock(new Date(iso)).format('M 月 D 日')

/** What to say below the field while she types; the code once it is whole and free of slips. */
export function typedCode(typed: string): { code: string; words: string; wrong: boolean } {
  const { given, of } = lettersTyped(typed)
  if (given === 0) return { code: '', words: '一共 28 位,四位一组,照着念照着打就行,大小写都可以', wrong: false }
  const code = readCode(typed)
  if (code !== null) return { code, words: groupedCode(code), wrong: false }
  if (given < of) return { code: '', words: `已经打了 ${given} 位,还差 ${of - given} 位`, wrong: false }
  return { code: '', words: '有一位打错了,请对照着再看一遍', wrong: true }
}

/** What the camera reads in a code on another screen; null when she turns back. */
export function scan(): Promise<string | null> {
  return new Promise((resolve) => {
    wx.scanCode({
      onlyFromCamera: false,
      success: ({ result }) => resolve(result),
      fail: () => resolve(null),
    })
  })
}

const PLACES: Record<'leadHost' | 'host' | 'member', string> = {
  leadHost: '牵头的主人',
  host: '主人',
  member: '结对执委',
}
export const placeWords = (as: keyof typeof PLACES): string => PLACES[as]
