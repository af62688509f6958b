import type { HelpCaseDocument } from '../kit/help-case'
import { command, type Patch } from '../kit/store'

/** What goes with the key: everything but the log, what finds the case until the timer has been by, and the files that it then removes. */
export function erasedAt({ entries }: HelpCaseDocument, at: Date): Patch {
  const files = entries.map(({ fileId }) => fileId).filter((fileId) => fileId !== undefined)
  return {
    keyToken: command.remove(),
    masterVersion: command.remove(),
    headToken: command.remove(),
    askerIndex: command.remove(),
    ownerId: command.remove(),
    glass: command.remove(),
    callOut: command.remove(),
    unansweredAt: command.remove(),
    glassOpenSince: command.remove(),
    namedIds: [],
    entries: [],
    erasedAt: at,
    dueAt: at,
    ...(files.length > 0 ? { filesLeft: files } : {}),
  }
}
