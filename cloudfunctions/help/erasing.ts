import { command } from '../kit/store'

/** What goes with the key: everything but the log, and what finds the case until the timer has been by. */
export const ERASED = {
  keyToken: command.remove(),
  masterVersion: command.remove(),
  headToken: command.remove(),
  askerIndex: command.remove(),
  ownerId: command.remove(),
  glass: command.remove(),
  callOut: command.remove(),
  unansweredAt: command.remove(),
  glassOpenSince: command.remove(),
}
