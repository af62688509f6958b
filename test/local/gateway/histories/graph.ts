/** Cycles in a graph of dependencies, with or without anti-dependencies ("rw": read what the other overwrote). */
export interface Edge<N> {
  /** Overwrote, read from, was overwritten by, ended before. */
  readonly kind: 'ww' | 'wr' | 'rw' | 'time'
  readonly from: N
  readonly to: N
}

export type Graph<N> = readonly Edge<N>[]

/**
 * A shortest cycle; undefined when there is none. With 'never two in a row' an anti-dependency only counts when a dependency follows it: each
 * node stands twice in the search, the second time as "reached by an anti-dependency".
 */
export function cycleIn<N>(graph: Graph<N>, antidependencies: 'none' | 'never two in a row'): Edge<N>[] | undefined {
  const next = new Map<N, Edge<N>[]>()
  for (const edge of graph) {
    if (edge.kind === 'rw' && antidependencies === 'none') continue
    const edges = next.get(edge.from)
    if (edges) edges.push(edge)
    else next.set(edge.from, [edge])
  }
  for (const start of suspects(next)) {
    const cycle = shortestFrom(start, next)
    if (cycle) return cycle
  }
  return undefined
}

interface Step<N> {
  readonly node: N
  readonly byRw: boolean
}

const stepsFrom = <N>({ node, byRw }: Step<N>, next: ReadonlyMap<N, readonly Edge<N>[]>) =>
  (next.get(node) ?? []).filter(({ kind }) => !(byRw && kind === 'rw'))

/** Nodes that may lie on a cycle of the search: what is left when steps that nothing leads to are taken away again and again. */
function suspects<N>(next: ReadonlyMap<N, readonly Edge<N>[]>): N[] {
  const waits = new Map<Step<N>, number>()
  const steps = [new Map<N, Step<N>>(), new Map<N, Step<N>>()] as const
  for (const node of next.keys()) {
    for (const byRw of [false, true]) {
      const step = { node, byRw }
      steps[byRw ? 1 : 0].set(node, step)
      waits.set(step, 0)
    }
  }
  const leads = (from: Step<N>) =>
    stepsFrom(from, next).flatMap(({ to, kind }) => steps[kind === 'rw' ? 1 : 0].get(to) ?? [])
  for (const from of waits.keys()) for (const to of leads(from)) waits.set(to, (waits.get(to) ?? 0) + 1)
  const free = [...waits].filter(([, count]) => count === 0).map(([step]) => step)
  for (let from = free.pop(); from; from = free.pop()) {
    for (const to of leads(from)) {
      const left = (waits.get(to) ?? 0) - 1
      waits.set(to, left)
      if (left === 0) free.push(to)
    }
  }
  return [...new Set([...waits].filter(([, count]) => count > 0).map(([{ node }]) => node))]
}

interface Way<N> extends Step<N> {
  readonly last?: Edge<N>
  readonly before?: Way<N>
}

/** The shortest way from a node back to itself that has no two anti-dependencies in a row, neither where it closes. */
function shortestFrom<N>(start: N, next: ReadonlyMap<N, readonly Edge<N>[]>): Edge<N>[] | undefined {
  for (const byRw of [false, true]) {
    const seen = [new Set<N>(), new Set<N>()] as const
    const queue: Way<N>[] = [{ node: start, byRw }]
    for (let i = 0; i < queue.length; i++) {
      const at = queue[i] as Way<N>
      for (const edge of stepsFrom(at, next)) {
        const by = edge.kind === 'rw'
        const way: Way<N> = { node: edge.to, byRw: by, last: edge, before: at }
        if (edge.to === start && by === byRw) return edgesOf(way)
        const been = seen[by ? 1 : 0]
        if (been.has(edge.to)) continue
        been.add(edge.to)
        queue.push(way)
      }
    }
  }
  return undefined
}

function edgesOf<N>(way: Way<N>): Edge<N>[] {
  const edges: Edge<N>[] = []
  for (let at: Way<N> | undefined = way; at; at = at.before) if (at.last) edges.unshift(at.last)
  return edges
}
