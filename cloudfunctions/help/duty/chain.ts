import { chainAt } from '../../../domain/duty'
import type { Notice } from '../../../domain/notice'
import type { PersonDocument } from '../../kit/documents'
import type { CallOut } from '../../kit/help-case'
import { rosterAt } from './store'

/**
 * Whom the clock calls for a case in danger: those of its readers who stand in the roster's chain, in its order. Nobody who could not read it before is
 * ever called, so what she was shown before she sent stays true. Empty when nobody is there, which she is told.
 */
export async function chainFor(deskId: string, readers: readonly PersonDocument[], at: Date): Promise<CallOut> {
  const roster = (await rosterAt([deskId], at)).filter(({ chain }) => chain !== null)
  const inOrder = roster.sort((a, b) => (a.chain ?? 0) - (b.chain ?? 0))
  const chain = inOrder
    .map(({ personId }) => personId)
    .filter((personId) => readers.some(({ _id }) => _id === personId))
  if (chain.length === 0) return { startedAt: at, chain, called: 0 }
  const stage = chainAt(at, chain.length, at)
  return { startedAt: at, chain, called: stage.called, ...('nextAt' in stage ? { nextAt: stage.nextAt } : {}) }
}

/** What those who are called are told, in their inboxes and by the one neutral message of the product: that something waits, and nothing of what. */
export function callsTo(personIds: readonly string[]): Notice[] {
  return [{ kind: 'dutyCall', to: [...personIds], about: {} }]
}
