import type { z } from 'zod'
import type { homeCard } from '../../contract/home'
import { distanceM } from '../../domain/geo'
import type { Position } from '../../domain/organisation'
import type { HomeDocument, HomeHost } from '../kit/documents'
import { pointOf } from '../kit/home-document'
import { dutyAt } from './week'

/** Who hosts a home now, the lead first. */
export function currentHosts(home: Pick<HomeDocument, 'hosts'>, at: Date): HomeHost[] {
  return home.hosts
    .filter((host) => host.until === null || at < host.until)
    .sort((a, b) => Number(b.role === 'leadHost') - Number(a.role === 'leadHost'))
}

/** A home as neighbours see it in a list. `from` is where the phone is, if it said so. */
export function card(home: HomeDocument, from: Position | null, at: Date): z.input<typeof homeCard> {
  const point = pointOf(home)
  return {
    id: home._id,
    name: home.name,
    primaryType: home.primaryType,
    services: home.services,
    stepFree: home.stepFree === true,
    venueKind: home.venueKind,
    villageName: home.villageName,
    townshipName: home.townshipName,
    hostName: currentHosts(home, at)[0]?.name ?? null,
    hoursText: home.hoursText,
    hours: home.hours,
    distanceM: from && point ? Math.round(distanceM(from, point)) : null,
    point,
    pointExact: home.shownExact,
    hasPublicPhone: home.publicPhone !== null,
    onDuty: dutyAt(home, at, 1),
  }
}
