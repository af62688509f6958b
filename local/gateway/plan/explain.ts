/** A plan told to people: in the metrics of a request, and in tests. */
import type { Candidate } from './candidate'
import type { Plan } from './plan'

/** What the planner chose. `bounds` are the conditions that the index enforces; all others are tested on each document that is looked at. */
export interface PlanNote {
  readonly plan: string
  readonly index?: string
  readonly bounds?: readonly string[]
  readonly branches?: readonly PlanNote[]
}

const lookupOf = (rows: number) => `_id lookup of ${rows}`

/** The plan in a few words. */
export function explain(plan: Plan): string {
  switch (plan.kind) {
    case 'ids':
      return lookupOf(plan.rows.length)
    case 'scan':
      return 'collection scan'
    case 'union':
      return `union of (${plan.branches.map(explain).join('; ')})`
    case 'index': {
      const { index, geo, prefixes, ordered } = plan.candidate
      const how = geo ?? `${prefixes.length} stretch${prefixes.length === 1 ? '' : 'es'}`
      return `index ${index.name}, ${how}${ordered === 'backwards' ? ', backwards' : ''}${plan.inOrder ? '' : ', then sort'}`
    }
  }
}

/** A long list of values is cut. */
const LONGEST = 80

const boundsOf = ({ bound }: Candidate) =>
  [...bound].map(({ path, operator, operand }) => `${path} ${operator} ${JSON.stringify(operand)}`.slice(0, LONGEST))

export function describe(plan: Plan): PlanNote {
  const words = { plan: explain(plan) }
  if (plan.kind === 'union') return { ...words, branches: plan.branches.map(describe) }
  return plan.kind === 'index'
    ? { ...words, index: plan.candidate.index.name, bounds: boundsOf(plan.candidate) }
    : words
}

/** A lookup asks once for each document; the first plans tell enough. */
const MOST_NOTES = 20

/** A plan that may be told later. Of a lookup the number of rows, so that they are not kept as long as the note. */
export type Noted = Exclude<Plan, { readonly kind: 'ids' }> | number

/** Plans are told when somebody asks for the metrics of the request: hardly anybody does, and telling costs as much as planning. */
export function note(meter: { plans?: readonly Noted[] }, plan: Plan): void {
  if (!meter.plans || meter.plans.length === MOST_NOTES) return
  const noted = plan.kind === 'ids' ? plan.rows.length : plan
  // a new list of just this size: one that is pushed to keeps room for sixteen, and thousands of them are kept
  meter.plans = [...meter.plans, noted]
}

export const told = (noted: Noted): PlanNote =>
  typeof noted === 'number' ? { plan: lookupOf(noted) } : describe(noted)
