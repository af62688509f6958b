import {
  BUILD_MODE_LABELS,
  BUILD_MODES,
  FOUNDER_KIND_LABELS,
  FOUNDER_KINDS,
  isPrivateVenue,
  MEMBER_LEVEL_LABELS,
  MEMBER_LEVELS,
  NEW_FIELD_LABELS,
  NEW_FIELDS,
  POSITIONING_LABELS,
  POSITIONINGS,
  PRIMARY_TYPE_LABELS,
  PRIMARY_TYPES,
  SERVICE_LABELS,
  SERVICES,
  VENUE_KIND_LABELS,
  VENUE_KINDS,
} from '../../../domain/micro-home'
import { parsePhoneNumber } from '../../../domain/phone-number'
import { OFFSET_MINUTES } from '../../../domain/time'
import type { ApplyInput, MyApplication, TypedApplication } from '../../services/model'

/** What she has filled in so far; her own word that she does it freely is given anew each time and never kept. */
export type Form = TypedApplication & { voluntary?: boolean }
export type Field = keyof Form

const optionsOf = <K extends string>(
  ids: readonly K[],
  labels: Record<K, string>,
  notes: Partial<Record<K, string>> = {},
) => ids.map((id) => ({ id, label: labels[id], ...(notes[id] ? { note: notes[id] } : {}) }))

/** 「都不是」: homes outside the four new fields. */
export const NO_NEW_FIELD = 'none'

export const OPTIONS = {
  venueKind: optionsOf(VENUE_KINDS, VENUE_KIND_LABELS, { privateHome: '门牌号不公开,只显示大概位置' }),
  founderKind: optionsOf(FOUNDER_KINDS, FOUNDER_KIND_LABELS),
  primaryType: optionsOf(PRIMARY_TYPES, PRIMARY_TYPE_LABELS),
  services: optionsOf(SERVICES, SERVICE_LABELS),
  buildMode: optionsOf(BUILD_MODES, BUILD_MODE_LABELS, {
    upgrade: '原来就有的阵地再做好',
    merge: '几处并成一处',
    build: '从头办起来',
  }),
  newField: [...optionsOf(NEW_FIELDS, NEW_FIELD_LABELS), { id: NO_NEW_FIELD, label: '都不是' }],
  positioning: optionsOf(POSITIONINGS, POSITIONING_LABELS, {
    extension: '附近已有妇女之家,这里是它的延伸',
    pioneer: '附近还没有,这里先行一步',
  }),
  memberLevel: optionsOf(MEMBER_LEVELS, MEMBER_LEVEL_LABELS),
  consentKind: [
    { id: 'own', label: '这地方就是我的' },
    { id: 'written', label: '场地主人书面同意了' },
  ],
} as const

/** The steps of the page, in the order in which one tells a neighbour about it. */
export const FORM_STEPS: readonly { id: string; title: string; lead: string; fields: readonly Field[] }[] = [
  {
    id: 'where',
    title: '在哪里',
    lead: '先说说这个家叫什么、在哪儿。',
    fields: ['orgId', 'name', 'venueKind', 'address', 'position'],
  },
  {
    id: 'what',
    title: '做什么',
    lead: '姐妹们来了,可以做些什么。',
    fields: ['primaryType', 'services', 'founderKind', 'buildMode', 'newField', 'positioning', 'parentWomenHome'],
  },
  { id: 'when', title: '什么时候', lead: '什么时候开门,坐得下多少人。', fields: ['hoursText', 'seats', 'areaM2'] },
  {
    id: 'who',
    title: '谁来办',
    lead: '您来当微家主人,再请一位执委结对。',
    fields: ['hostName', 'phone', 'memberName', 'memberLevel'],
  },
  {
    id: 'consent',
    title: '同意和提交',
    lead: '最后看一遍,就可以交了。',
    fields: ['consentKind', 'consentUntil', 'voluntary'],
  },
]

const filled = (text: string | undefined): boolean => (text ?? '').trim() !== ''
const today = (now: Date): string => new Date(now.getTime() + OFFSET_MINUTES * 60_000).toISOString().slice(0, 10)

