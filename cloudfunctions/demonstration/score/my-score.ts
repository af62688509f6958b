import type { demonstration } from '../../../contract/demonstration'
import { exact, hundredths } from '../../../domain/exact'
import { idsOnPath } from '../../../domain/organisation'
import { explain } from '../../../domain/rubric/explain'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { raisesOf } from '../../../domain/rubric/raise'
import type { Hundredths } from '../../../domain/rubric/score'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { applicationById, applicationId } from '../applying/store'
import type { FiveHasScoreDocument } from '../documents'
import { previewsBelow, scoreOfHome } from './store'

/** Fewer homes in a township would tell whose the middle is. */
const FEWEST_FOR_MIDDLE = 5

/** What a home sees of itself: read as it was derived, explained by the rubric. Two calls beside the access check. */
export const myScore: UseCase<typeof demonstration.myScore> = async ({ home }) => {
  const [county, township] = idsOnPath(home.path)
  const [score, others] = await Promise.all([scoreOfHome(home._id), previewsBelow(`${county}/${township ?? ''}/`)])
  return {
    homeName: home.name,
    canCompute: home.state === 'active',
    score: score && { ...scoreView(score), median: middleOf(others) },
  }
}

function scoreView({ at, look, preview, trend }: FiveHasScoreDocument) {
  const explained = explain(FIVE_HAS, look.facts, {})
  return {
    at: toIso(at),
    ...{ cutOff: look.cutOff, first: look.first, last: look.last, preview, trend },
    needed: hundredths(exact(FIVE_HAS.applyPreview)),
    vetoes: vetoViews(look.vetoes),
    dimensions: FIVE_HAS.dimensions.map(({ id, name, weight }) => ({
      ...{ id, name, weight },
      indicators: explained.filter(({ dimension }) => dimension === id).map(({ dimension: _dimension, ...one }) => one),
    })),
    raises: raisesOf(FIVE_HAS, look.ahead, {}, look.open ?? {}),
  }
}

export function vetoViews(ids: readonly string[]) {
  return FIVE_HAS.vetoes.filter(({ id }) => ids.includes(id)).map(({ id, name, effect }) => ({ id, name, effect }))
}

/** The middle of the township, so that a home sees where it stands without a list of others (safety, no compulsory rankings). */
function middleOf(previews: readonly Hundredths[]): Hundredths | null {
  if (previews.length < FEWEST_FOR_MIDDLE) return null
  const inOrder = [...previews].sort((a, b) => a - b)
  const half = Math.floor(inOrder.length / 2)
  const [low = 0, high = 0] =
    inOrder.length % 2 === 1 ? [inOrder[half], inOrder[half]] : inOrder.slice(half - 1, half + 1)
  return Math.floor((low + high) / 2)
}

/** What one indicator was computed from, now or when it was frozen for a campaign. */
export const evidence: UseCase<typeof demonstration.evidence> = async ({ home }, { indicatorId, campaignId }) => {
  const kept =
    campaignId === undefined ? await scoreOfHome(home._id) : await applicationById(applicationId(campaignId, home._id))
  if (!kept?.look || ('state' in kept && kept.state === 'withdrawn')) return refuse('NOT_FOUND', 'homeId')
  return { lines: kept.look.evidence[indicatorId] ?? [] }
}
