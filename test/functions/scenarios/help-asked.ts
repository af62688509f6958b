import type { Input } from '../../../demo/client'
import { kindOf } from '../../../domain/help'
import { type Caller, openidOf } from '../county'
import type { House } from '../house'

export const HER_PIN = '604913'
export type Asking = Input<'help', 'ask'>

/** A ticket as a phone makes it; each test says its own, so that ids are the same in every run. */
export const ticketOf = (name: string): string => `ticket-${name}`.padEnd(24, '-')

/** Four frames' worth of a voice as a phone records it: the header of an AAC frame, and silence. */
export const SPOKEN = Buffer.from([0xff, 0xf1, 0x6c, 0x40, 0x03, 0x9f, 0xfc, ...Array(64).fill(0)]).toString('base64')

/** An ordinary request from 里塘社区, with no name. */
export const ASKING: Omit<Asking, 'readersMark'> = {
  ticket: ticketOf('ordinary'),
  topic: 'work',
  harm: false,
  child: 'none',
  placeId: 'V1',
  near: false,
  urgency: 'soon',
  about: 'self',
  way: 'anonymous',
  text: '厂里三个月没有发工钱',
  name: null,
  otherName: null,
  contact: { channel: 'app', phone: null, hours: null, codeWord: null, doNotCall: true },
  exclude: { personIds: [], orgIds: [] },
  pin: null,
  toldOfReport: false,
}

/** By name, of violence: it starts at the county. */
export const IN_DANGER: Omit<Asking, 'readersMark'> = {
  ...ASKING,
  ticket: ticketOf('danger'),
  topic: 'safety',
  harm: true,
  way: 'named',
  text: '他又动手了,门外就是他',
  name: '方静',
  pin: HER_PIN,
}

/** Looks who can read it, as her phone does before she sends. */
export async function withMark(house: House, caller: Caller, asking: Omit<Asking, 'readersMark'>): Promise<Asking> {
  const { topic, harm, child } = kindOf(asking, asking.text)
  const { placeId, near, exclude } = asking
  const input = { topic, harm, child, placeId, near, exclude }
  const { mark } = await house.as(openidOf(caller)).call('help', 'whoCanRead', input)
  return { ...asking, topic, harm, child, readersMark: mark }
}

export interface Sent {
  caseId: string
  receipt: string
}

/** Somebody has asked. */
export async function asked(house: House, caller: Caller, asking: Omit<Asking, 'readersMark'> = ASKING): Promise<Sent> {
  const before = new Set((await casesIn(house)).map(({ _id }) => _id))
  const input = await withMark(house, caller, asking)
  const { receipt } = await house.as(openidOf(caller)).call('help', 'ask', input, `request-${asking.ticket}`)
  const made = (await casesIn(house)).find(({ _id }) => !before.has(_id))
  return { caseId: String(made?._id), receipt: receipt ?? '' }
}

export async function casesIn(house: House): Promise<Record<string, unknown>[]> {
  return (await house.dump()).helpCases ?? []
}
