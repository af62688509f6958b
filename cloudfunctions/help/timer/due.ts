import { mustBeReported } from '../../../domain/help'
import { DAY_MS } from '../../../domain/time'
import { removeFiles } from '../../kit/files'
import type { HelpCaseDocument } from '../../kit/help-case'
import { TIMER_REQUEST } from '../../kit/outbox'
import { change, command, find } from '../../kit/store'
import { erasedAt as erasing } from '../erasing'
import { CASES } from '../keys/case-key'
import { markOf } from '../keys/digests'
import { rulesAt } from '../rules'
import { act, type Deed, opened } from '../store'

/** Cases that have ended and that the clock has to look at again, the longest due first. */
export async function lookAfterDueCases(at: Date, limit: number): Promise<void> {
  const due = await find<HelpCaseDocument>(CASES, {
    where: { dueAt: command.lte(at) },
    orderBy: [['dueAt', 'asc']],
    limit,
  })
  for (const document of due) await lookAfter(document, at)
}

/** Every part moves `dueAt` on or takes it away, so that a second run, or one after a crash, does nothing twice. */
async function lookAfter(document: HelpCaseDocument, at: Date): Promise<void> {
  const { _id, version, erasedAt, endedAt, filesLeft = [] } = document
  const opening = opened(document)
  if (erasedAt || !opening || !endedAt) {
    // The retry of the call that erased it has been told; from now on nothing finds it, and nothing of it lies in the storage.
    await removeFiles(filesLeft)
    await change(
      CASES,
      _id,
      { version },
      { ...(erasedAt ? { opensWith: command.remove(), filesLeft: command.remove() } : {}), dueAt: command.remove() },
    )
    return
  }
  const { head } = opening
  const { settings } = await rulesAt(document.deskPath, at)
  const kept = new Date(endedAt.getTime() + settings.helpKeptDays * DAY_MS)
  const byLaw = mustBeReported(head.kind) && !head.lifted
  const deed = timerDeed(document, at, 'erase')
  if (byLaw) {
    await change(CASES, _id, { version }, { dueAt: command.remove() })
  } else if (at < kept) {
    const contact = { channel: 'app' as const, phone: null, hours: null, codeWord: null, doNotCall: true }
    await act(opening, timerDeed(document, at, 'contact'), (current) => ({
      head: { ...current.head, contact },
      patch: { dueAt: kept },
    }))
  } else {
    await act(opening, deed, ({ document: current }) => ({ patch: erasing(current, at) }))
  }
}

/** What the clock does by itself: of one end of the case, once. */
function timerDeed({ _id, endedAt }: HelpCaseDocument, at: Date, did: Deed['did']): Deed {
  const mark = markOf('timer', _id, did, String(endedAt?.getTime()))
  return { at, actor: 'timer', did, mark, source: { actor: 'timer', action: `help.${did}`, requestId: TIMER_REQUEST } }
}
