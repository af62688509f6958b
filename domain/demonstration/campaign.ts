import type { Rubric } from '../rubric/rubric'

/**
 * One round of creating demonstrations in a county. Its name, who holds it and the paper that allows it are data (创建示范活动管理办法 2022:
 * who may hold one is restricted).
 */
export interface Campaign {
  id: string
  rubricId: string
  rubricVersion: string
  name: string
  initiator: string
  /** The number of the paper that allows the campaign; null while there is none. */
  approvalDocument: string | null
  /** First and last day of applying, and the cut-off that all homes are measured at, YYYY-MM-DD. */
  opensOn: string
  closesOn: string
  cutOff: string
  /** A county's first campaign asks for fewer weeks (rubric §1). */
  isFirst: boolean
  /** Places by township or unit. */
  places: Readonly<Record<string, number>>
}

/** Without a paper that allows it the product offers looking at oneself and growing, and nobody is named (safety). */
export function mayName({ approvalDocument }: Pick<Campaign, 'approvalDocument'>): boolean {
  return approvalDocument !== null && approvalDocument.trim() !== ''
}

/** True on the days of applying, first and last included. */
export function isOpenOn({ opensOn, closesOn }: Pick<Campaign, 'opensOn' | 'closesOn'>, date: string): boolean {
  return opensOn <= date && date <= closesOn
}

/** The required weeks below which there is too little to judge a home by. */
export function minRequiredWeeks(rubric: Rubric, { isFirst }: Pick<Campaign, 'isFirst'>): number {
  return isFirst ? rubric.minRequiredWeeks.firstCampaign : rubric.minRequiredWeeks.settled
}
