import { dateOf } from '../../../domain/calendar-day'
import { type Campaign, isOpenOn } from '../../../domain/demonstration/campaign'
import type { CampaignDocument } from '../../kit/demonstration-document'

export function campaignView(campaign: CampaignDocument, at: Date) {
  const { _id, name, initiator, approvalDocument, opensOn, closesOn, cutOff, isFirst } = campaign
  return {
    campaignId: _id,
    ...{ name, initiator, approvalDocument, opensOn, closesOn, cutOff, isFirst },
    isOpen: isOpenOn(campaign, dateOf(at)),
  }
}

/** As domain/demonstration reads it. */
export function campaignOf({ _id, places = {}, ...campaign }: CampaignDocument): Campaign {
  return { ...campaign, id: _id, places }
}
