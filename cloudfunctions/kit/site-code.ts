import type { HomeDocument } from './documents'
import { blindIndex } from './secrets'

/**
 * The code on the wall of a home: `sbyj:h:<home>:<token>`. It says that whoever scans it stands there; a new one takes the place of an old one when a
 * photograph of it goes round. Derived from the home and how often it was changed, so that nothing secret is stored.
 */
export function siteCodeOf({ _id, siteCodeNo = 0 }: Pick<HomeDocument, '_id' | 'siteCodeNo'>): string {
  return `sbyj:h:${_id}:${blindIndex('site', `${_id}\n${siteCodeNo}`).slice(0, 22)}`
}