const RULES: Partial<Record<Field, (form: Form, now: Date) => string>> = {
  orgId: ({ orgId }) => (orgId ? '' : '选一下在哪个村社区或单位'),
  name: ({ name }) => (filled(name) ? '' : '给这个家起个名字'),
  venueKind: ({ venueKind }) => (venueKind ? '' : '选一个最像的'),
  address: ({ address }) => (filled(address) ? '' : '写一下地址,写到门牌号'),
  position: ({ position }) => (position ? '' : '在地图上点一下,邻居才找得到'),
  primaryType: ({ primaryType }) => (primaryType ? '' : '选一个最主要的'),
  services: ({ services }) => (services?.length ? '' : '至少选一样'),
  founderKind: ({ founderKind }) => (founderKind ? '' : '选一个最像您的'),
  buildMode: ({ buildMode }) => (buildMode ? '' : '选一个'),
  newField: ({ newField }) => (newField === undefined ? '选一个,不在里面就选「都不是」' : ''),
  positioning: ({ positioning }) => (positioning ? '' : '选一个'),
  parentWomenHome: ({ positioning, parentWomenHome }) =>
    positioning === 'extension' && !filled(parentWomenHome) ? '写上是哪个妇女之家的延伸点' : '',
  hoursText: ({ hoursText }) => (filled(hoursText) ? '' : '写一下什么时候开门'),
  seats: ({ seats }) => (seats !== undefined && seats !== null && (seats < 1 || seats > 2000) ? '写 1 到 2000' : ''),
  areaM2: ({ areaM2 }) =>
    areaM2 !== undefined && areaM2 !== null && (areaM2 < 1 || areaM2 > 10_000) ? '写 1 到 10000' : '',
  hostName: ({ hostName }) => (filled(hostName) ? '' : '写一下怎么称呼您'),
  phone: ({ phone }) => (parsePhoneNumber(phone ?? '') === null ? '这个电话好像少了或多了数字' : ''),
  memberLevel: ({ memberName, memberLevel }) => (filled(memberName) && !memberLevel ? '她是哪一级的执委' : ''),
  consentKind: ({ consentKind }) => (consentKind ? '' : '选一个'),
  consentUntil: ({ consentKind, consentUntil }, now) =>
    consentKind === 'written' && filled(consentUntil) && (consentUntil ?? '') < today(now) ? '这一天已经过了' : '',
  voluntary: ({ voluntary }) => (voluntary ? '' : '自愿才办,勾上才能提交'),
}

/** What is wrong with some fields, by field; empty when nothing is. */
export function wrongIn(form: Form, fields: readonly Field[], now: Date): Partial<Record<Field, string>> {
  const wrong = fields
    .map((field) => [field, RULES[field]?.(form, now) ?? ''] as const)
    .filter(([, words]) => words !== '')
  return Object.fromEntries(wrong)
}

/** The step that holds a field named by the cloud, such as `ownerConsent.until`. */
export function stepOf(field: string): number {
  const own = FROM_CLOUD[field] ?? field
  return FORM_STEPS.findIndex(({ fields }) => (fields as readonly string[]).includes(own))
}

const FROM_CLOUD: Record<string, Field> = {
  'ownerConsent.kind': 'consentKind',
  'ownerConsent.until': 'consentUntil',
  'pairedMember.name': 'memberName',
  'pairedMember.level': 'memberLevel',
}
export const fieldFromCloud = (field: string): string => FROM_CLOUD[field] ?? field

/** What is sent; null while something is still wrong. */
export function applicationFrom(form: Form, now: Date): Omit<ApplyInput, 'draftId'> | null {
  const all = FORM_STEPS.flatMap(({ fields }) => fields)
  if (Object.keys(wrongIn(form, all, now)).length > 0) return null
  const { orgId, founderKind, venueKind, primaryType, buildMode, positioning, consentKind, memberLevel } = form
  if (!orgId || !founderKind || !venueKind || !primaryType || !buildMode || !positioning || !consentKind) return null
  return {
    orgId,
    name: form.name ?? '',
    founderKind,
    venueKind,
    newField: form.newField ?? null,
    address: form.address ?? '',
    position: form.position ?? null,
    areaM2: form.areaM2 ?? null,
    seats: form.seats ?? null,
    hoursText: form.hoursText ?? '',
    services: form.services ?? [],
    primaryType,
    buildMode,
    positioning,
    parentWomenHome: positioning === 'extension' ? (form.parentWomenHome ?? null) : null,
    ownerConsent: {
      kind: consentKind,
      until: consentKind === 'written' && filled(form.consentUntil) ? (form.consentUntil ?? null) : null,
    },
    voluntary: true,
    pairedMember: filled(form.memberName) && memberLevel ? { name: form.memberName ?? '', level: memberLevel } : null,
    hostName: form.hostName ?? '',
    phone: form.phone ?? '',
  }
}

/** An application that was sent back, as the form shows it again. */
export function formFrom({ told }: MyApplication): Form {
  const { ownerConsent, pairedMember, founderKind, positioning } = told
  return {
    orgId: told.orgId,
    placeName: placeWords(told.townshipName, told.placeName, told.ofUnit),
    name: told.name,
    ...(founderKind ? { founderKind } : {}),
    venueKind: told.venueKind,
    newField: told.newField,
    address: told.address,
    position: told.position,
    areaM2: told.areaM2,
    seats: told.seats,
    hoursText: told.hoursText,
    services: told.services,
    primaryType: told.primaryType,
    buildMode: told.buildMode,
    ...(positioning ? { positioning } : {}),
    parentWomenHome: told.parentWomenHome ?? '',
    ...(ownerConsent ? { consentKind: ownerConsent.kind, consentUntil: ownerConsent.until ?? '' } : {}),
    ...(pairedMember ? { memberName: pairedMember.name, memberLevel: pairedMember.level } : {}),
    hostName: told.hostName ?? '',
    phone: told.phone ?? '',
  }
}

export function placeWords(above: string, name: string, ofUnit: boolean): string {
  return ofUnit ? name : `${above} · ${name}`
}

export const isFlat = ({ venueKind }: Form): boolean => venueKind !== undefined && isPrivateVenue(venueKind)
