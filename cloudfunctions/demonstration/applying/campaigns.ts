import { createHash } from 'node:crypto'
import type { demonstration } from '../../../contract/demonstration'
import { dateOf } from '../../../domain/calendar-day'
import { idsOnPath } from '../../../domain/organisation'
import { mayActFor } from '../../../domain/role'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { campaignView } from './campaign-view'
import { addCampaign, campaignById, campaignsOf, changeCampaign } from './store'

export const campaigns: UseCase<typeof demonstration.campaigns> = async ({ officer, organisation, now }) => {
  const [county = ''] = idsOnPath(organisation.path)
  const found = await campaignsOf(county)
  return {
    mayCreate: mayActFor(officer.roles, `${county}/`, 'county', now),
    campaigns: found.map((campaign) => ({
      ...campaignView(campaign, now),
      places: Object.entries(campaign.places ?? {}).map(([orgId, places]) => ({ orgId, places })),
    })),
  }
}

/**
 * The county holds a campaign. Its days and its cut-off stand once it has opened: homes are measured by them. The paper that allows it may come later
 * (safety, "Two rules about campaigns").
 */
export const saveCampaign: UseCase<typeof demonstration.saveCampaign> = async (call, input) => {
  const { organisation, officer, requestId, now } = call
  const { orgId, campaignId, places: given, ...told } = input
  if (told.closesOn < told.opensOn) refuse('INPUT_INVALID', 'closesOn')
  const source = call.source(officer._id)
  const places = Object.fromEntries(given.map((one) => [one.orgId, one.places]))
  if (campaignId === null) {
    const _id = createHash('sha256').update([orgId, officer._id, requestId].join('\n')).digest('hex').slice(0, 16)
    const rubric = { rubricId: FIVE_HAS.id, rubricVersion: FIVE_HAS.version }
    const { path } = organisation
    await addCampaign({ _id, schema: 1, orgId, path, ...rubric, ...told, places, createdBy: officer._id }, source)
    return { campaignId: _id }
  }
  const standing = await campaignById(campaignId)
  if (standing?.orgId !== orgId) return refuse('NOT_FOUND', 'campaignId')
  await changeCampaign(standing, source, (current) => {
    const hasOpened = current.opensOn <= dateOf(now)
    const moved = current.opensOn !== told.opensOn || current.cutOff !== told.cutOff || current.isFirst !== told.isFirst
    if (hasOpened && moved) refuse('CAMPAIGN_OPENED', 'cutOff')
    const wanted = { ...told, places }
    const same = Object.entries(wanted).every(
      ([field, value]) =>
        JSON.stringify(value) ===
        JSON.stringify(current[field as keyof typeof wanted] ?? (field === 'places' ? {} : null)),
    )
    return same ? null : { ...told, places: command.set(places) }
  })
  return { campaignId }
}
