import type { Seat } from './roster'
import { answerIsLate, cutTo, leave, movedTo, walkIn } from './roster-changes'
import type { Draw, Happened, RosterEvent, Told } from './roster-event'
import { drawLot } from './roster-lot'
import { nextPromoted, promotedSeat } from './roster-promotion'
import { entryOf, judge, type Roster, standingOf, type Wish } from './roster-sign-up'

/**
 * What an event makes of a roster at a moment: the same outcomes and refusals as the guarded writes, in one pure function. A property test drives
 * both with the same random histories (test/functions/roster-histories.test.ts).
 */
export function happen(roster: Roster, event: RosterEvent, at: Date): Happened {
  switch (event.kind) {
    case 'signUp':
      return signUp(roster, event.wish, at)
    case 'cancel':
      return promoteOne(leave(roster, event.ids, at), at)
    case 'answer':
      return event.yes ? sayYes(roster, event.ids, at) : promoteOne(leave(roster, event.ids, at), at)
    case 'reconfirm':
      return event.coming ? confirmAgain(roster, event.ids) : promoteOne(leave(roster, event.ids, at), at)
    case 'walkIn':
      return walkIn(roster, event, at)
    case 'cut':
      return promoteAll(cutTo(roster, event.capacity), at)
    case 'moved':
      return movedTo(roster, event)
    case 'tick':
      return tick(roster, event.draw, at)
  }
}

function signUp(roster: Roster, wish: Wish, at: Date): Happened {
  const judged = judge(roster, wish, at)
  if ('refused' in judged) return { roster, told: [], outcome: judged }
  if ('stands' in judged) return { roster, told: [], outcome: { stands: judged.stands } }
  const entry = entryOf(wish, at)
  const on = {
    ...roster,
    memberIds: [...new Set([...roster.memberIds, wish.id])],
    lineIds: [...roster.lineIds, ...wish.lines],
  }
  const next: Roster =
    judged.give === 'seat'
      ? { ...on, left: on.left - wish.n, seats: { ...on.seats, [wish.id]: entry } }
      : { ...on, waitLeft: on.waitLeft - 1, [judged.give]: [...on[judged.give], { id: wish.id, ...entry }] }
  return { roster: next, told: [], outcome: { stands: standingOf(next, [wish.id]) } }
}

function sayYes(roster: Roster, ids: readonly string[], at: Date): Happened {
  const stands = standingOf(roster, ids)
  if (stands?.as !== 'seat') return { roster, told: [], outcome: { refused: 'notIn' } }
  if (answerIsLate(stands.seat, at)) return { roster, told: [], outcome: { refused: 'answerLate' } }
  const { answerBy: _answered, ...seat } = stands.seat
  return withSeat(roster, stands.id, seat)
}

function confirmAgain(roster: Roster, ids: readonly string[]): Happened {
  const stands = standingOf(roster, ids)
  if (stands?.as !== 'seat') return { roster, told: [], outcome: { refused: 'notIn' } }
  const { asked: _asked, ...seat } = stands.seat
  return withSeat(roster, stands.id, seat)
}

function withSeat(roster: Roster, id: string, seat: Seat): Happened {
  const next = { ...roster, seats: { ...roster.seats, [id]: seat } }
  return { roster: next, told: [], outcome: { stands: { as: 'seat', id, seat } } }
}

/** A call promotes one at most; the timer promotes the rest within a minute (house, "Budgets": three database calls). */
function promoteOne(before: Happened, at: Date): Happened {
  if ('refused' in before.outcome) return before
  const { roster, told } = promoted(before.roster, at)
  return { ...before, roster, told: [...before.told, ...told] }
}

/** The next one up, if there is a place for her. The roster itself where there is none. */
export function promoted(roster: Roster, at: Date): { roster: Roster; told: Told[] } {
  const next = mayPromote(roster) ? nextPromoted(roster, at) : null
  if (!next) return { roster, told: [] }
  const { entry, from } = next
  const seat = promotedSeat(entry, at, roster.startsAt)
  return {
    roster: {
      ...roster,
      [from]: roster[from].slice(1),
      waitLeft: roster.waitLeft + 1,
      left: roster.left - entry.n,
      seats: { ...roster.seats, [entry.id]: seat },
    },
    told: [{ kind: 'promoted', to: entry.by ?? entry.id, ...(seat.answerBy ? { until: seat.answerBy } : {}) }],
  }
}

function mayPromote({ state, audience, lot }: Roster): boolean {
  return state === 'published' && (audience !== 'lot' || lot !== undefined)
}

/** Everything that is due: who did not answer loses her place, a lot is drawn, and free places go to whoever waits. */
function tick(roster: Roster, draw: Draw, at: Date): Happened {
  if (roster.state !== 'published') return { roster, told: [], outcome: { stands: null } }
  return promoteAll({ ...drawLot(lapse(roster, at), draw, at), outcome: { stands: null } }, at)
}

/** Everybody up for whom there is room, in the order of the waitlist. */
function promoteAll(before: Happened, at: Date): Happened {
  let step = before
  for (;;) {
    const next = promoted(step.roster, at)
    if (next.roster === step.roster) return step
    step = { ...step, roster: next.roster, told: [...step.told, ...next.told] }
  }
}

function lapse(roster: Roster, at: Date): { roster: Roster; told: Told[] } {
  const late = Object.entries(roster.seats).filter(([, seat]) => answerIsLate(seat, at))
  return late.reduce<{ roster: Roster; told: Told[] }>(
    (before, [id, { by = id }]) => ({
      roster: leave(before.roster, [id], at).roster,
      told: [...before.told, { kind: 'promotionLapsed', to: by }],
    }),
    { roster, told: [] },
  )
}
