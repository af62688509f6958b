import { CHECK_IN_FLAG_LABELS, tooManyChildren } from '../../../domain/check-in'
import { DEED_REFUSAL_WORDS } from '../../../domain/check-in-desk'
import { CHECK_IN_WAY_LABELS } from '../../../domain/roster'
import { checkInCode, scannedCode } from '../../../domain/scanned-code'
import { onWallClock } from '../../../domain/time'
import type { CheckInPack, CheckInRoll, DeedInput, ScanInput, ScanResult } from '../../services/model'
import { calledOf } from '../names'

/**
 * A host's desk at her door: what the cloud last said of the roll, and on top of it what she has done since, which may still wait for a network. It is kept on
 * her phone, so that the desk opens without one.
 */
export interface Desk {
  pack: CheckInPack
  roll: CheckInRoll
  /** Milliseconds to add to this phone's clock to have the cloud's. */
  ahead: number
  /** What she did and the cloud has not answered yet, in order. */
  undone: DeedInput[]
  /** What the cloud has taken since it last told the roll: it stays laid over, or a row would fall back until the next word and jump forth again. */
  taken: DeedInput[]
}

/** The codes of the screen: the one of now, and for how many seconds more. Empty before and after the window. */
export function codeAt({ pack, ahead }: Desk, phoneNow: Date): { text: string; seconds: number } {
  const now = phoneNow.getTime() + ahead
  const step = Math.floor(now / pack.stepMs)
  const mac = pack.macs[step - pack.firstStep]
  const isOpen = now >= Date.parse(pack.from) && now <= Date.parse(pack.until)
  if (mac === undefined || !isOpen) return { text: '', seconds: 0 }
  const seconds = Math.ceil(((step + 1) * pack.stepMs - now) / 1000)
  return { text: checkInCode(pack.activityId, step, mac), seconds }
}

/** What stands over the code. */
export function headWords({ pack, ahead }: Desk, phoneNow: Date): { title: string; note: string } {
  const now = phoneNow.getTime() + ahead
  const time = (iso: string) => onWallClock(iso).format('HH:mm')
  if (pack.state === 'cancelled') return { title: '这次活动取消了', note: '不用签到。' }
  if (now < Date.parse(pack.from)) return { title: '还没到签到的时候', note: `${whenWords(pack.from)} 起可以签。` }
  if (now <= Date.parse(pack.until)) return { title: '请姐妹们扫一扫', note: '' }
  if (now <= Date.parse(pack.paperUntil))
    return { title: '扫码签到结束了', note: `晚来的、记在纸上的,点「名单」补,${whenWords(pack.paperUntil)} 前都行。` }
  return { title: '签到结束了', note: `${time(pack.startsAt)} 的活动,补签也过了 72 小时。` }
}

/** 「6 月 2 日 18:30」. */
export const whenWords = (iso: string): string => onWallClock(iso).format('M 月 D 日 HH:mm')

/** True when what she enters now needs a word why. */
export function needsWhy({ pack, ahead }: Desk, phoneNow: Date): boolean {
  return phoneNow.getTime() + ahead > Date.parse(pack.until)
}

/** 「13:20」 on its day, with the date on any other. */
export function startWords({ startsAt, now }: CheckInPack): string {
  return startsAt.slice(0, 10) === now.slice(0, 10) ? onWallClock(startsAt).format('HH:mm') : whenWords(startsAt)
}

/** A row of the roll as she ticks it. */
export interface DeskRow {
  personId: string
  name: string
  note: string
  here: boolean
  /** It still waits for the network; somebody whom the cloud does not know yet cannot be ticked. */
  waits: boolean
  known: boolean
  /** 核实: why, in words. */
  flagged: string
  /** She scanned herself: undoing asks why. */
  byCode: boolean
  /** 没有来: a mark, unless she had a reason. */
  absent: boolean
  children: { id: string; name: string; note: string; sticker: boolean; fetched: boolean }[]
}

/** The roll with what she did since laid over it: those who are not here yet first, then who came, newest first. */
export function rowsOf({ roll, undone, taken }: Desk): DeskRow[] {
  const since = [...taken, ...undone]
  const done = new Map(since.map((deed) => [personOf(deed), deed] as const))
  const hinted = new Map(since.flatMap((deed) => (deed.kind === 'scan' ? [[hintOf(deed.code), deed] as const] : [])))
  const waits = new Set(undone.map(({ nonce }) => nonce))
  const called = calledOf(roll.people)
  const rows = roll.people.map((person, i): DeskRow & { at: string } => {
    const deed = done.get(person.personId) ?? hinted.get(person.cardHint ?? '-')
    const was = person.in !== null && person.in.state !== 'revoked'
    const here = deed === undefined ? was : deed.kind !== 'undo'
    return {
      personId: person.personId,
      name: called[i] ?? '',
      note: noteOf(person, here, deed),
      here,
      waits: deed !== undefined && waits.has(deed.nonce),
      known: true,
      flagged: person.in?.state === 'flagged' && !deed ? flagWords(person.in.flags) : '',
      byCode: person.in?.way === 'code',
      absent: !here && person.noShow === 'yes',
      children: person.children.map(({ id, nickname, ageBand, allergy, photo, maybeSame, fetched }) => ({
        id,
        name: `${nickname} ${ageBand} 岁`,
        note: [allergy ? `过敏:${allergy}` : '', maybeSame ? '可能和别家报的是同一个孩子' : '']
          .filter(Boolean)
          .join(','),
        sticker: !photo,
        fetched,
      })),
      at: person.in?.at ?? deed?.at ?? '',
    }
  })
  const added = since.flatMap((deed): (DeskRow & { at: string })[] =>
    deed.kind === 'walkIn'
      ? [
          {
            personId: deed.nonce,
            name: deed.name,
            note: '现场来的',
            here: true,
            waits: waits.has(deed.nonce),
            known: false,
            flagged: '',
            byCode: false,
            absent: false,
            children: [],
            at: deed.at,
          },
        ]
      : [],
  )
  const byName = (a: DeskRow, b: DeskRow): number => (a.name < b.name ? -1 : 1)
  const all = [...rows, ...added]
  return [
    ...all.filter(({ here }) => !here).sort(byName),
    ...all.filter(({ here }) => here).sort((a, b) => (a.at > b.at ? -1 : 1)),
  ].map(({ at: _at, ...row }) => row)
}

