import { dateAfter } from '../../../domain/calendar-day'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { applyRefusals, previewOf } from '../../../domain/rubric/preview'
import type { Hundredths } from '../../../domain/rubric/score'
import type { CampaignDocument, DemoApplicationDocument } from '../../kit/demonstration-document'
import type { HomeDocument } from '../../kit/documents'
import { refuse } from '../../kit/refusal'
import type { Tick } from '../../kit/serve'
import { command, type Patch } from '../../kit/store'
import { lookAt } from '../score/score-home'
import { campaignById, changeApplication, homeById, toFreeze } from './store'

const A_TICK = 10

/** From this moment on nothing that is written counts any more: the end of the last day of grace (rubric §1, §9.8). */
export function freezeMoment({ cutOff }: Pick<CampaignDocument, 'cutOff'>): Date {
  return new Date(`${dateAfter(cutOff, FIVE_HAS.freezeDays + 1)}T00:00:00+08:00`)
}

/** A home as the campaign measures it, as far as that is known by now, and what of it is written. */
export async function measuredFor(
  campaign: CampaignDocument,
  home: HomeDocument,
  at: Date,
): Promise<{ preview: Hundredths; vetoes: string[]; patch: Patch }> {
  const freezeAt = freezeMoment(campaign)
  const look = (await lookAt(home, campaign.cutOff, at)) ?? refuse('ESTIMATE_TOO_LOW')
  const preview = previewOf(FIVE_HAS, look.facts)
  const isOver = at >= freezeAt
  const standing = isOver ? { frozen: true, freezeAt: command.remove() } : { freezeAt }
  return { preview, vetoes: look.vetoes, patch: { look: command.set(look), preview, ...standing } }
}

/** The gate of an application: the estimate, and nothing to mend first. */
export function passesGate(preview: number, vetoes: readonly string[], at: Date): boolean {
  return applyRefusals(FIVE_HAS, { preview, vetoes, barredUntil: null }, at).length === 0
}

/** Applications that were sent in before the days of grace were over are measured once more when they are, and never again. */
export const freeze: Tick = async (at) => {
  for (const application of await toFreeze(at, A_TICK)) await freezeOne(application, at)
}

async function freezeOne(application: DemoApplicationDocument, at: Date): Promise<void> {
  const [campaign, home] = await Promise.all([campaignById(application.campaignId), homeById(application.homeId)])
  if (!campaign || !home) return
  const { patch } = await measuredFor(campaign, home, at)
  await changeApplication(application, undefined, (current) => (current.frozen ? null : patch))
}
