/**
 * The deployment manifest as the gateway reads it: which collections exist, which indexes they have, who may upload where.
 * The same file makes the indexes of the real environment, so what is missing here would be missing there.
 */
export interface IndexField {
  readonly field: string
  readonly direction: 1 | -1 | '2dsphere'
}

export interface DeclaredIndex {
  readonly name: string
  readonly keys: readonly IndexField[]
  readonly unique?: boolean
  readonly sparse?: boolean
}

export interface DeclaredCollection {
  readonly name: string
  readonly indexes: readonly DeclaredIndex[]
  readonly retentionDays?: number
  /** The date that `retentionDays` counts from: documents end by themselves, as with a TTL index on it. Without it nothing expires. */
  readonly retentionField?: string
  /**
   * `refused` (the default): a query that no declared index serves is refused at any size. `allowed`: indexes are used where they help.
   * A limit allows them too, until one looks at far more documents than it finds.
   */
  readonly scans?: 'refused' | 'allowed' | ScanLimit
}

/** So many documents may be looked at for each that is found; the first hundred are free. */
export interface ScanLimit {
  readonly examinedPerReturned: number
}

export interface StorageRules {
  /** Where a client (not a function) may write; `{openid}` stands for the caller. Default: `staging/{openid}/`. */
  readonly clientWrites?: readonly string[]
  /** Below these, everybody may read and links do not expire; elsewhere a client reads what it uploaded itself. Default: none. */
  readonly publicPrefixes?: readonly string[]
  /** No link lives longer, whatever was asked. Without it a link lives as long as asked, as in the cloud. */
  readonly longestLinkSeconds?: number
}

const storageNames: readonly string[] = ['clientWrites', 'publicPrefixes', 'longestLinkSeconds']

export interface Manifest {
  readonly collections: readonly DeclaredCollection[]
  readonly storage?: StorageRules
}

function checkIndex(collection: string, index: DeclaredIndex): void {
  const where = `index ${index.name} of ${collection}`
  if (index.keys.length === 0) throw new Error(`${where}: an index needs a field`)
  const geo = index.keys.filter((key) => key.direction === '2dsphere')
  if (geo.length > 1) throw new Error(`${where}: one 2dsphere field an index`)
  if (geo.length === 1 && index.keys.at(-1)?.direction !== '2dsphere') {
    throw new Error(`${where}: fields after the 2dsphere field are not supported by the local gateway`)
  }
  if (geo.length === 1 && index.unique) throw new Error(`${where}: a 2dsphere index cannot be unique`)
  const seen = new Set<string>()
  for (const { field } of index.keys) {
    if (field === '' || field.split('.').some((part) => part === '' || /^\d+$/.test(part) || part.startsWith('$'))) {
      throw new Error(`${where}: "${field}" cannot be an index field`)
    }
    if (seen.has(field)) throw new Error(`${where}: "${field}" twice`)
    seen.add(field)
  }
}

/** A TTL index is one on that field alone (MongoDB manual, "TTL Indexes"). */
function checkRetention({ name, indexes, retentionDays, retentionField: field }: DeclaredCollection): void {
  if (retentionDays !== undefined && !(retentionDays > 0)) throw new Error(`${name}: retentionDays must be above 0`)
  if (field === undefined) return
  if (retentionDays === undefined) throw new Error(`${name}: a retentionField needs retentionDays`)
  const alone = indexes.some(
    ({ keys }) => keys.length === 1 && keys[0]?.field === field && keys[0].direction !== '2dsphere',
  )
  if (!alone) throw new Error(`${name}: retention by "${field}" needs an index on that field alone`)
}

function checkScans({ name, scans }: DeclaredCollection): void {
  if (typeof scans === 'object' && !(scans.examinedPerReturned >= 1))
    throw new Error(`${name}: scans.examinedPerReturned must be 1 or more`)
}

/** Throws a plain error that names what is wrong: a manifest is made by a build, not by a caller. */
export function checkManifest(manifest: Manifest): void {
  for (const name of Object.keys(manifest.storage ?? {})) {
    if (storageNames.includes(name)) continue
    throw new Error(`storage rule ${name} is not supported by the local gateway: it knows ${storageNames.join(', ')}`)
  }
  const collections = new Set<string>()
  for (const collection of manifest.collections) {
    if (collections.has(collection.name)) throw new Error(`collection ${collection.name} declared twice`)
    collections.add(collection.name)
    checkRetention(collection)
    checkScans(collection)
    const indexes = new Set<string>(['_id_'])
    for (const index of collection.indexes) {
      if (indexes.has(index.name)) throw new Error(`index ${index.name} of ${collection.name} declared twice`)
      indexes.add(index.name)
      checkIndex(collection.name, index)
    }
  }
}