/** The rows in the order in which they stood, new ones at the end: nobody moves from under the finger that ticks her. */
export function inOrder(rows: readonly DeskRow[], order: readonly string[]): DeskRow[] {
  const place = new Map(order.map((personId, at) => [personId, at] as const))
  const last = order.length
  return [...rows].sort((a, b) => (place.get(a.personId) ?? last) - (place.get(b.personId) ?? last))
}

/** Who gave her seat back late, with what was said of it. */
export interface LateRow {
  personId: string
  name: string
  note: string
  excused: boolean
}

export function lateRowsOf({ roll }: Desk): LateRow[] {
  const called = calledOf(roll.leftLate)
  return roll.leftLate.map(({ personId, excused }, i) => ({
    personId,
    name: called[i] ?? '',
    note: excused === null ? '过了可以随意取消的时间才退' : `有缘由,不记:${excused}`,
    excused: excused !== null,
  }))
}

const personOf = (deed: DeedInput): string => ('personId' in deed ? deed.personId : '')

/** The first letters of a card's code, as the roll knows them. */
export function hintOf(code: string): string {
  const scanned = scannedCode(code)
  return scanned.kind === 'person' ? scanned.token.slice(0, 5) : ''
}

const flagWords = (flags: readonly (keyof typeof CHECK_IN_FLAG_LABELS)[]): string =>
  flags.map((flag) => CHECK_IN_FLAG_LABELS[flag]).join('、')

function noteOf(person: CheckInRoll['people'][number], here: boolean, deed: DeedInput | undefined) {
  const { in: checkIn, places, walkIn, noShow, out, onPaper } = person
  const since =
    deed?.kind === 'tick' ? CHECK_IN_WAY_LABELS.roll : deed?.kind === 'scan' ? CHECK_IN_WAY_LABELS.hostScan : ''
  const [at, way] = checkIn && here ? [checkIn.at, CHECK_IN_WAY_LABELS[checkIn.way]] : [deed?.at ?? '', since]
  const came = way && `${onWallClock(at).format('HH:mm')} ${way}`
  const parts = [
    came,
    checkIn?.state === 'revoked' ? `核对过,没有算:${checkIn.why ?? ''}` : '',
    out ? `${onWallClock(out).format('HH:mm')} 走了` : '',
    walkIn ? '没有报名,现场来的' : '',
    places > 1 ? `一共 ${places} 位` : '',
    here ? '' : noShow === 'yes' ? '没有来' : noShow === 'excused' ? '没来,有缘由' : '',
    !here && onPaper ? '没有手机,可以用纸卡' : '',
  ]
  return parts.filter((part) => part !== '').join(',')
}

/** The figures of the screen. */
export function figuresOf(desk: Desk): {
  arrived: number
  expected: number
  flagged: number
  waiting: number
  last: string[]
  children: string
} {
  const rows = rowsOf(desk)
  const here = rows.filter((row) => row.here)
  const room = desk.roll.inRoom
  return {
    arrived: here.length,
    expected: rows.length,
    flagged: rows.filter(({ flagged }) => flagged !== '').length,
    waiting: desk.undone.length,
    last: here.slice(0, 2).map(({ name }) => name),
    children: tooManyChildren(room) ? `现在 ${room.children} 个孩子、${room.adults} 位大人,一位大人最多看 8 个。` : '',
  }
}

/** Two batches that were never sent go up as one. */
export function joinScans(earlier: unknown, later: unknown): ScanInput | null {
  const [a, b] = [earlier as ScanInput, later as ScanInput]
  const alike = a.activityId === b.activityId && a.why === b.why && a.clockBehind === b.clockBehind
  return alike && a.deeds.length + b.deeds.length <= 100 ? { ...a, deeds: [...a.deeds, ...b.deeds] } : null
}

/** Without what the cloud has answered. */
export function without(undone: readonly DeedInput[], nonces: readonly string[]): DeedInput[] {
  return undone.filter(({ nonce }) => !nonces.includes(nonce))
}

/** What is said of a deed that did not go through; empty for one that did. */
export function refusalWords({ did, why, name }: ScanResult): string {
  if (did !== 'refused' || why === null) return ''
  return name ? `${name}:${DEED_REFUSAL_WORDS[why]}` : DEED_REFUSAL_WORDS[why]
}

/** What is said of one that did. */
export function doneWords({ did, name }: ScanResult): string {
  const who = name ?? '她'
  switch (did) {
    case 'in':
      return `${who}签到好了`
    case 'again':
      return `${who}已经签到了`
    case 'confirmed':
      return `${who}核实好了`
    case 'undone':
      return `${who}的签到撤回了`
    case 'out':
      return `${who}记下了`
    case 'refused':
      return ''
  }
}
