import type { HomeRow } from '../../services/model'

/** What an officer's page of one home may have changed of its row in the register. */
export type ChangedRow = Pick<HomeRow, 'id' | 'state' | 'plateNumber' | 'pairedMember'>

const changed = new Map<string, ChangedRow>()

/** A home as it stands now, for the register below this page. */
export function tellRegister(row: ChangedRow): void {
  changed.set(row.id, row)
}

/** What the register sets to draw the homes that were told of since it last asked, wherever their rows stand. */
export function takeTold<L extends string>(lists: Record<L, readonly HomeRow[]>): Record<string, HomeRow> {
  const patches = Object.entries<readonly HomeRow[]>(lists).flatMap(([list, rows]) =>
    rows.flatMap((row, i) => {
      const now = changed.get(row.id)
      return now ? [[`${list}[${i}]`, { ...row, ...now }] as const] : []
    }),
  )
  changed.clear()
  return Object.fromEntries(patches)
}
