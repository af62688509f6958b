import type { activity } from '../../../contract/activity'
import { MADE_AHEAD_DAYS } from '../../../domain/activity-series'
import { templatesInSeason } from '../../../domain/activity-template'
import { dateAfter, dateOf } from '../../../domain/calendar-day'
import { lunarFestivalsOf } from '../../../domain/lunar'
import { toIso } from '../../../domain/time'
import type { UseCase } from '../../kit/serve'
import { marksOf } from './marks'
import { activitiesOfHome, draftsOf } from './store'

/** What a host needs to publish in half a minute: her drafts, the last one to do again, what is in season, and the days to mind. */
export const planning: UseCase<typeof activity.planning> = async ({ home, now }) => {
  const today = dateOf(now)
  const year = Number(today.slice(0, 4))
  const days = Array.from({ length: MADE_AHEAD_DAYS + 8 }, (_, ahead) => dateAfter(today, ahead))
  const [last] = await activitiesOfHome(home._id, 'past', new Date(8.64e15), null, 1)
  const drafts = (await draftsOf(home._id))?.drafts ?? []
  return {
    homeName: home.name,
    seats: home.seats,
    drafts: drafts.map(({ id, savedAt, typed }) => ({
      draftId: id,
      title: typed.title,
      savedAt: toIso(savedAt),
      typed,
    })),
    last: last
      ? {
          ...{ kind: last.kind, templateId: last.templateId ?? null, title: last.title, note: last.note },
          ...{ startsAt: toIso(last.startsAt), endsAt: toIso(last.endsAt), capacity: last.capacity },
          ...{ audience: last.audience, countCompanions: last.countCompanions },
        }
      : null,
    templates: templatesInSeason(today, [...lunarFestivalsOf(year), ...lunarFestivalsOf(year + 1)]),
    marks: await marksOf(home.path, days),
  }
}
