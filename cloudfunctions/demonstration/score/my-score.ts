import type { demonstration } from '../../../contract/demonstration'
import { exact, hundredths } from '../../../domain/exact'
import { idsOnPath } from '../../../domain/organisation'
import { explain } from '../../../domain/rubric/explain'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { middleOf } from '../../../domain/rubric/middle'
import { raisesOf } from '../../../domain/rubric/raise'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { applicationById, applicationId } from '../applying/store'
import type { FiveHasScoreDocument } from '../documents'
import { previewsBelow, scoreOfHome } from './store'

/** Fewer homes in a township would tell whose the middle is; it stands there instead of a list of others (safety, no compulsory rankings). */
const FEWEST_FOR_MIDDLE = 5

/** What a home sees of itself: read as it was derived, explained by the rubric. Two calls beside the access check. */
export const myScore: UseCase<typeof demonstration.myScore> = async ({ home }) => {
  const [county, township] = idsOnPath(home.path)
  const [score, others] = await Promise.all([scoreOfHome(home._id), previewsBelow(`${county}/${township ?? ''}/`)])
  return {
    homeName: home.name,
    canCompute: home.state === 'active',
    score: score && { ...scoreView(score), median: others.length < FEWEST_FOR_MIDDLE ? null : middleOf(others) },
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

/** What one indicator was computed from, now or when it was frozen for a campaign. */
export const evidence: UseCase<typeof demonstration.evidence> = async ({ home }, { indicatorId, campaignId }) => {
  const kept =
    campaignId === undefined ? await scoreOfHome(home._id) : await applicationById(applicationId(campaignId, home._id))
  if (!kept?.look || ('state' in kept && kept.state === 'withdrawn')) return refuse('NOT_FOUND', 'homeId')
  return { lines: kept.look.evidence[indicatorId] ?? [] }
}
