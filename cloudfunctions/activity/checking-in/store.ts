import type { ActivityDocument } from '../../kit/activity-document'
import { placeKey } from '../../kit/activity-found'
import type { HomeDocument, PersonDocument } from '../../kit/documents'
import { cardDigest } from '../../kit/person-card'
import { command, find, read } from '../../kit/store'

const PERSON_FIELDS = ['name', 'family', 'card', 'openid', 'claim']
const MOST_PERSONS = 1000

export function activityById(id: string): Promise<ActivityDocument | null> {
  return read<ActivityDocument>('activities', id)
}

/** The place of an activity and its home, for a distance. */
export function placeOf(id: string): Promise<ActivityDocument | null> {
  return read<ActivityDocument>('activities', id, ['homeId', 'place', 'shownAt'])
}

export function homeById(id: string): Promise<HomeDocument | null> {
  return read<HomeDocument>('microHomes', id)
}

export function personById(id: string): Promise<PersonDocument | null> {
  return read<PersonDocument>('persons', id)
}

/** Persons by id: names, cards, claims and family lines. */
export async function personsByIds(ids: readonly string[]): Promise<Map<string, PersonDocument>> {
  if (ids.length === 0) return new Map()
  const persons = await find<PersonDocument>('persons', {
    where: { _id: command.in([...new Set(ids)]) },
    fields: PERSON_FIELDS,
    limit: MOST_PERSONS,
  })
  return new Map(persons.map((person) => [person._id, person]))
}

/** The persons of scanned cards, by the token that was scanned; one request however many cards. */
export async function personsByCards(tokens: readonly string[]): Promise<Map<string, PersonDocument>> {
  if (tokens.length === 0) return new Map()
  const byDigest = new Map(tokens.map((token) => [cardDigest(token), token]))
  const persons = await find<PersonDocument>('persons', {
    where: { 'card.digest': command.in([...byDigest.keys()]) },
    fields: PERSON_FIELDS,
    limit: byDigest.size,
  })
  return new Map(persons.map((person) => [byDigest.get(person.card?.digest ?? '') ?? '', person]))
}

/** The activity behind the short key of a mini program code. */
export async function activityIdOfScene(key: string): Promise<string | null> {
  const [activity] = await find<ActivityDocument>('activities', {
    where: { sceneKey: key },
    fields: ['sceneKey'],
    limit: 1,
  })
  return activity?._id ?? null
}

/** Longer than this nothing lasts, so nothing earlier can overlap. */
const LONGEST_MS = 24 * 3_600_000
const MOST_AT_ONCE = 50

/** Other activities of the same time on which one of these persons stands. */
export async function atTheSameTime(
  activity: ActivityDocument,
  personIds: readonly string[],
): Promise<ActivityDocument[]> {
  if (personIds.length === 0) return []
  const { startsAt, endsAt } = activity
  const others = await find<ActivityDocument>('activities', {
    where: {
      memberIds: command.in([...personIds]),
      endsAt: command.gt(startsAt).and(command.lt(new Date(endsAt.getTime() + LONGEST_MS))),
    },
    fields: ['startsAt', 'endsAt', 'seats'],
    limit: MOST_AT_ONCE,
  })
  return others.filter((other) => other._id !== activity._id && other.startsAt < endsAt)
}

const MOST_SPOT_CHECKS = 50

/** Activities in a place whose check-in is worth a look, newest first. */
export function spotChecksIn(placeId: string): Promise<ActivityDocument[]> {
  return find<ActivityDocument>('activities', {
    where: { toSpotCheck: true, foundIn: placeKey(placeId) },
    fields: ['title', 'homeName', 'endsAt', 'spotChecks', 'result'],
    orderBy: [['endsAt', 'desc']],
    limit: MOST_SPOT_CHECKS,
  })
}

/** Why one activity is, or was, worth a look; null where it does not lie in the place. */
export async function spotCheckOf(id: string, placeId: string): Promise<ActivityDocument | null> {
  const activity = await read<ActivityDocument>('activities', id, ['foundIn', 'spotChecks'])
  return activity?.foundIn.includes(placeKey(placeId)) ? activity : null
}
