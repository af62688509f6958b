import type { Measure } from './measure'

/** Every bench by the name that `npm run bench -- NAME` takes. Loaded when it runs: each brings its own room along. */
export const BENCHES: Record<string, () => Promise<{ bench: () => Promise<Measure[]> }>> = {
  packages: () => import('./packages'),
  calls: () => import('./calls'),
  lists: () => import('./lists'),
  race: () => import('./race'),
  import: () => import('./import'),
  coldstart: () => import('./coldstart'),
  fuzz: () => import('./fuzz'),
  gateway: () => import('./gateway'),
  kills: () => import('./kills'),
  checkin: () => import('./checkin'),
  histories: () => import('./histories'),
}
