import type { PersonDocument } from '../kit/documents'
import { change, command, find } from '../kit/store'

/**
 * Lines of before it was kept when to look at them are looked at in this very tick (forget-lines): it finds out itself when each was last needed. Whoever
 * changes her lines meanwhile has them dated by that. Once all are dated nothing is found any more.
 */
export async function dateLines(at: Date, limit: number): Promise<void> {
  const undated = await find<PersonDocument>('persons', {
    where: { linesLookAt: command.eq(null), 'family.lines.id': command.gt('') },
    fields: ['_id'],
    limit,
  })
  for (const { _id } of undated) {
    await change('persons', _id, { linesLookAt: command.eq(null) }, { linesLookAt: at })
  }
}
