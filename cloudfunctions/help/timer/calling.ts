import { chainAt } from '../../../domain/duty'
import type { HelpCaseDocument } from '../../kit/help-case'
import { TIMER_REQUEST } from '../../kit/outbox'
import { command } from '../../kit/store'
import { callsTo } from '../duty/chain'
import { markOf } from '../keys/digests'
import { act, casesToCallFor, type Deed, opened } from '../store'

/**
 * The chain of calls, once a minute: whom it has reached follows from when it began and what time it is, so a tick that comes late, twice or after a
 * crash leaves the same. After the last moment the case stands on the list of unanswered ones, and everybody in the chain may still take it.
 */
export async function callOn(at: Date, limit: number): Promise<void> {
  for (const document of await casesToCallFor(at, limit)) {
    const opening = opened(document)
    const { callOut } = document
    if (!opening || !callOut) continue
    const stage = chainAt(callOut.startedAt, callOut.chain.length, at)
    const exhausted = 'exhausted' in stage
    await act(
      opening,
      deedOf(
        document,
        exhausted ? 'unanswered' : 'call',
        stage.called,
        at,
        callOut.chain.slice(callOut.called, stage.called),
      ),
      ({ document: current }) =>
        current.callOut?.nextAt === undefined
          ? {}
          : {
              patch: {
                'callOut.called': stage.called,
                'callOut.nextAt': exhausted ? command.remove() : stage.nextAt,
                ...(exhausted ? { unansweredAt: stage.exhausted } : {}),
              },
            },
    )
  }
}

/** Whom it reaches with this deed is told, once: the same write moves the chain on. */
function deedOf(
  { _id, callOut }: HelpCaseDocument,
  did: Deed['did'],
  called: number,
  at: Date,
  reached: readonly string[],
): Deed {
  const mark = markOf(
    'timer',
    _id,
    did,
    String(called),
    String(callOut?.startedAt.getTime()),
    String(callOut?.nextAt?.getTime()),
  )
  const source = { actor: 'timer', action: `help.${did}`, requestId: TIMER_REQUEST, notices: callsTo(reached) }
  return { at, actor: 'timer', did, mark, source }
}
