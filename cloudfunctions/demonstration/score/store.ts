import { pathRange } from '../../../domain/organisation'
import type { Hundredths } from '../../../domain/rubric/score'
import type { HomeDocument } from '../../kit/documents'
import { change, command, create, find, read } from '../../kit/store'
import type { FiveHasScoreDocument, ScoreRoundDocument } from '../documents'

const SCORES = 'fiveHasScores'

export function scoreOfHome(homeId: string): Promise<FiveHasScoreDocument | null> {
  return read<FiveHasScoreDocument>(SCORES, homeId)
}

/** Derived: whoever computes last has the last word. */
export async function keepScore(
  before: FiveHasScoreDocument | null,
  score: Omit<FiveHasScoreDocument, 'version' | 'outbox'>,
): Promise<void> {
  if (before === null && (await create<FiveHasScoreDocument>(SCORES, score, undefined))) return
  const { _id, schema: _schema, look, trend, ...rest } = score
  await change(SCORES, _id, {}, { ...rest, look: command.set(look), trend })
}

/** The estimates of all homes in a place, for the middle of them. */
export async function previewsBelow(path: string): Promise<Hundredths[]> {
  const { from, below } = pathRange(path)
  const found = await find<FiveHasScoreDocument>(SCORES, {
    where: { path: command.gte(from).and(command.lt(below)) },
    fields: ['preview'],
    limit: 1000,
  })
  return found.map(({ preview }) => preview)
}

/** What homes in a place look like, without what each was computed from. */
export function scoresBelow(path: string): Promise<FiveHasScoreDocument[]> {
  const { from, below } = pathRange(path)
  return find<FiveHasScoreDocument>(SCORES, {
    where: { path: command.gte(from).and(command.lt(below)) },
    fields: ['preview', 'trend', 'townshipName', 'look.vetoes'],
    limit: 1000,
  })
}

export function roundOf(day: string): Promise<ScoreRoundDocument | null> {
  return read<ScoreRoundDocument>('scoreRounds', day)
}

export function beginRound(day: string, at: Date): Promise<boolean> {
  return create<ScoreRoundDocument>(
    'scoreRounds',
    { _id: day, schema: 1, startedAt: at, after: null, done: false },
    undefined,
  )
}

/** The homes up to here are scored; all of them, without a place to go on. */
export async function goOn({ _id, version }: ScoreRoundDocument, after: ScoreRoundDocument['after']): Promise<void> {
  await change('scoreRounds', _id, { version }, after === null ? { done: true } : { after: command.set(after) })
}

const IN_PLACE_ORDER: readonly [string, 'asc'][] = [
  ['path', 'asc'],
  ['_id', 'asc'],
]

/** Active homes in the order of their places, behind a key. */
export async function activeHomes(after: ScoreRoundDocument['after'], limit: number): Promise<HomeDocument[]> {
  const stretches = after
    ? [
        { state: 'active', path: after.path, _id: command.gt(after.id) },
        { state: 'active', path: command.gt(after.path) },
      ]
    : [{ state: 'active', path: command.gte('') }]
  const found: HomeDocument[] = []
  for (const where of stretches) {
    if (found.length >= limit) break
    found.push(
      ...(await find<HomeDocument>('microHomes', { where, orderBy: IN_PLACE_ORDER, limit: limit - found.length })),
    )
  }
  return found
}
