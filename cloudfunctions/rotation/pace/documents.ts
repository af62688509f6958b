import type { CadenceKind, CadenceWhy } from '../../../domain/cadence'
import type { PlanItem } from '../../../domain/year-plan'
import type { Stored } from '../../kit/documents'

/** One period of one home, judged: derived, so that boards need not judge. `<homeId>_2027-W21`; the form of the key says the kind. */
export interface CadenceStatDocument extends Stored {
  homeId: string
  homeName: string
  villageName: string
  townshipName: string
  path: string
  kind: CadenceKind
  key: string
  required: boolean
  kept: boolean
  exempt: boolean
  why: CadenceWhy
}

/** `<homeId>_plan-2027`. */
export interface YearPlanDocument extends Stored {
  homeId: string
  year: number
  items: PlanItem[]
  /** Since when all four kinds stand in it. */
  completeSince: Date | null
  savedAt: Date
}
