import { countRequest, database } from './database'

/** The SDK's builder of one aggregation. */
export type Pipeline = ReturnType<ReturnType<typeof database.collection>['aggregate']>

/**
 * One aggregation of a collection that ends in a single document, so that no cap on rows cuts it off unseen; null when nothing matched. It begins
 * with a match that an index of the manifest serves, like every query.
 */
export async function aggregateOne<T>(collection: string, build: (from: Pipeline) => Pipeline): Promise<T | null> {
  countRequest()
  const { data } = await build(database.collection(collection).aggregate()).limit(1).end()
  return ((data as T[])[0] ?? null) as T | null
}
