import {
  CASE_PIN,
  type ContactChannel,
  type HelpKind,
  type HelpTopic,
  type HelpUrgency,
  type HelpWay,
  kindOf,
  wayOf,
} from '../../domain/help'
import { parsePhoneNumber } from '../../domain/phone-number'
import { isEasyPin } from '../../domain/staff-pin'
import type { AskInput, ReadersInput, SafeContact } from './model'

/** Who writes, and whose trouble it is: one question instead of two. */
export const WRITERS = ['self', 'other', 'child'] as const
export type Writer = (typeof WRITERS)[number]

/** Somebody, or a place with all who have a role there, that she keeps out. */
export interface KeptOut {
  kind: 'person' | 'place'
  id: string
  label: string
}

/** How she may be reached, as it is typed. */
export interface TypedContact {
  channel: ContactChannel
  phone: string
  hours: string
  codeWord: string
  doNotCall: boolean
}

/** Only by her opening the page, until she says otherwise. */
export const BLANK_CONTACT: TypedContact = { channel: 'app', phone: '', hours: '', codeWord: '', doNotCall: true }

/** What she has typed so far. It lives in the memory of one page and nowhere else (safety, "Help"). */
export interface Draft extends TypedContact {
  topic: HelpTopic | ''
  urgency: HelpUrgency | ''
  who: Writer | ''
  harm: boolean
  childInIt: boolean
  text: string
  way: HelpWay | ''
  name: string
  pin: string
  otherName: string
  placeId: string
  placeLabel: string
  near: boolean
  keptOut: readonly KeptOut[]
  toldOfReport: boolean
}

export const BLANK_DRAFT: Draft = {
  ...BLANK_CONTACT,
  topic: '',
  urgency: '',
  who: '',
  harm: false,
  childInIt: false,
  text: '',
  way: '',
  name: '',
  pin: '',
  otherName: '',
  placeId: '',
  placeLabel: '',
  near: false,
  keptOut: [],
  toldOfReport: false,
}

/** What of it decides where it starts and who reads it: what she said together with what her words say. */
export function kindOfDraft({ topic, harm, who, childInIt, text }: Draft): HelpKind {
  const child = who === 'child' ? 'writes' : childInIt ? 'involved' : 'none'
  return kindOf({ topic: topic === '' ? 'other' : topic, harm, child }, text)
}

/** How it will be kept: of a child always without a name. */
export const wayOfDraft = (draft: Draft): HelpWay =>
  wayOf(kindOfDraft(draft).child, draft.way === '' ? 'anonymous' : draft.way)

/** What `whoCanRead` is asked. Her words are not in it. */
export function readersOf(draft: Draft): ReadersInput {
  const { placeId, near, keptOut } = draft
  const idsOf = (kind: KeptOut['kind']) => keptOut.filter((one) => one.kind === kind).map(({ id }) => id)
  return {
    ...kindOfDraft(draft),
    placeId: placeId === '' ? null : placeId,
    near,
    exclude: { personIds: idsOf('person'), orgIds: idsOf('place') },
  }
}

/** What is sent, with the ticket of this one request and the mark of the readers that she was shown. */
export function askOf(draft: Draft, ticket: string, readersMark: string): AskInput {
  const { urgency, who, text, name, otherName, pin, toldOfReport } = draft
  const way = wayOfDraft(draft)
  const isChild = kindOfDraft(draft).child === 'writes'
  return {
    ...readersOf(draft),
    ticket,
    urgency: urgency === '' ? 'whenever' : urgency,
    about: who === 'other' ? 'other' : 'self',
    way,
    text: text.trim(),
    name: way === 'named' || isChild ? orNull(name) : null,
    otherName: orNull(otherName),
    contact: contactOf(draft),
    pin: way === 'named' ? pin : null,
    readersMark,
    toldOfReport,
  }
}

/** Where nobody is to call, no number goes along. */
export function contactOf({ channel, phone, hours, codeWord, doNotCall }: TypedContact): SafeContact {
  if (channel === 'app') return { channel, phone: null, hours: null, codeWord: null, doNotCall: true }
  return {
    channel,
    phone: parsePhoneNumber(phone),
    hours: orNull(hours),
    codeWord: orNull(codeWord),
    doNotCall: channel !== 'phone' && doNotCall,
  }
}

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim())

/** Steps of the page, in their order. */
export const STEPS = ['what', 'words', 'reach', 'readers'] as const
export type Step = (typeof STEPS)[number]

export type Wrong = Partial<Record<keyof Draft, string>>

/** What of a step is still to be filled in, by field; nothing when she can go on. */
export function wrongIn(step: Step, draft: Draft): Wrong {
  switch (step) {
    case 'what':
      return {
        ...(draft.who === '' ? { who: '选一下,我们才知道怎么帮' } : {}),
        ...(draft.topic === '' ? { topic: '选一个最像的,选错也不要紧' } : {}),
        ...(draft.urgency === '' ? { urgency: '选一下有多急' } : {}),
      }
    case 'words':
      return draft.text.trim() === '' ? { text: '写一句就行,多少都可以' } : {}
    case 'reach':
      return { ...wrongInWay(draft), ...wrongInContact(draft) }
    case 'readers':
      return {}
  }
}

function wrongInWay(draft: Draft): Wrong {
  if (kindOfDraft(draft).child === 'writes') return {}
  if (draft.way === '') return { way: '选一种看回复的办法' }
  if (draft.way === 'anonymous') return {}
  if (!CASE_PIN.test(draft.pin)) return { pin: '要六位数字' }
  return isEasyPin(draft.pin) ? { pin: '太容易猜了,换一个,不要连号或一样的数字' } : {}
}

/** A number is owed where somebody is to call or write. */
export function wrongInContact({ channel, phone }: TypedContact): Partial<Record<keyof TypedContact, string>> {
  const isOwed = channel === 'phone' || channel === 'text'
  if (phone.trim() === '') return isOwed ? { phone: '写上能安全找到您的号码' } : {}
  return channel === 'app' || parsePhoneNumber(phone) !== null ? {} : { phone: '这个号码好像少了或多了数字' }
}
