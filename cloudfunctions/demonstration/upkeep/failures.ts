import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { isDelisted } from '../../../domain/rubric/upkeep'
import type { DemoApplicationDocument } from '../../kit/demonstration-document'

/** Whether a home's reviews, in whatever campaigns, have failed so often that its plate comes down (rubric §3). */
export function plateComesDown(ofHome: readonly DemoApplicationDocument[]): boolean {
  const failed = ofHome.flatMap(({ result, steps }) =>
    result?.level === 'rectification'
      ? steps
          .filter(({ step }) => step === 'score')
          .slice(-1)
          .map(({ at }) => at)
      : [],
  )
  return isDelisted(FIVE_HAS, failed)
}
