import type { activity } from '../../../contract/activity'
import { inTheRoom } from '../../../domain/check-in'
import { checkInWindow } from '../../../domain/check-in-code'
import { maybeSameChild } from '../../../domain/family'
import type { CheckIn, Seat } from '../../../domain/roster'
import { toIso } from '../../../domain/time'
import type { PersonDocument } from '../../kit/documents'
import { type OpenLine, openLines } from '../../kit/family'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { activityById, personsByIds } from './store'
import { venueSeatsOf } from './venue'

/**
 * Who is on the roll and who came, for the host at her door and the township that looks at flags. Names are joined here and travel boxed; children's
 * words as long as the roll may still change, as their guardians were told.
 */
export const rollOf: UseCase<typeof activity.rollOf> = async ({ activity: head, home, now }) => {
  const found = (await activityById(head._id)) ?? refuse('NOT_FOUND', 'activityId')
  const { seats = {}, waiting, behind, result, leftExcused = {} } = found
  const inLine = [...waiting, ...behind]
  const late = (found.leftLate ?? []).filter((id) => !seats[id])
  const judges = Object.values(seats).flatMap((seat) => (seat.in?.judgedAt && seat.in.by ? [seat.in.by] : []))
  const persons = await personsByIds([...Object.keys(seats), ...inLine.map(({ id }) => id), ...late, ...judges])
  const mayRead = now <= checkInWindow(found).paperUntil
  const lines = new Map(
    Object.entries(seats).map(([personId, seat]) => {
      const guardian = persons.get(personId)
      return [personId, guardian && mayRead ? openLines(guardian, seat.lines ?? []) : []]
    }),
  )
  const alike = new Set(maybeSameChild([...lines.values()].flat()).flatMap((same) => same.map(({ id }) => id)))
  return {
    activityId: found._id,
    state: found.state,
    people: inOrder(seats).map(([personId, seat]) =>
      shown(personId, seat, persons, childrenOf(seat, lines.get(personId) ?? [], alike)),
    ),
    waiting: inLine.map(({ id }) => ({ personId: id, name: persons.get(id)?.name ?? null })),
    leftLate: late.map((id) => ({
      personId: id,
      name: persons.get(id)?.name ?? null,
      excused: leftExcused[id]?.why ?? null,
    })),
    venueSeats: venueSeatsOf(found, home),
    inRoom: inTheRoom(seats),
    result: result
      ? {
          persons: result.persons,
          companions: result.companions,
          byAge: result.byAge ?? {},
          ownPeople: result.ownPeople,
          walkIns: result.walkIns,
          noShows: result.noShows,
          flagged: result.flagged ?? 0,
        }
      : null,
  }
}

/** Whoever has no name is told by her place: the same on every list of the host's. */
const inOrder = (seats: Readonly<Record<string, Seat>>): [string, Seat][] =>
  Object.entries(seats).sort(([, a], [, b]) => a.at.getTime() - b.at.getTime())

/** Her children as the host must know them: without consent to pictures a yellow sticker; one that another guardian may have signed up too (S08). */
function childrenOf(seat: Seat, lines: readonly OpenLine[], alike: ReadonlySet<string>) {
  return lines.map(({ id, nickname, ageBand, allergy, photo }) => ({
    id,
    nickname,
    ageBand,
    allergy,
    photo,
    maybeSame: alike.has(id),
    fetched: seat.fetched?.[id] !== undefined,
  }))
}

function shown(
  personId: string,
  seat: Seat,
  persons: ReadonlyMap<string, PersonDocument>,
  children: ReturnType<typeof childrenOf>,
) {
  const { in: checkIn } = seat
  const person = persons.get(personId)
  return {
    personId,
    name: person?.name ?? null,
    places: seat.n,
    children,
    walkIn: seat.walkIn === true,
    noShow: seat.noShow ?? null,
    in: checkIn
      ? {
          at: toIso(checkIn.at),
          way: checkIn.way,
          state: checkIn.state,
          flags: checkIn.flags ?? [],
          why: checkIn.why ?? null,
          judged: judgedBy(checkIn, persons),
        }
      : null,
    out: seat.out ? toIso(seat.out) : null,
    cardHint: person?.card?.hint ?? null,
    onPaper: person?.openid === undefined,
  }
}

function judgedBy({ judgedAt, by }: CheckIn, persons: ReadonlyMap<string, PersonDocument>) {
  return judgedAt ? { by: (by && persons.get(by)?.name) ?? null, at: toIso(judgedAt) } : null
}
