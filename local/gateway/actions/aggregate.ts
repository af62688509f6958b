/** database.aggregateDocuments. */
import type { Clock } from '../clock'
import type { Database } from '../engine/database'
import { unsupported } from '../failure'
import type { Actions } from '../wire/call'

export function aggregateActions(_database: Database, _clock: Clock): Actions {
  return {
    'database.aggregateDocuments': () => {
      throw unsupported('aggregate')
    },
  }
}
