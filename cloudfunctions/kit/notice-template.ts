import { KNOCK_PAGE, KNOCK_WORDS } from '../../domain/notice'
import { onWallClock } from '../../domain/time'

/**
 * The one neutral template of this deployment, from WeChat's library: its id, and for each of its fields whether it takes the words, the name of
 * the mini program or the time. A deployment that has chosen none yet knocks at nobody; then hosts ring people up.
 */
export interface NoticeTemplate {
  id: string
  fields: Record<string, 'words' | 'from' | 'time'>
}

export function noticeTemplate(): NoticeTemplate | null {
  const text = process.env.NOTICE_TEMPLATE
  return text ? (JSON.parse(text) as NoticeTemplate) : null
}

/** The message, always the same but for the time at which it is sent. */
export function neutralMessage({ id, fields }: NoticeTemplate, at: Date) {
  const says = { words: KNOCK_WORDS, from: '身边有家', time: onWallClock(at).format('YYYY年M月D日 HH:mm') }
  const data = Object.fromEntries(Object.entries(fields).map(([field, what]) => [field, { value: says[what] }]))
  return { templateId: id, page: KNOCK_PAGE, data }
}
