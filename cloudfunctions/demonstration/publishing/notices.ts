import type { demonstration } from '../../../contract/demonstration'
import { dateOf } from '../../../domain/calendar-day'
import { lastDayOfNotice } from '../../../domain/demonstration/application-steps'
import { mayName } from '../../../domain/demonstration/campaign'
import { idsOnPath } from '../../../domain/organisation'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { countyTableAt } from '../../kit/calendar'
import type { DemoApplicationDocument } from '../../kit/demonstration-document'
import type { OrganisationDocument } from '../../kit/documents'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { read } from '../../kit/store'
import { applicationsBelow, campaignById, campaignsOf } from '../applying/store'

/** The campaigns of a place's county in which somebody may be named, the latest first. */
export const noticesNear: UseCase<typeof demonstration.noticesNear> = async (_call, { orgId }) => {
  const place = (await read<OrganisationDocument>('organisations', orgId)) ?? refuse('NOT_FOUND', 'orgId')
  const [county = ''] = idsOnPath(place.path)
  const found = await campaignsOf(county)
  return { campaigns: found.filter(mayName).map(({ _id, name }) => ({ campaignId: _id, name })) }
}

/** What everybody may read: names, totals, levels, of those in public notice or named (rubric §5.6). */
export const notices: UseCase<typeof demonstration.notices> = async ({ now }, { campaignId }) => {
  const campaign = (await campaignById(campaignId)) ?? refuse('NOT_FOUND', 'campaignId')
  const found = await applicationsBelow(campaignId, campaign.path, null, 1000)
  const shown = found.filter(({ state }) => state === 'publicNotice' || state === 'named')
  const lastDay = await lastDaysOf(campaign.path, shown)
  const today = dateOf(now)
  const { name, initiator, approvalDocument } = campaign
  return {
    ...{ name, initiator, approvalDocument },
    homes: shown.flatMap(({ homeId, homeName, result, state, publishedOn }) => {
      if (!result?.level || !publishedOn) return []
      const until = lastDay(publishedOn)
      return [
        {
          ...{ homeId, name: homeName, total: result.total, level: result.level, named: state === 'named' },
          ...{ publishedOn, until, mayObject: state === 'publicNotice' && today <= until },
        },
      ]
    }),
  }
}

/** By the county's own table of working days; one call, and none where nothing is published. */
export async function lastDaysOf(
  path: string,
  published: readonly Pick<DemoApplicationDocument, 'publishedOn'>[],
): Promise<(publishedOn: string) => string> {
  const years = [...new Set(published.flatMap(({ publishedOn }) => yearsFrom(publishedOn)))]
  const county = years.length === 0 ? new Map() : await countyTableAt(path, years)
  return (publishedOn) => lastDayOfNotice(publishedOn, FIVE_HAS.review.noticeWorkingDays, county)
}

function yearsFrom(day: string | undefined): number[] {
  if (day === undefined) return []
  const year = Number(day.slice(0, 4))
  return [year, year + 1]
}
