import type { ReviewRules } from '../rubric/rubric'
import { inOrderOfLots } from './lots'

/** What a reviewer signs before she goes; any yes replaces her (rubric §5.3). */
export const CONFLICTS = ['hostRelative', 'paired', 'lodger', 'business', 'sameVillage'] as const
export type Conflict = (typeof CONFLICTS)[number]
export type ConflictDeclaration = Readonly<Record<Conflict, boolean>>

export const CONFLICT_QUESTIONS: Record<Conflict, string> = {
  hostRelative: '和微家主人是亲戚',
  paired: '和这家微家结对',
  lodger: '住在这里,或租给、租住微家主人的房子',
  business: '和微家主人有生意往来',
  sameVillage: '和微家在同一个村社区',
}

export function hasConflict(declaration: ConflictDeclaration): boolean {
  return CONFLICTS.some((conflict) => declaration[conflict])
}

/** Somebody who may be drawn. `conflicted`: she declared a conflict with this home, or the platform knows of one. */
export interface Candidate {
  id: string
  townshipId: string
  conflicted: boolean
}

export interface Panel {
  reviewers: string[]
  backups: string[]
  /** Who is called next, after reviewers and back-ups. */
  further: string[]
  unfit: { id: string; why: 'sameTownship' | 'conflict' }[]
}

/**
 * Draws reviewers from other townships than the home's, with a back-up. Whoever turns out to have a conflict is drawn around: with the same
 * seed the others keep their places and the back-up moves up (S16). Fewer fit candidates than are needed leave the panel short.
 */
export function drawPanel(
  { reviewers, backups }: Pick<ReviewRules, 'reviewers' | 'backups'>,
  { seed, townshipId, candidates }: { seed: string; townshipId: string; candidates: readonly Candidate[] },
): Panel {
  const unfit = candidates.flatMap((candidate): Panel['unfit'] => {
    if (candidate.townshipId === townshipId) return [{ id: candidate.id, why: 'sameTownship' }]
    return candidate.conflicted ? [{ id: candidate.id, why: 'conflict' }] : []
  })
  const out = new Set(unfit.map(({ id }) => id))
  const fit = candidates.map(({ id }) => id).filter((id) => !out.has(id))
  const order = inOrderOfLots(seed, 'reviewers', fit)
  const called = reviewers + backups
  return {
    reviewers: order.slice(0, reviewers),
    backups: order.slice(reviewers, called),
    further: order.slice(called),
    unfit,
  }
}

/** Who comes when the first two lie far apart: the back-up, else the next by lot; null when nobody is left. */
export function thirdReviewer({ backups, further }: Panel): string | null {
  return [...backups, ...further][0] ?? null
}

/** The completed activities that a reviewer looks into, drawn when she checks in on site (rubric §2 D6). */
export function drawActivities(seed: string, activityIds: readonly string[], count: number): string[] {
  return inOrderOfLots(seed, 'activities', activityIds).slice(0, count)
}
