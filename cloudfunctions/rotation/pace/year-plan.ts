import type { rotation } from '../../../contract/rotation'
import { activatedAt } from '../../../domain/active-spans'
import { toIso } from '../../../domain/time'
import { missingKinds, type PlanItem, planDeadline, planStanding } from '../../../domain/year-plan'
import type { HomeDocument } from '../../kit/documents'
import { spansOf } from '../../kit/home-spans'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import type { YearPlanDocument } from './documents'
import { addPlan, changePlan, planById } from './store'

const planId = (homeId: string, year: number): string => `${homeId}_plan-${year}`

export const yearPlan: UseCase<typeof rotation.yearPlan> = async ({ home }, { year }) =>
  view(home, year, await planById(planId(home._id, year)))

/** Since when all four kinds stand in it counts from the first time they did, and anew when one was taken out meanwhile (rubric C2). */
export const saveYearPlan: UseCase<typeof rotation.saveYearPlan> = async (call, { year, items }) => {
  const { home, host, now } = call
  const id = planId(home._id, year)
  const source = call.source(host._id)
  const complete = missingKinds(items).length === 0
  const first = {
    _id: id,
    schema: 1,
    homeId: home._id,
    year,
    items,
    completeSince: complete ? now : null,
    savedAt: now,
  }
  if (!(await addPlan(first, source))) {
    const standing = (await planById(id)) ?? refuse('TRY_AGAIN')
    await changePlan(standing, source, (current) =>
      isSame(current.items, items)
        ? null
        : { items, completeSince: complete ? (current.completeSince ?? now) : null, savedAt: now },
    )
  }
  return view(home, year, await planById(id))
}

const isSame = (before: readonly PlanItem[], now: readonly PlanItem[]): boolean =>
  JSON.stringify(before.map(({ kind, month, title }) => [kind, month, title])) ===
  JSON.stringify(now.map(({ kind, month, title }) => [kind, month, title]))

function view(home: HomeDocument, year: number, plan: YearPlanDocument | null) {
  const activated = activatedAt(spansOf(home))
  const items = plan?.items ?? []
  const completeSince = plan?.completeSince ?? null
  return {
    year,
    items,
    missing: missingKinds(items),
    standing: planStanding(completeSince, year, activated),
    deadline: planDeadline(year, activated),
    completeSince: completeSince && toIso(completeSince),
  }
}
