import { homeKey } from './home-key'
import { type RawRow, rowId } from './roll'
import { cellText } from './roll-cells'
import { findVillage, type RollPlaces } from './roll-places'

/**
 * What makes a row the same home as another (village, name and address agree); null while it does not say all of them, or nobody finds its
 * village: then it has a question already.
 */
export function rowKey({ cells }: RawRow, places: RollPlaces): string | null {
  const [name, address] = [cellText(cells.name), cellText(cells.address)]
  const township = cellText(cells.township) || (places.under.level === 'township' ? places.under.name : '')
  const place = findVillage(places, township, cellText(cells.village))
  return place.found && name !== '' && address !== '' ? homeKey(place.found.id, name, address) : null
}

/** For every row that repeats an earlier one: its id and the id of the first. `keys` in the file's order. */
export function findDuplicates(keys: Iterable<readonly [id: number, key: string | null]>): Map<number, number> {
  const first = new Map<string, number>()
  const duplicates = new Map<number, number>()
  for (const [id, key] of keys) {
    if (key === null) continue
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, id)
    else duplicates.set(id, earlier)
  }
  return duplicates
}

export function rowKeys(rows: readonly RawRow[], places: RollPlaces): [id: number, key: string | null][] {
  return rows.map((row) => [rowId(row), rowKey(row, places)])
}
