import { CADENCE_KINDS, type CadenceKind } from '../../../domain/cadence'
import type { PaceBoard } from '../../services/model'
import { periodWords, whyWords } from '../../services/pace'

const TITLES: Record<CadenceKind, string> = {
  reception: '周接待',
  gathering: '月聚会',
  quarterly: '季活动',
  banquet: '年宴会',
}

/** One kind in figures: the running period and the last whole one. */
export interface KindFigures {
  kind: CadenceKind
  title: string
  rows: { key: string; when: string; kept: number; required: number; words: string }[]
}

export const kindFigures = ({ periods }: PaceBoard): KindFigures[] =>
  CADENCE_KINDS.map((kind) => ({
    kind,
    title: TITLES[kind],
    rows: periods
      .filter((period) => period.kind === kind)
      .map(({ key, kept, required, exempt, over }) => ({
        key,
        when: `${periodWords(key)}${over ? '' : '(还没过完)'}`,
        kept,
        required,
        words: required === 0 ? '不要求' : `${kept} / ${required} 家办了${exempt > 0 ? `,${exempt} 家免计` : ''}`,
      })),
  }))

export interface BehindRow {
  homeId: string
  name: string
  place: string
  words: string
}

export const behindRows = ({ behind }: PaceBoard): BehindRow[] =>
  behind.map(({ homeId, name, townshipName, villageName, why }) => ({
    homeId,
    name,
    place: `${townshipName} · ${villageName}`,
    words: whyWords({ why, over: true }),
  }))

/** Text to paste into a group as a nudge: who, not how bad. */
export function nudgeText(orgName: string, title: string, when: string, rows: readonly BehindRow[]): string {
  return [
    `${orgName}${title},${when}还没有记录的微家:`,
    ...rows.map(({ name, place, words }) => `${name}(${place}):${words}`),
    '办过的请补记,办不了的请告诉镇街免计。',
  ].join('\n')
}
