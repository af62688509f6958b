import { gridPoint } from '../../domain/geo'
import type { Position } from '../../domain/organisation'
import type { HomeDocument } from './documents'

/** The point as people are given it: without the shift, for a flat the middle of its grid cell. */
export function pointOf(home: Pick<HomeDocument, 'shownAt' | 'shownExact'>): Position | null {
  if (!home.shownAt) return null
  const at = { longitude: home.shownAt.longitude, latitude: home.shownAt.latitude }
  const rounded = (degrees: number): number => Number(degrees.toFixed(6))
  return home.shownExact ? { longitude: rounded(at.longitude), latitude: rounded(at.latitude) } : gridPoint(at)
}
