import type { Manifest } from '../../../../local/gateway/manifest'

/** The one collection of the histories: documents by `_id`, and by group. */
export const manifest: Manifest = {
  collections: [{ name: 'lists', indexes: [{ name: 'group', keys: [{ field: 'group', direction: 1 }] }] }],
}
