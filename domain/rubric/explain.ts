import { compare, type Exact, exact, hundredths, ONE, times } from '../exact'
import { type Fractions, factFor, fractionsOf, type HomeFacts, type HumanScores } from './facts'
import { type Fact, targetFor } from './measure'
import type { Condition, Indicator, Mode, Rubric } from './rubric'
import { type Hundredths, pointsText } from './score'

/** One indicator as a host reads it. */
export interface Explanation {
  id: string
  dimension: string
  name: string
  mode: Mode
  weight: number
  /** Weight × fraction, rounded for showing only; null where it does not count or nobody has scored it. */
  points: Hundredths | null
  isFull: boolean
  /** How it was computed, in her words. */
  said: string
}

const NOTHING_TO_MEASURE = '这一项没有可算的,不计入,也不扣分'
const NOT_SCORED_YET = '等评审员到现场看'
const CONDITION_WORDS: Record<Condition, string> = {
  leadUntrained: '微家主人还没有参加培训',
  shortWindow: '建成还不满一年',
}

/** Every indicator in the rubric's order, with what it was computed from. */
export function explain(rubric: Rubric, facts: HomeFacts, human: HumanScores): Explanation[] {
  const fractions = fractionsOf(rubric, facts, human)
  return rubric.dimensions.flatMap((dimension) =>
    dimension.indicators.map((indicator) => {
      const { id, name, mode, weight } = indicator
      const fraction = fractions.get(id)
      return {
        id,
        dimension: dimension.id,
        name,
        mode,
        weight,
        points: fraction ? hundredths(times(exact(weight), fraction)) : null,
        isFull: fraction ? compare(fraction, ONE) === 0 : false,
        said: saidOf(indicator, factFor(indicator, facts, human), fractions, facts),
      }
    }),
  )
}

function saidOf(indicator: Indicator, fact: Fact | null | undefined, fractions: Fractions, facts: HomeFacts): string {
  const fraction: Exact | null | undefined = fractions.get(indicator.id)
  if (fact === undefined) return NOT_SCORED_YET
  if (fact === null || !fraction) return NOTHING_TO_MEASURE
  const words = wordsOf(indicator, fact, facts)
  const said = indicator.said.replace(/\{(\w+)\}/g, (blank, word: string) => words[word] ?? blank)
  return [said, ...capsOf(indicator, facts)].join(';')
}

function wordsOf({ measure, choices }: Indicator, fact: Fact, { covered }: HomeFacts): Record<string, string> {
  switch (fact.kind) {
    case 'count':
      return measure.fn === 'linScaled'
        ? { count: String(fact.count), target: String(targetFor(measure.target, covered)) }
        : { count: String(fact.count) }
    case 'share':
      return { kept: String(fact.kept), of: String(fact.of) }
    case 'choice':
      return { choice: choices?.[fact.choice] ?? fact.choice }
  }
}

function capsOf({ weight, capIf }: Indicator, { conditions }: HomeFacts): string[] {
  return conditions.flatMap((condition) => {
    const cap = capIf?.[condition]
    if (cap === undefined) return []
    return [`${CONDITION_WORDS[condition]},最多得 ${pointsText(hundredths(times(exact(weight), exact(cap))))} 分`]
  })
}
