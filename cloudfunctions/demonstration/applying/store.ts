import { pathRange } from '../../../domain/organisation'
import type { CampaignDocument, DemoApplicationDocument, DemoReviewDocument } from '../../kit/demonstration-document'
import type { HomeDocument, PersonDocument } from '../../kit/documents'
import { edit } from '../../kit/edit'
import type { FactSource } from '../../kit/outbox'
import { command, create, find, type Patch, read } from '../../kit/store'

const CAMPAIGNS = 'demoCampaigns'
const APPLICATIONS = 'demoApplications'
/** A county holds one round a year. */
const MOST_CAMPAIGNS = 20

export const applicationId = (campaignId: string, homeId: string): string => `${campaignId}_${homeId}`

export function campaignById(id: string): Promise<CampaignDocument | null> {
  return read<CampaignDocument>(CAMPAIGNS, id)
}

/** Of a county, the latest cut-off first. */
export function campaignsOf(countyId: string): Promise<CampaignDocument[]> {
  return find<CampaignDocument>(CAMPAIGNS, {
    where: { orgId: countyId },
    orderBy: [['cutOff', 'desc']],
    limit: MOST_CAMPAIGNS,
  })
}

export function addCampaign(
  campaign: Omit<CampaignDocument, 'version' | 'outbox'>,
  source: FactSource,
): Promise<boolean> {
  return create<CampaignDocument>(CAMPAIGNS, campaign, source)
}

export function changeCampaign(
  campaign: CampaignDocument,
  source: FactSource,
  patchFor: (current: CampaignDocument) => Patch | null,
): Promise<void> {
  return edit(CAMPAIGNS, campaign, source, patchFor)
}

export function applicationById(id: string): Promise<DemoApplicationDocument | null> {
  return read<DemoApplicationDocument>(APPLICATIONS, id)
}

export function applicationsOfHome(homeId: string): Promise<DemoApplicationDocument[]> {
  return find<DemoApplicationDocument>(APPLICATIONS, { where: { homeId }, limit: MOST_CAMPAIGNS })
}

export function addApplication(
  application: Omit<DemoApplicationDocument, 'version' | 'outbox'>,
  source: FactSource,
): Promise<boolean> {
  return create<DemoApplicationDocument>(APPLICATIONS, application, source)
}

export function changeApplication(
  application: DemoApplicationDocument,
  source: FactSource | undefined | (() => FactSource),
  patchFor: (current: DemoApplicationDocument) => Patch | null,
): Promise<void> {
  return edit(APPLICATIONS, application, source, patchFor)
}

/** Of a campaign and a place, in the order of their places, after a key. */
export async function applicationsBelow(
  campaignId: string,
  path: string,
  after: { path: string; id: string } | null,
  limit: number,
): Promise<DemoApplicationDocument[]> {
  const { from, below } = pathRange(path)
  const stretches = after
    ? [
        { campaignId, path: after.path, _id: command.gt(after.id) },
        { campaignId, path: command.gt(after.path).and(command.lt(below)) },
      ]
    : [{ campaignId, path: command.gte(from).and(command.lt(below)) }]
  const found: DemoApplicationDocument[] = []
  for (const where of stretches) {
    if (found.length >= limit) break
    found.push(...(await inPlaceOrder(where, limit - found.length)))
  }
  return found
}

const IN_PLACE_ORDER: readonly [string, 'asc'][] = [
  ['path', 'asc'],
  ['_id', 'asc'],
]
const inPlaceOrder = (where: Record<string, unknown>, limit: number): Promise<DemoApplicationDocument[]> =>
  find<DemoApplicationDocument>(APPLICATIONS, { where, orderBy: IN_PLACE_ORDER, limit })

/** Named homes whose half-year is over. */
export function toRecheck(at: Date, limit: number): Promise<DemoApplicationDocument[]> {
  return find<DemoApplicationDocument>(APPLICATIONS, { where: { recheckAt: command.lte(at) }, limit })
}

/** Applications whose facts are to be frozen by now. */
export function toFreeze(at: Date, limit: number): Promise<DemoApplicationDocument[]> {
  return find<DemoApplicationDocument>(APPLICATIONS, { where: { freezeAt: command.lte(at) }, limit })
}

/** To whose review somebody is called. */
export function calledTo(personId: string): Promise<DemoApplicationDocument[]> {
  return find<DemoApplicationDocument>(APPLICATIONS, { where: { called: personId }, limit: 100 })
}

export function homeById(id: string): Promise<HomeDocument | null> {
  return read<HomeDocument>('microHomes', id)
}

/** Every officer of a county, from whom reviewers are drawn. */
export function officersOf(countyId: string): Promise<PersonDocument[]> {
  return find<PersonDocument>('persons', {
    where: { officerIn: countyId },
    fields: ['name', 'roles', 'also'],
    orderBy: [['_id', 'asc']],
    limit: 1000,
  })
}

/** The reviews of one draw, in the order in which they were handed in. */
export async function reviewsOf(applicationId: string, seed: string): Promise<DemoReviewDocument[]> {
  const found = await find<DemoReviewDocument>('demoReviews', { where: { applicationId }, limit: 100 })
  return inOrderOfHand(found.filter((review) => review.seed === seed))
}

/** Of several applications at once, whatever draw they belong to. */
export async function reviewsOfAll(applicationIds: readonly string[]): Promise<DemoReviewDocument[]> {
  if (applicationIds.length === 0) return []
  const where = { applicationId: command.in([...applicationIds]) }
  return inOrderOfHand(await find<DemoReviewDocument>('demoReviews', { where, limit: 1000 }))
}

const inOrderOfHand = (reviews: readonly DemoReviewDocument[]): DemoReviewDocument[] =>
  [...reviews].sort((a, b) => Number(a.submittedAt ?? Infinity) - Number(b.submittedAt ?? Infinity))
