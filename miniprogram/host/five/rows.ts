import { pointsWords } from '../../services/five-has'
import type { EvidenceLine, FiveHasScore } from '../../services/model'
import { periodWords } from '../../services/pace'
import { radarImage } from './radar'

export interface IndicatorShown {
  id: string
  name: string
  /** 「6.3 / 7」, 「不计入」, or what a reviewer gives. */
  points: string
  said: string
  state: 'full' | 'part' | 'none'
  human: boolean
}

export interface DimensionShown {
  id: string
  name: string
  note: string
  indicators: IndicatorShown[]
}

export interface RaiseShown {
  id: string
  title: string
  gain: string
  note: string
}

export interface FiveShown {
  preview: string
  /** 「可以申报了」, or how far it is. */
  way: string
  radar: string
  /** The same in words, for whoever does not see the picture. */
  radarWords: string
  corners: { id: string; name: string; words: string }[]
  vetoes: string[]
  raises: RaiseShown[]
  dimensions: DimensionShown[]
  trend: { month: string; words: string; percent: number }[]
  beside: string
  computed: string
}

/** Each dimension has to reach so much of itself for a demonstration (rubric §3). */
const FLOOR = 0.7
const MOST_RAISES = 3

type Dimension = FiveHasScore['dimensions'][number]

export function fiveShown(score: FiveHasScore): FiveShown {
  const corners = score.dimensions.map((dimension) => ({ dimension, ...automaticOf(dimension) }))
  const left = score.needed - score.preview
  return {
    preview: pointsWords(score.preview),
    way:
      left <= 0
        ? `够申报的 ${pointsWords(score.needed)} 分了`
        : `离申报的 ${pointsWords(score.needed)} 分还差 ${pointsWords(left)} 分`,
    radar: radarImage(corners.map(({ share }) => ({ share, floor: FLOOR }))),
    radarWords: corners.map(({ dimension, words }) => `${dimension.name} ${words}`).join(','),
    corners: corners.map(({ dimension, words }) => ({ id: dimension.id, name: dimension.name, words })),
    vetoes: score.vetoes.map(({ name }) => name),
    raises: score.raises.slice(0, MOST_RAISES).map(({ id, name, step, units, gain }) => ({
      id,
      title: units === 1 ? step : `${step},做 ${units} 次`,
      gain: `+${pointsWords(gain)}`,
      note: name,
    })),
    dimensions: score.dimensions.map(dimensionShown),
    trend: score.trend.map(({ month, preview }) => ({
      month,
      words: `${periodWords(month)} ${pointsWords(preview)} 分`,
      percent: Math.round(preview / 100),
    })),
    beside: score.median === null ? '' : `本镇街的微家,一半在 ${pointsWords(score.median)} 分以上`,
    computed: `${dayWords(score.at.slice(0, 10))} ${score.at.slice(11, 16)} 算的,看的是 ${dayWords(score.first)} 到 ${dayWords(score.last)}`,
  }
}

/** What of a dimension the platform knows: points had of points there are. */
function automaticOf({ indicators }: Dimension): { share: number; words: string } {
  const counting = indicators.filter(({ mode, points }) => mode === 'auto' && points !== null)
  const had = counting.reduce((sum, { points }) => sum + (points ?? 0), 0)
  const all = counting.reduce((sum, { weight }) => sum + weight * 100, 0)
  return { share: all === 0 ? 0 : had / all, words: `${pointsWords(had)}/${pointsWords(all)}` }
}

function dimensionShown(dimension: Dimension): DimensionShown {
  const human = dimension.indicators.filter(({ mode }) => mode === 'human')
  const later = human.reduce((sum, { weight }) => sum + weight, 0)
  return {
    id: dimension.id,
    name: dimension.name,
    note: later === 0 ? '' : `另有 ${later} 分到现场看`,
    indicators: dimension.indicators.map(({ id, name, mode, weight, points, isFull, said }) => ({
      ...{ id, name, said },
      human: mode === 'human',
      points:
        mode === 'human' ? `现场看 · ${weight}` : points === null ? '不计入' : `${pointsWords(points)} / ${weight}`,
      state: isFull ? 'full' : mode === 'human' || points === null ? 'none' : 'part',
    })),
  }
}

export interface LineShown {
  key: string
  when: string
  title: string
  note: string
  state: '算' | '没算' | '还能办' | '免计'
  tone: 'teal' | 'sun' | 'sand'
  activityId: string
}

const STATES: Record<EvidenceLine['counts'], Pick<LineShown, 'state' | 'tone'>> = {
  yes: { state: '算', tone: 'teal' },
  no: { state: '没算', tone: 'sun' },
  open: { state: '还能办', tone: 'sand' },
  free: { state: '免计', tone: 'sand' },
}

/** The newest first: what can still be done stands at the top. */
export const linesShown = (lines: readonly EvidenceLine[]): LineShown[] =>
  lines
    .map(({ when, title, note, counts, activityId }, i) => ({
      key: `${when}-${i}`,
      when: /^\d{4}-\d{2}-\d{2}$/.test(when) ? dayWords(when) : when === '' ? '' : periodWords(when),
      title,
      note,
      ...STATES[counts],
      activityId: activityId ?? '',
    }))
    .reverse()

function dayWords(date: string): string {
  const [, month, day] = date.split('-').map(Number)
  return `${month}月${day}日`
}
