/** The made-up homes that the gateway is measured with: small documents, a date, a place, three indexes. */
import type { Doc } from '../../local/gateway/engine/value'
import type { Manifest } from '../../local/gateway/manifest'

export const manifest: Manifest = {
  collections: [
    {
      name: 'homes',
      indexes: [
        {
          name: 'byTown',
          keys: [
            { field: 'town', direction: 1 },
            { field: 'at', direction: -1 },
          ],
        },
        { name: 'byMember', keys: [{ field: 'members', direction: 1 }] },
        {
          name: 'byPlace',
          keys: [
            { field: 'status', direction: 1 },
            { field: 'loc', direction: '2dsphere' },
          ],
        },
      ],
    },
  ],
}

/** A number in [0, 1) that is the same in every run. */
export function chance(seed: number): number {
  const mixed = Math.sin(seed * 12.9898) * 43_758.5453
  return mixed - Math.floor(mixed)
}

export function home(n: number): Doc {
  return {
    _id: `home-${n}`,
    status: n % 10 === 0 ? 'planned' : 'active',
    town: `town-${n % 500}`,
    at: new Date(1_700_000_000_000 + n * 1_000),
    name: `邻里微家 ${n}`,
    members: [`person-${n % 90_000}`],
    seats: n % 40,
    loc: { type: 'Point', coordinates: [110 + chance(n) * 4, 22 + chance(n + 0.5) * 4] },
  }
}
