import { idsOnPath } from '../../domain/organisation'
import { inheritSettings, type Settings } from '../../domain/settings'
import type { OrganisationDocument } from './documents'
import { command, find } from './store'

/** The settings in force at a place: each place's own, from the root down. One database call; none for an empty path. */
export async function settingsAt(path: string): Promise<Settings> {
  const ids = idsOnPath(path)
  if (ids.length === 0) return inheritSettings([])
  const places = await find<OrganisationDocument>('organisations', {
    where: { _id: command.in(ids) },
    fields: ['path', 'settings'],
    limit: ids.length,
  })
  const fromRootDown = places.sort((a, b) => a.path.length - b.path.length)
  return inheritSettings(fromRootDown.map((place) => place.settings ?? {}))
}
