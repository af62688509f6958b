/** The document that an upsert inserts when nothing matches: what the query equals, then the update. */
import { BSONRegExp } from 'bson'
import { newId } from '../engine/identity'
import type { Doc } from '../engine/value'
import type { Filter } from '../query/filter'
import { Draft, requireStorable } from './draft'
import type { UpdateContext } from './operators'
import type { Update } from './update'

export function upserted(filter: Filter, update: Update, context: UpdateContext): Doc {
  const draft = new Draft({})
  for (const { path, operator, operand, element } of filter.conditions) {
    if (element !== undefined || operator !== '$eq' || operand instanceof BSONRegExp) continue
    requireStorable(operand)
    draft.set(path, operand)
  }
  const { _id, ...rest } = update.apply(draft.doc, { ...context, inserting: true })
  return { _id: _id ?? newId(), ...rest }
}
