import type { CloudBase } from '../../../local/cloudbase'
import { identityOf } from '../../../local/gateway/engine/identity'
import type { Doc, Value } from '../../../local/gateway/engine/value'
import type { State } from '../../../local/gateway/state'
import type { House } from '../../functions/house'

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/** Plants what no action of today makes, a year of records above all, into a county that runs; moments as ISO texts, as in test/functions/house. */
export function gardener(cloud: CloudBase): Pick<House, 'plant' | 'change'> {
  const put = async (collection: string, docFor: (docs: Kept) => Doc): Promise<void> => {
    const { documents, files } = cloud.state.keep()
    const docs = new Map(documents.get(collection))
    const doc = docFor(docs)
    const key = identityOf(doc)
    docs.set(key, { doc, ordinal: docs.get(key)?.ordinal })
    await cloud.state.restore({ documents: new Map(documents).set(collection, docs), files })
  }
  return {
    plant: (collection, document) => put(collection, () => planted(document) as Doc),
    change: (collection, id, fields) =>
      put(collection, (docs) => {
        const standing = docs.get(id)?.doc
        if (!standing) throw new Error(`no ${collection} ${id} to change`)
        return Object.entries(fields).reduce((doc, [path, value]) => withField(doc, path.split('.'), value), standing)
      }),
  }
}

type Kept = Map<
  string,
  NonNullable<ReturnType<State['documents']['get']>> extends ReadonlyMap<string, infer K> ? K : never
>

function withField(doc: Doc, [name = '', ...rest]: readonly string[], value: unknown): Doc {
  if (rest.length === 0) return { ...doc, [name]: planted(value) }
  const inside = doc[name]
  if (!Array.isArray(inside)) return { ...doc, [name]: withField((inside ?? {}) as Doc, rest, value) }
  const [at = '', ...deeper] = rest
  const items = inside.map((item, i) => (String(i) === at ? withField(item as Doc, deeper, value) : item))
  return { ...doc, [name]: items }
}

function planted(value: unknown): Value {
  if (typeof value === 'string' && MOMENT.test(value)) return new Date(value)
  if (Array.isArray(value)) return value.map(planted)
  if (value === null || typeof value !== 'object') return value as Value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, planted(one)]))
}
