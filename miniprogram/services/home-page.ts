import { distanceM, distanceWords } from '../../domain/geo'
import { MEMBER_LEVEL_LABELS, PRIMARY_TYPE_LABELS, SERVICE_LABELS, VENUE_KIND_LABELS } from '../../domain/micro-home'
import { typeTone } from './home-words'
import type { HomeView } from './model'
import { chosenPlace } from './place'

/** What the big button of a home does: call where the number is public, else lead there, else pass it on. */
export type MainAction = 'call' | 'go' | 'share'

/** A home's own page in words. */
export interface HomePage {
  id: string
  name: string
  type: string
  typeLabel: string
  tone: string
  place: string
  distance: string
  facts: string[]
  services: string[]
  hosts: { name: string; role: string; claimed: boolean }[]
  members: { name: string; level: string }[]
  address: string
  exact: boolean
  hostWord: string
  phone: string
  main: MainAction
}

export function homePage(home: HomeView): HomePage {
  return {
    id: home.id,
    name: home.name,
    type: home.primaryType,
    typeLabel: PRIMARY_TYPE_LABELS[home.primaryType],
    tone: typeTone(home.primaryType),
    place: `${home.townshipName} · ${home.villageName}`,
    distance: distanceOf(home),
    facts: [
      VENUE_KIND_LABELS[home.venueKind],
      home.seats === null ? '' : `${home.seats} 个座位`,
      home.areaM2 === null ? '' : `${home.areaM2} 平方米`,
    ].filter((fact) => fact !== ''),
    services: home.services.map((service) => SERVICE_LABELS[service]),
    hosts: home.hosts.map((host) => ({
      name: host.name,
      role: host.role === 'leadHost' ? home.hostWord : `一起的${home.hostWord}`,
      claimed: host.claimed,
    })),
    members: home.pairedMembers.map((member) => ({
      name: member.name,
      level: `${MEMBER_LEVEL_LABELS[member.level]}执委`,
    })),
    address: home.address,
    exact: home.pointExact,
    hostWord: home.hostWord,
    phone: home.publicPhone ?? '',
    main: mainAction(home),
  }
}

function mainAction(home: HomeView): MainAction {
  if (home.publicPhone !== null) return 'call'
  return home.pointExact && home.point !== null ? 'go' : 'share'
}

/** From the position she gave, measured on the phone; the answer itself measures from nowhere. */
function distanceOf(home: HomeView): string {
  const place = chosenPlace()
  const from =
    place?.source === 'position' && home.point !== null ? distanceM(place.position, home.point) : home.distanceM
  return from === null ? '' : `${home.pointExact ? '' : '约 '}${distanceWords(from)}`
}
