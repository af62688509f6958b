import { DUTY_ROLE_LABELS } from '../../domain/duty'
import { CONTACT_CHANNEL_LABELS, HELP_TOPIC_LABELS } from '../../domain/help'
import { ATTACHMENT_KIND_LABELS } from '../../domain/help-attachment'
import { CASE_DEEDS, type CaseDeed } from '../../domain/help-log'
import { HER_STATE_LABELS, type HerState } from '../../domain/help-state'
import { onWallClock } from '../../domain/time'
import type { Draft } from './asking'
import { agoWords, dayWords } from './day-words'
import type { CaseReaders, HerCase, OnDutyNow } from './model'

/** Who is on duty, as a page says it: every one of them, or honestly nobody. */
export interface DutyShown {
  people: { key: string; who: string; until: string }[]
  none: string
}

/** 「何玉兰 · 妇联值班」 with until when; where nobody is, when somebody will be, if that is known. */
export function dutyShown({ people, next }: OnDutyNow, now: Date): DutyShown {
  const later = next === null ? '' : `下一班:${dayWords(next, now)}。`
  return {
    people: people.map(({ name, role, unit, until }) => ({
      key: `${unit} ${role} ${name ?? ''} ${until}`,
      who: `${name ?? '值班人员'} · ${unit}${DUTY_ROLE_LABELS[role].replace('妇联', '')}`,
      until: `到 ${onWallClock(until).format('H:mm')}`,
    })),
    none: people.length > 0 ? '' : `值班室现在没有人。${later}`,
  }
}

interface StateStep {
  id: string
  label: string
  note: string
  state: 'done' | 'now' | 'todo'
}

/** One request as the page shows it. */
export interface CaseShown {
  caseId: string
  title: string
  state: string
  sent: string
  steps: StateStep[]
  /** Of an end that is none of the three: withdrawn, or to be told elsewhere. */
  end: string
  inHand: string
  said: { key: string; mine: boolean; who: string; when: string; text: string }[]
  contact: string[]
  asked: string
  readers: ReaderShown[]
  /** The newest first. */
  looks: { key: string; words: string; when: string }[]
  keptOut: string
  isOver: boolean
  /** What does not stop with her withdrawal, told before it. */
  staysWords: string
  asksHowSheIs: boolean
}

const WAY: readonly HerState[] = ['received', 'working', 'done']

const STAYS: Record<HerCase['staysAfterWithdrawal'], string> = {
  nothing: '撤回以后就不再办了。想再说,可以重新写。',
  followUp: '撤回以后就不再办了。为了您的安全,妇联还会按您选的办法问一问您好不好。',
  report: '撤回以后就不再办了。依法要做的报告不会停,因为要护住孩子。',
}

export function caseShown(one: HerCase, now: Date): CaseShown {
  const at = WAY.indexOf(one.state)
  const moment = (iso: string): string => agoWords(iso, now)
  return {
    caseId: one.caseId,
    title: HELP_TOPIC_LABELS[one.topic],
    state: HER_STATE_LABELS[one.state],
    sent: onWallClock(one.sentAt).format('M月D日 H:mm'),
    steps:
      at < 0
        ? []
        : WAY.map((state, place) => ({
            id: state,
            label: HER_STATE_LABELS[state],
            note: place === at ? moment(one.stateSince) : '',
            state: place < at || (place === at && state === 'done') ? 'done' : place === at ? 'now' : 'todo',
          })),
    end: endWords(one),
    inHand: inHandWords(one),
    said: one.said.map(({ at: when, from, name, text, attachment }, place) => ({
      key: String(place),
      mine: from === 'me',
      who: from === 'me' ? '我' : (name ?? '妇联'),
      when: moment(when),
      text: attachment === null ? text : attachmentWords(attachment),
    })),
    contact: contactWords(one.contact),
    asked: one.asked === null ? '' : `${one.desk}想请${one.asked.to}来办:${one.asked.reason}`,
    readers: one.readers.map(readerShown),
    looks: one.looks.map(({ at: when, name, did }, place) => ({
      key: String(place),
      words: lookWords(name, did),
      when: moment(when),
    })),
    keptOut: keptOutWords(one.excluded),
    isOver: at < 0 || one.state === 'done',
    staysWords: STAYS[one.staysAfterWithdrawal],
    asksHowSheIs: one.state === 'done' && one.staysAfterWithdrawal !== 'nothing',
  }
}

/** 「一段语音 · 12 秒」 */
export function attachmentWords({ kind, seconds }: NonNullable<HerCase['said'][number]['attachment']>): string {
  return `${ATTACHMENT_KIND_LABELS[kind]}${seconds === null ? '' : ` · ${seconds} 秒`}`
}

function inHandWords({ desk, owner, state }: HerCase): string {
  if (owner === null) return `在${desk}`
  return state === 'done' ? `${desk}的${owner}办的` : `在${desk},${owner}在办`
}

function endWords({ state, rightNumber }: HerCase): string {
  if (state === 'withdrawn') return '您撤回了,不再办。'
  if (state === 'elsewhere') return `这件事不归这里管,请找:${rightNumber ?? '12345'}`
  return ''
}

/** How she said that she may be reached, one line each. */
function contactWords({ channel, phone, hours, codeWord, doNotCall }: HerCase['contact']): string[] {
  if (channel === 'app') return ['只在这里回复,不打电话、不发消息']
  return [
    `${CONTACT_CHANNEL_LABELS[channel]}${phone === null ? '' : ` ${phone}`}`,
    ...(hours === null ? [] : [`什么时候:${hours}`]),
    ...(codeWord === null ? [] : [`先说暗号:${codeWord}`]),
    ...(doNotCall ? ['千万不要打电话'] : []),
  ]
}

/** 「何玉兰 打开看了」; her own deeds and the clock's have no name. */
function lookWords(name: string | null, did: string): string {
  const deed = CASE_DEEDS[did as CaseDeed] ?? did
  return name === null ? deed : `${name} ${deed}`
}

function keptOutWords({ personIds, orgIds }: HerCase['excluded']): string {
  const kept = [
    ...(personIds.length > 0 ? [`${personIds.length} 个人`] : []),
    ...(orgIds.length > 0 ? [`${orgIds.length} 个村或单位`] : []),
  ]
  return kept.length === 0 ? '' : `您不让看的:${kept.join('、')}`
}

/** What she is told once it has arrived, and not one word more than is true (safety, "Honest words"). */
export function sentWords({ urgency, channel }: Pick<Draft, 'urgency' | 'channel'>, called: boolean): string[] {
  const first =
    urgency !== 'now'
      ? '妇联有人看过、接手了,「看回复」里会从「已收到」变成「在办」。'
      : called
        ? '正在呼叫值班人员,收到后会按您选的办法回您。如有危险请立即打 110,不要等。'
        : '现在没有值班的人可以呼叫。如有危险请立即打 110,不要等。'
  return [first, ...(channel === 'app' ? ['我们不打电话、不发消息,请记得自己回来看。'] : [])]
}

/** Somebody who can read, as she is told of her before she sends. */
export interface ReaderShown {
  id: string
  name: string
  unit: string
}

export function readerShown({ personId, name, unit }: CaseReaders['readers'][number]): ReaderShown {
  return { id: personId, name: name ?? '还没写名字的干部', unit: unit === '' ? '指名来办这件事' : unit }
}
