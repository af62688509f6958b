import { z } from 'zod'
import { OPENING_WAYS } from '../../domain/opening'
import { CLASS_ONLY_TOPICS, PLAIN_TOPICS, RECEPTION_OUTCOMES, RECEPTION_TOPICS } from '../../domain/reception'
import { doorKeeperOf, keeperOf, resident, staffOverHome, teamOf } from '../access'
import { action } from '../action'
import { cursor, id, line, moment, paragraph } from '../fields'
import { privateField } from '../private-field'
import { slotView } from './slots'

/** `sbyj:h:<home>:<token>`, on the wall of a home. */
const siteCode = z.string().regex(/^sbyj:h:[A-Za-z0-9_-]{1,64}:[A-Za-z0-9_-]{1,64}$/)

const spell = z.object({
  name: z.string(),
  mine: z.boolean(),
  from: moment,
  to: moment.nullable(),
  how: z.enum(OPENING_WAYS),
  /** Arrived so many minutes after it was done; her phone's clock ran ahead by so many. */
  lateMinutes: z.number(),
  clockAheadMinutes: z.number(),
})

/** The door on one day. */
const door = z.object({ day: z.string(), isOpen: z.boolean(), spells: z.array(spell) })

/** When her phone says that she did it: it may have waited for a network. */
const told = { homeId: id, at: moment }

/** Of safety, marriage and children the class alone (safety, "Side ledgers"): there is no field that could hold a word. */
const received = z.discriminatedUnion('topic', [
  z.strictObject({
    topic: z.enum(PLAIN_TOPICS),
    /** 「阿珍」「老林」: any name will do. */
    alias: privateField(line(20)).nullable(),
    summary: privateField(paragraph(500)).nullable(),
    outcome: z.enum(RECEPTION_OUTCOMES),
  }),
  z.strictObject({ topic: z.enum(CLASS_ONLY_TOPICS), outcome: z.enum(RECEPTION_OUTCOMES) }),
])

const reception = {
  id,
  at: moment,
  by: z.string(),
  topic: z.enum(RECEPTION_TOPICS),
  summary: privateField(z.string()).nullable(),
  outcome: z.enum(RECEPTION_OUTCOMES),
}

const visitView = z.object({
  day: z.string(),
  name: z.string(),
  as: z.enum(['paired', 'member', 'officer']),
})

/** Opening and closing on site, the reception log, visits and trainings. */
export const opening = {
  today: action({
    summary: '今天这个家:谁值班,门开了没有',
    access: doorKeeperOf('homeId'),
    effect: 'read',
    input: z.strictObject({ homeId: id }),
    output: z.object({
      homeName: z.string(),
      door,
      slots: z.array(slotView),
      /** The next slot after today, of this month's plan. */
      next: slotView.nullable(),
      /** A day of late on which nobody closed. */
      unclosed: z.object({ day: z.string(), from: moment }).nullable(),
      iAm: z.enum(['host', 'paired', 'neighbour']),
    }),
  }),
  open: action({
    summary: '到了微家,开门',
    access: doorKeeperOf('homeId'),
    effect: 'write',
    input: z.discriminatedUnion('how', [
      z.strictObject({ ...told, how: z.literal('siteCode'), siteCode }),
      z.strictObject({ ...told, how: z.enum(['phone', 'byItself']) }),
    ]),
    output: door,
  }),
  close: action({
    summary: '关门,或者补上忘了记的关门时间',
    access: doorKeeperOf('homeId'),
    effect: 'write',
    input: z.strictObject(told),
    output: door,
  }),
  siteCode: action({
    summary: '这个家的门口码,打出来贴在墙上',
    access: teamOf('homeId'),
    effect: 'read',
    input: z.strictObject({ homeId: id }),
    output: z.object({ homeName: z.string(), siteCode }),
  }),
  renewSiteCode: action({
    summary: '换一张门口码,旧的不再有用',
    access: teamOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id }),
    output: z.object({ homeName: z.string(), siteCode }),
  }),
  receive: action({
    summary: '记一笔接待',
    access: doorKeeperOf('homeId'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ ...told, received }),
    output: z.object({ id }),
  }),
  receptions: action({
    summary: '这个家的接待记录',
    access: teamOf('homeId'),
    effect: 'read',
    sealed: true,
    input: z.strictObject({ homeId: id, after: cursor.optional() }),
    output: z.object({
      receptions: z.array(z.object({ ...reception, alias: privateField(z.string()).nullable() })),
      next: cursor.nullable(),
    }),
  }),
  receptionsOfHome: action({
    summary: '镇街看一个微家的接待记录,不带称呼',
    access: staffOverHome('homeId', 'township'),
    effect: 'read',
    sealed: true,
    input: z.strictObject({ homeId: id, after: cursor.optional() }),
    output: z.object({ receptions: z.array(z.object(reception)), next: cursor.nullable() }),
  }),
  visit: action({
    summary: '走访到了:扫一下这个家的门口码',
    access: resident,
    effect: 'write',
    input: z.strictObject({ ...told, siteCode }),
    output: visitView,
  }),
  visits: action({
    summary: '谁来走访过这个家',
    access: keeperOf('homeId', 'village'),
    effect: 'read',
    input: z.strictObject({ homeId: id, after: cursor.optional() }),
    output: z.object({ visits: z.array(visitView), next: cursor.nullable() }),
  }),
  trainings: action({
    summary: '这个家的主人各在哪天参加过培训',
    access: keeperOf('homeId', 'village'),
    effect: 'read',
    input: z.strictObject({ homeId: id }),
    output: z.object({
      hosts: z.array(
        z.object({
          personId: id,
          name: z.string(),
          trainings: z.array(z.object({ activityId: id, title: z.string(), at: moment })),
        }),
      ),
    }),
  }),
}
