/** What each request of the database cost, kept by the invocation that made it. */

import { type PlanNote, told } from './plan/explain'
import type { Call } from './wire/call'

export interface Metric {
  readonly requestId: string
  readonly action: string
  readonly collection: string | undefined
  readonly examined: number
  readonly returned: number
  readonly written: number
  /** How each query of the request was served, in order; none for a request that was refused. */
  readonly plans: readonly PlanNote[]
  /** When it came, on a clock of real milliseconds that compares requests of one environment. */
  readonly at: number
  readonly ms: number
}

/** What is kept of a request: the plans as they are, since few are ever asked for. */
export interface Measured extends Pick<Metric, 'requestId' | 'action' | 'collection' | 'at' | 'ms'> {
  readonly meter: Call['meter']
}

const metricOf = ({ requestId, action, collection, meter, at, ms }: Measured): Metric => {
  const { examined, returned, written, plans } = meter
  return { requestId, action, collection, examined, returned, written, plans: plans.map(told), at, ms }
}

/** So many invocations are remembered at least, and twice as many at most: the older half is forgotten at once, which costs each request nothing. */
const REMEMBERED = 1_000

export class Metrics {
  private recent = new Map<string, Measured[]>()
  private older = new Map<string, Measured[]>()

  add(metric: Measured): void {
    // Without an invocation nobody can ask for it, and it would be kept without an end.
    if (metric.requestId === '') return
    const known = this.find(metric.requestId)
    if (known) {
      known.push(metric)
      return
    }
    if (this.recent.size === REMEMBERED) {
      this.older = this.recent
      this.recent = new Map()
    }
    this.recent.set(metric.requestId, [metric])
  }

  private find(requestId: string): Measured[] | undefined {
    return this.recent.get(requestId) ?? this.older.get(requestId)
  }

  /** The requests of one invocation, in order. Empty for an unknown one. */
  of(requestId: string): readonly Metric[] {
    return (this.find(requestId) ?? []).map(metricOf)
  }
}
