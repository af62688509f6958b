import { compare, type Exact, exact, sum } from '../exact'
import { alwaysMeasures } from './facts'
import { type Dimension, type Indicator, indicatorsOf, type Rubric } from './rubric'

/** What must hold between the fields of a rubric, beyond the form of each: rubric.schema.ts asks these of every new version. */
export function faultsOfRubric(rubric: Rubric): string[] {
  const { dimensions, levels, stars, vetoes, tieBreak } = rubric
  const indicators = indicatorsOf(rubric)
  return [
    ...twice('方面', dimensions),
    ...twice('指标', indicators),
    ...twice('否决', vetoes),
    ...sumsTo('各方面的分值', dimensions, 100),
    ...when(levels.qualified.total >= levels.demonstration.total, '合格线要低于示范线'),
    ...when(levels.demonstration.total > 100, '示范线不能高于 100'),
    ...when(!stars.every(({ total }, i) => i === 0 || total < (stars[i - 1]?.total ?? 0)), '星级要从高到低'),
    ...tieBreak.filter((id) => !dimensions.some((one) => one.id === id)).map((id) => `没有这个方面:${id}`),
    ...when(!indicators.some(isAlwaysEstimated), '自动指标都可能不计入,平台就无从预估'),
  ]
}

export function faultsOfDimension({ weight, indicators }: Dimension): string[] {
  return [
    ...sumsTo('各指标的分值', indicators, weight),
    ...when(!indicators.some(alwaysMeasures), '每一项都可能不计入,这个方面就没有分了'),
  ]
}

const BLANKS: Record<string, readonly string[]> = {
  ratio: ['count'],
  ratioCap: ['count'],
  tier: ['count'],
  bool: ['count'],
  linScaled: ['count', 'target'],
  share: ['kept', 'of'],
  lin: ['kept', 'of'],
  map: ['choice'],
}

export function faultsOfIndicator({ mode, measure, capIf, nullIf, said, items, choices, raise }: Indicator): string[] {
  const blanks = [...said.matchAll(/\{(\w+)\}/g)].flatMap(([, word]) => (word === undefined ? [] : [word]))
  const unknown = blanks.filter((word) => !BLANKS[measure.fn]?.includes(word))
  const choiceKeys = measure.fn === 'map' ? Object.keys(measure.values) : []
  const named = [...Object.keys(raise?.to ?? {}), ...Object.values(raise?.to ?? {}), ...Object.keys(choices ?? {})]
  return [
    ...unknown.map((word) => `说明里的 {${word}} 这种算法填不上`),
    ...when(mode === 'human' && measure.fn !== 'ratio', '人工评分只用 ratio'),
    ...when(mode === 'human' && (capIf ?? nullIf ?? raise) !== undefined, '人工评分不带条件,也不由微家加分'),
    ...when(items !== undefined && (measure.fn !== 'ratio' || items.length !== measure.den), '勾选的项数要等于 den'),
    ...named.filter((key) => !choiceKeys.includes(key)).map((key) => `没有这个选项:${key}`),
    ...when(raise?.grows === true && measure.fn !== 'share' && measure.fn !== 'lin', '只有比例的分母会跟着加'),
  ]
}

function isAlwaysEstimated(indicator: Indicator): boolean {
  return indicator.mode === 'auto' && alwaysMeasures(indicator)
}

function twice(what: string, all: readonly { id: string }[]): string[] {
  const ids = all.map(({ id }) => id)
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map((id) => `${what} ${id} 出现了两次`)
}

function sumsTo(what: string, all: readonly { weight: number }[], whole: number): string[] {
  const total = sum(all.map(({ weight }): Exact => exact(weight)))
  if (compare(total, exact(whole)) === 0) return []
  return [`${what}加起来不是 ${whole}:${all.map(({ weight }) => weight).join(' + ')}`]
}

function when(wrong: boolean, message: string): string[] {
  return wrong ? [message] : []
}
