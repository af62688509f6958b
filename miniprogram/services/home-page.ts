import { distanceM, distanceWords } from '../../domain/geo'
import { HOME_STATE_LABELS } from '../../domain/home-state'
import {
  MEMBER_LEVEL_LABELS,
  NEW_FIELD_LABELS,
  POSITIONING_LABELS,
  PRIMARY_TYPE_LABELS,
  SERVICE_LABELS,
  VENUE_KIND_LABELS,
} from '../../domain/micro-home'
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
  /** Somebody among them has an account still to claim her name. */
  unclaimed: boolean
  members: { name: string; level: string; claimed: boolean }[]
  /** Why neighbours do not see it; empty for a home that stands. */
  notYet: string
  /** 门牌号 and 定位, where the home has them. */
  plate: string
  positioning: string
  slogan: string
  hostNote: string
  mark: string
  photos: string[]
  receptionText: string
  stepFree: 'yes' | 'no' | 'unknown'
  groupCode: { fileId: string; ends: string } | null
  groupCodeHidden: boolean
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
      home.newField === null ? '' : NEW_FIELD_LABELS[home.newField],
    ].filter((fact) => fact !== ''),
    services: home.services.map((service) => SERVICE_LABELS[service]),
    hosts: home.hosts.map((host) => ({
      name: host.name,
      role: host.role === 'leadHost' ? home.hostWord : `一起的${home.hostWord}`,
      claimed: host.claimed,
    })),
    unclaimed: home.hosts.some(({ claimed }) => !claimed) || home.pairedMembers.some(({ claimed }) => !claimed),
    members: home.pairedMembers.map((member) => ({
      name: member.name,
      level: `${MEMBER_LEVEL_LABELS[member.level]}执委,结对联系这个家`,
      claimed: member.claimed,
    })),
    notYet: home.state === 'active' ? '' : `${HOME_STATE_LABELS[home.state]}:现在只有主人和妇联看得到这一页。`,
    plate: home.plateNumber ?? '',
    positioning: positioningWords(home),
    slogan: home.slogan ?? '',
    hostNote: home.hostNote ?? '',
    mark: home.mark ?? '',
    photos: home.photos,
    receptionText: home.receptionText,
    stepFree: home.stepFree === null ? 'unknown' : home.stepFree ? 'yes' : 'no',
    groupCode:
      home.groupCode.shown === 'yes'
        ? { fileId: home.groupCode.fileId, ends: `${monthDay(home.groupCode.expiresAt)} 前有效` }
        : null,
    groupCodeHidden: home.groupCode.shown === 'hidden',
    address: home.pointExact ? home.address : `大致在${home.villageName}一带`,
    exact: home.pointExact,
    hostWord: home.hostWord,
    phone: home.publicPhone ?? '',
    main: mainAction(home),
  }
}

/** 「里塘社区妇女之家的延伸点」「先行点」. */
function positioningWords({ positioning, parentWomenHome }: HomeView): string {
  if (positioning === null) return ''
  return positioning === 'extension' && parentWomenHome
    ? `${parentWomenHome}的${POSITIONING_LABELS.extension}`
    : POSITIONING_LABELS[positioning]
}

/** 5月25日 of a moment of the contract, which carries the county's own offset. */
const monthDay = (moment: string): string => `${Number(moment.slice(5, 7))}月${Number(moment.slice(8, 10))}日`

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
