/**
 * Finds what snapshot isolation does not allow in a history, after Adya's names: dirty writes (G0), aborted reads (G1a), intermediate reads
 * (G1b), circular information flow (G1c), and every cycle without two anti-dependencies in a row (lost update, read skew, long fork), which is
 * exactly what snapshot isolation excludes (Fekete et al. 2005; Cerone and Gotsman 2018). Write skew has two in a row and is allowed. Who begins
 * after another was told of its end must see it: that is an edge as well.
 */
import { cycleIn, type Edge, type Graph } from './graph'
import type { Done, History, Operation } from './history'

export interface Anomaly {
  readonly kind:
    | 'G0 dirty write'
    | 'G1a aborted read'
    | 'G1b intermediate read'
    | 'G1c circular flow'
    | 'G-single'
    | 'long fork'
    | 'stale read'
    | 'lost append'
    | 'append done twice'
    | 'half a transaction'
    | 'not repeatable'
    | 'forked list'
  readonly says: string
}

type Append = Extract<Operation, { kind: 'append' }>
const appendsOf = ({ operations }: Done) => operations.filter((each): each is Append => each.kind === 'append')
const startsWith = (list: readonly number[], start: readonly number[]) =>
  start.length <= list.length && start.every((value, i) => list[i] === value)

/** `final` is what every key held when all was over: it orders all versions. */
export function anomaliesOf(history: History, final: ReadonlyMap<string, readonly number[]>): Anomaly[] {
  const found: Anomaly[] = []
  const say = (kind: Anomaly['kind'], says: string) => found.push({ kind, says })
  const writers = new Map<number, Done>()
  for (const done of history.done) for (const { value } of appendsOf(done)) writers.set(value, done)

  for (const [key, values] of final) {
    if (new Set(values).size < values.length) say('append done twice', `${key} ends as ${values}`)
  }
  const there = new Set([...final.values()].flat())
  const happened = new Set<Done>()
  for (const done of history.done) {
    const appends = appendsOf(done)
    const kept = appends.filter(({ value }) => there.has(value))
    const missing = appends.filter(({ value }) => !there.has(value))
    if (done.outcome === 'committed' && missing.length > 0) {
      say('lost append', `${done.name} was told of its commit, and ${missing.map(({ value }) => value)} is gone`)
    }
    if (done.outcome === 'unknown' && kept.length > 0 && missing.length > 0) {
      say(
        'half a transaction',
        `${done.name} left ${kept.map(({ value }) => value)} and not ${missing.map(({ value }) => value)}`,
      )
    }
    if (done.outcome === 'aborted' && kept.length > 0)
      say('G1a aborted read', `${done.name} was aborted, and its writes stayed`)
    if (done.outcome === 'committed' || kept.length > 0) happened.add(done)
  }

  /** The values of a key as a transaction saw them before its own appends. */
  const seenBy = new Map<Done, Map<string, readonly number[]>>()
  for (const done of history.done) {
    const seen = new Map<string, readonly number[]>()
    const own = new Map<string, number[]>()
    seenBy.set(done, seen)
    for (const operation of done.operations) {
      const mine = own.get(operation.key) ?? []
      if (operation.kind === 'append') {
        own.set(operation.key, [...mine, operation.value])
        continue
      }
      const { key, values } = operation
      const others = values.slice(0, values.length - mine.length)
      const before = seen.get(key)
      if (!startsWith(values.slice(others.length), mine))
        say('not repeatable', `${done.name} read ${key} as ${values} after appending ${mine}`)
      else if (before && (before.length !== others.length || !startsWith(others, before)))
        say('not repeatable', `${done.name} read ${key} as ${before} and then as ${others}`)
      else seen.set(key, others)
    }
    for (const [key, values] of seen) checkRead(done, key, values)
  }

  function checkRead(done: Done, key: string, values: readonly number[]): void {
    for (const value of values) {
      const writer = writers.get(value)
      if (writer && !happened.has(writer))
        say('G1a aborted read', `${done.name} read ${value} in ${key}, which ${writer.name} took back`)
    }
    const last = values.at(-1)
    const writer = last === undefined ? undefined : writers.get(last)
    const later = writer && appendsOf(writer).filter((each) => each.key === key)
    if (writer !== done && later && later.at(-1)?.value !== last) {
      say('G1b intermediate read', `${done.name} read ${key} up to ${last}, in the middle of ${writer?.name}`)
    } else if (!startsWith(final.get(key) ?? [], values)) {
      say('forked list', `${done.name} read ${key} as ${values}, which ends as ${final.get(key)}`)
    }
  }

  found.push(...cycles(history, happened, final, writers, seenBy))
  return found
}

