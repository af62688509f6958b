/** Duty of the rights service centre (N01): lawyers, counsellors, mediators and officers take turns. */
export const DUTY_ROLES = ['officer', 'lawyer', 'counsellor', 'mediator'] as const
export type DutyRole = (typeof DUTY_ROLES)[number]

export const DUTY_ROLE_LABELS: Record<DutyRole, string> = {
  officer: '妇联值班',
  lawyer: '律师',
  counsellor: '心理咨询师',
  mediator: '调解员',
}

/** How long each of the chain has before the next one is called, in minutes (S10). */
export const CHAIN_MINUTES = [5, 10, 20] as const

/** An appointment lasts half an hour. */
export const PLACE_MINUTES = 30
