import { NEW_FIELD_LABELS } from '../../../domain/micro-home'
import type { Position } from '../../../domain/organisation'
import type { Coverage } from '../../services/model'

/** What the page says of coverage, in figures. */
export interface Figures {
  covered: number
  of: string
  share: number
  gaps: number
  active: number
  newFields: { label: string; active: number }[]
}

export function figuresOf({ places, covered, active, newFields }: Coverage): Figures {
  return {
    covered,
    of: `/ ${places} 个`,
    share: places === 0 ? 0 : Math.round((100 * covered) / places),
    gaps: places - covered,
    active,
    newFields: newFields.map((one) => ({ label: NEW_FIELD_LABELS[one.field], active: one.active })),
  }
}

/** The map's pins for places without a home: those where one is on its way look different. */
export interface Pin extends Position {
  id: number
  iconPath: string
  width: number
  height: number
  ariaLabel: string
  callout: { content: string; display: 'BYCLICK'; padding: number; borderRadius: number }
}

export function pinsOf(townships: readonly Coverage['townships'][number][]): Pin[] {
  return townships
    .flatMap((township) => township.gaps)
    .map((gap, id) => ({
      id,
      ...gap.centre,
      iconPath: `/images/pin-${gap.coming > 0 ? 'later' : 'rough'}.png`,
      width: 27,
      height: 33,
      ariaLabel: `${gap.name}还没有微家`,
      callout: {
        content: gap.coming > 0 ? `${gap.name} · 正在办` : gap.name,
        display: 'BYCLICK',
        padding: 8,
        borderRadius: 8,
      },
    }))
}

/** The part of the map that holds all the pins, as its middle and how far out it stands. */
export interface View {
  middle: Position
  scale: number
}

/** At scale 16 a phone's width shows about this many degrees; each step less doubles it. */
const DEGREES_AT_16 = 0.008

export function viewOf(pins: readonly Position[]): View | null {
  if (pins.length === 0) return null
  const span = (values: number[]): [middle: number, width: number] => {
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return [(least + most) / 2, most - least]
  }
  const [longitude, across] = span(pins.map((pin) => pin.longitude))
  const [latitude, high] = span(pins.map((pin) => pin.latitude))
  const degrees = Math.max(0.01, across, high) * 1.25
  const scale = Math.max(8, Math.min(15, Math.floor(16 - Math.log2(degrees / DEGREES_AT_16))))
  return { middle: { longitude, latitude }, scale }
}

/** What an officer pastes into the group: facts and a friendly word, township by township. */
export function nudgeText(orgName: string, { places, covered, townships }: Coverage): string {
  const rows = townships
    .filter(({ gaps }) => gaps.length > 0)
    .map(({ name, gaps }) => `${name}(${gaps.length}):${gaps.map((gap) => nudgeName(gap)).join('、')}`)
  const head = `【${orgName}微家覆盖】已建成 ${covered} / ${places} 个村社区和单位。`
  return rows.length === 0
    ? `${head}\n都有家了,谢谢大家。`
    : [head, '还没有微家的:', ...rows, '有合适的人选和地方,请报给镇街妇联,一起把家安下来。'].join('\n')
}

const nudgeName = ({ name, coming }: Coverage['townships'][number]['gaps'][number]): string =>
  coming > 0 ? `${name}(正在办)` : name