function cycles(
  history: History,
  happened: ReadonlySet<Done>,
  final: ReadonlyMap<string, readonly number[]>,
  writers: ReadonlyMap<number, Done>,
  seenBy: ReadonlyMap<Done, ReadonlyMap<string, readonly number[]>>,
): Anomaly[] {
  const all: Edge<Done>[] = []
  const add = (kind: Edge<Done>['kind'], from: Done | undefined, to: Done | undefined) => {
    if (from && to && from !== to && happened.has(from) && happened.has(to)) all.push({ kind, from, to })
  }
  for (const values of final.values()) {
    for (const [i, value] of values.entries()) add('ww', writers.get(values[i - 1] ?? -1), writers.get(value))
  }
  for (const [done, seen] of seenBy) {
    for (const [key, values] of seen) {
      add('wr', writers.get(values.at(-1) ?? -1), done)
      // the next version that another transaction made
      const next = (final.get(key) ?? []).slice(values.length).find((value) => writers.get(value) !== done)
      add('rw', done, writers.get(next ?? -1))
    }
  }
  const only = (...kinds: Edge<Done>['kind'][]): Graph<Done> => all.filter(({ kind }) => kinds.includes(kind))
  const tell = (cycle: readonly Edge<Done>[]) => cycle.map(({ from, kind }) => `${from.name} -${kind}->`).join(' ')
  const search: [Anomaly['kind'], Graph<Done>, 'none' | 'never two in a row'][] = [
    ['G0 dirty write', only('ww'), 'none'],
    ['G1c circular flow', only('ww', 'wr'), 'none'],
    ['G-single', only('ww', 'wr', 'rw'), 'never two in a row'],
    ['stale read', [...all, ...inTime(history, happened)], 'never two in a row'],
  ]
  for (const [kind, graph, antidependencies] of search) {
    const cycle = cycleIn(graph, antidependencies)
    if (!cycle) continue
    const forks = cycle.filter((edge) => edge.kind === 'rw').length
    return [{ kind: kind === 'G-single' && forks > 1 ? 'long fork' : kind, says: tell(cycle) }]
  }
  return []
}

/** Who ended before another began, as few edges: through one point in time after each end. */
function inTime(history: History, happened: ReadonlySet<Done>): Graph<Done> {
  const ends = [...happened].filter(({ ended }) => Number.isFinite(ended)).sort((a, b) => a.ended - b.ended)
  const points = ends.map(
    ({ ended }): Done => ({ name: `time ${ended}`, operations: [], outcome: 'committed', began: ended, ended }),
  )
  const edges: Edge<Done>[] = ends.map((from, i) => ({ kind: 'time', from, to: points[i] as Done }))
  for (let i = 1; i < points.length; i++)
    edges.push({ kind: 'time', from: points[i - 1] as Done, to: points[i] as Done })
  for (const to of history.done) {
    if (!happened.has(to)) continue
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] as Done).ended < to.began) low = middle + 1
      else high = middle
    }
    const from = points[low - 1]
    if (from) edges.push({ kind: 'time', from, to })
  }
  return edges
}
