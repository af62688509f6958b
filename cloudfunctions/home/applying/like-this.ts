import type { home } from '../../../contract/home'
import { type ComparedHome, type Likeness, likenesses, NEXT_DOOR_M } from '../../../domain/home-duplicates'
import { isFinal } from '../../../domain/home-state-steps'
import { isPrivateVenue } from '../../../domain/micro-home'
import type { Position } from '../../../domain/organisation'
import type { HomeDocument } from '../../kit/documents'
import { exactPlace, pointOf } from '../../kit/home-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { homesNextDoor, homesOfPlace, placeById } from './store'

/** A home that is like another, and in what. */
export interface Alike {
  home: HomeDocument
  why: Likeness[]
}

/**
 * Homes that neighbours can see anyway and that are like the one she is about to apply for. Of a flat only the name is compared: whoever tries
 * addresses and positions one after another must not find its door.
 */
export const likeThis: UseCase<typeof home.likeThis> = async (_call, { orgId, name, address, position }) => {
  const place = (await placeById(orgId)) ?? refuse('NOT_FOUND', 'orgId')
  const asked: ComparedHome = { village: place._id, name, address, position }
  const standing = (await around(place.path, position)).filter(({ state }) => state === 'active')
  return {
    homes: alike(asked, standing, openly).map(({ home, why }) => ({ id: home._id, name: home.name, why })),
  }
}

/** For officers: every home that is under way or stands, flats with their doors. */
export async function likeStored(found: HomeDocument): Promise<Alike[]> {
  const asked = exactly(found)
  const others = await around(found.path, asked.position)
  return alike(
    asked,
    others.filter(({ _id, state }) => _id !== found._id && !isFinal(state) && state !== 'withdrawn'),
    exactly,
  )
}

async function around(path: string, position: Position | null): Promise<HomeDocument[]> {
  const [inVillage, nextDoor] = await Promise.all([
    homesOfPlace(path),
    position ? homesNextDoor(position, NEXT_DOOR_M) : [],
  ])
  const known = new Set(inVillage.map(({ _id }) => _id))
  return [...inVillage, ...nextDoor.filter(({ _id }) => !known.has(_id))]
}

function alike(asked: ComparedHome, homes: HomeDocument[], seen: (home: HomeDocument) => ComparedHome): Alike[] {
  return homes
    .map((home) => ({ home, why: likenesses(asked, seen(home)) }))
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => b.why.length - a.why.length)
}

function openly(home: HomeDocument): ComparedHome {
  const hidden = isPrivateVenue(home.venueKind)
  return {
    village: home.orgId,
    name: home.name,
    address: hidden ? null : home.shownAddress,
    position: hidden ? null : pointOf(home),
  }
}

function exactly(home: HomeDocument): ComparedHome {
  const { address, position } = exactPlace(home)
  return { village: home.orgId, name: home.name, address, position }
}
