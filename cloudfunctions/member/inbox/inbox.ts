import type { OutputOf } from '../../../contract/action'
import type { member } from '../../../contract/member'
import type { NoticeAbout } from '../../../domain/notice'
import { toIso } from '../../../domain/time'
import type { InboxDocument } from '../../kit/inbox'
import { noticeTemplate } from '../../kit/notice-template'
import { creditOf } from '../../kit/notify-credit'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { entriesOf, type InboxKey, unreadOf } from './store'

const PAGE = 20

/** Her messages, the newest first, whichever of her persons they were told to. */
export const inbox: UseCase<typeof member.inbox> = async ({ resident }, { after }) => {
  const hers = identities(resident)
  const template = noticeTemplate()
  const [found, unread, credit] = await Promise.all([
    entriesOf(hers, after === undefined ? null : keyIn(after), PAGE + 1),
    unreadOf(hers),
    template ? creditOf(resident._id, template.id) : { left: 0, quiet: false },
  ])
  const entries = found.slice(0, PAGE)
  const last = entries.at(-1)
  return {
    entries: entries.map(shown),
    next: found.length > PAGE && last ? `${last.at.getTime()}|${last._id}` : null,
    unread,
    knocks: { left: credit.left, wanted: !credit.quiet },
  }
}

/** How many she has not seen: asked by 我的, never shown on the first screen. */
export const unread: UseCase<typeof member.unread> = async ({ resident }) => ({
  unread: await unreadOf(identities(resident)),
})

function shown({ _id, kind, about, at, readAt }: InboxDocument): OutputOf<typeof member.inbox>['entries'][number] {
  return { id: _id, kind, about: shownAbout(about), at: toIso(at), read: readAt !== null }
}

function shownAbout({ at, until, ...words }: NoticeAbout) {
  return { ...words, ...(at && { at: toIso(at) }), ...(until && { until: toIso(until) }) }
}

function keyIn(after: string): InboxKey {
  const [at = '', id = ''] = after.split('|')
  if (!/^\d{1,15}$/.test(at) || !/^[A-Za-z0-9_-]{1,64}$/.test(id)) refuse('INPUT_INVALID', 'after')
  return { at: new Date(Number(at)), id }
}
