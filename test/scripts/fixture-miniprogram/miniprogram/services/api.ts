import type { Home } from '../../contract/home'
import { shortName } from '../../domain/home'

/** Shared by every package: lives in the main one. */
export function title(home: Home): string {
  return shortName(home.name)
}
