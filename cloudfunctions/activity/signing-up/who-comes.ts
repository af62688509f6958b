import type { OutputOf } from '../../../contract/action'
import type { activity } from '../../../contract/activity'
import { checkInWindow } from '../../../domain/check-in-code'
import { maybeSameChild } from '../../../domain/family'
import type { Seat, Waiting } from '../../../domain/roster'
import { toIso } from '../../../domain/time'
import type { ActivityDocument } from '../../kit/activity-document'
import type { PersonDocument } from '../../kit/documents'
import { openLines } from '../../kit/family'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { read } from '../../kit/store'
import { personsByIds } from '../store'

type WhoComes = typeof activity.whoComes
type Comer = OutputOf<WhoComes>['seats'][number]
type OnIt = Seat & Partial<Pick<Waiting, 'cut'>> & { id: string }

/** The roster as its host reads it: who sits and who waits, with the children's words that she needs at the table, as long as she does. */
export const whoComes: UseCase<WhoComes> = async ({ activity: head, now }, { activityId }) => {
  const found =
    (await read<ActivityDocument>('activities', activityId, ['seats', 'waiting', 'behind'])) ??
    refuse('NOT_FOUND', 'activityId')
  const seats = Object.entries(found.seats ?? {})
    .map(([id, seat]): OnIt => ({ id, ...seat }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
  const waiting: OnIt[] = [...found.waiting, ...found.behind]
  const all = [...seats, ...waiting]
  if (now > checkInWindow(head).paperUntil) for (const each of all) delete each.lines
  const persons = new Map(
    (await personsByIds([...new Set(all.flatMap(({ id, by }) => (by ? [id, by] : [id])))])).map((each) => [
      each._id,
      each,
    ]),
  )
  const alike = alikeLines(all, persons)
  const comer = (each: OnIt): Comer => comerOf(each, persons, alike)
  return { seats: seats.map(comer) as never, waiting: waiting.map(comer) as never }
}

const guardianOf = ({ id, by }: OnIt): string => by ?? id

function linesOf(each: OnIt, persons: ReadonlyMap<string, PersonDocument>) {
  const guardian = persons.get(guardianOf(each))
  return guardian ? openLines(guardian, each.lines ?? []) : []
}

function alikeLines(all: readonly OnIt[], persons: ReadonlyMap<string, PersonDocument>): Set<string> {
  const lines = all.flatMap((each) => linesOf(each, persons))
  return new Set(maybeSameChild(lines).flatMap((group) => group.map(({ id }) => id)))
}

function comerOf(each: OnIt, persons: ReadonlyMap<string, PersonDocument>, alike: ReadonlySet<string>): Comer {
  return {
    personId: each.id,
    name: persons.get(each.id)?.name ?? null,
    signedUpBy: each.by ? (persons.get(each.by)?.name ?? null) : null,
    places: each.n,
    at: toIso(each.at),
    answerBy: each.answerBy ? toIso(each.answerBy) : null,
    asked: each.asked === true,
    walkIn: each.walkIn === true,
    cut: each.cut === true,
    lines: linesOf(each, persons).map((line) => ({ ...line, maybeSame: alike.has(line.id) })),
  }
}
