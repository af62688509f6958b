import type { help } from '../../../contract/help'
import { quartersClosedBy } from '../../../domain/help-figures'
import { idsOnPath } from '../../../domain/organisation'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { figuresOfQuarters } from './store'

/** What stands of a quarter: the whole table for the county, her own row for whoever sits at a township or unit, nothing for a village. */
export const figures: UseCase<typeof help.figures> = async ({ organisation, now }, { quarter }) => {
  const { _id: orgId, path, level } = organisation
  if (level === 'village') return refuse('NOT_FOUND', 'orgId')
  const [countyId = orgId] = idsOnPath(path)
  const closed = quartersClosedBy(now).map(({ key }) => key)
  const counted = await figuresOfQuarters(countyId, closed)
  const quarters = closed.filter((key) => counted.some((one) => one.quarter === key))
  const wanted = quarter ?? quarters[0] ?? null
  const table = counted.find((one) => one.quarter === wanted)
  if (!table)
    return quarter === null ? { quarters, quarter: null, rows: [], all: null } : refuse('NOT_FOUND', 'quarter')
  const isCounty = orgId === countyId
  const rows = table.desks.filter((desk) => isCounty || desk.orgId === orgId)
  return { quarters, quarter: wanted, rows, all: isCounty ? table.all : null }
}
