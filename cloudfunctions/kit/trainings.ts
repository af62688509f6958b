import type { ActivityDocument } from './activity-document'
import { command, find } from './store'

/** Somebody was at a training (N10). Nobody writes this down: it is what a settled activity of that kind says. */
export interface Training {
  personId: string
  activityId: string
  title: string
  at: Date
}

/** Of a home's few hosts nobody attends more in the years that are asked about. */
const MOST_TRAININGS = 100

/** The trainings at which these persons were, by a valid check-in, newest first. One database call. */
export async function trainingsOf(personIds: readonly string[]): Promise<Training[]> {
  if (personIds.length === 0) return []
  const found = await find<ActivityDocument>('activities', {
    where: { memberIds: command.in([...personIds]), kind: 'training', state: 'completed' },
    fields: ['title', 'startsAt', ...personIds.map((id) => `seats.${id}.in`)],
    limit: MOST_TRAININGS,
  })
  const newestFirst = found.sort((a, b) => Number(b.startsAt) - Number(a.startsAt))
  return newestFirst.flatMap(({ _id, title, startsAt, seats = {} }) =>
    personIds
      .filter((id) => seats[id]?.in?.state === 'valid')
      .map((personId) => ({ personId, activityId: _id, title, at: startsAt })),
  )
}
