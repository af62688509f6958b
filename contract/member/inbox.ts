import { z } from 'zod'
import { NOTICE_KINDS } from '../../domain/notice'
import { resident } from '../access'
import { action } from '../action'
import { cursor, id, moment } from '../fields'

/** Ids of WeChat's message templates; the deployment has one. */
const templateId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** One thing told to her. The phone makes the sentence from the kind; what it is about are ids and public words. */
const entry = z.object({
  id,
  kind: z.enum(NOTICE_KINDS),
  about: z.object({
    homeId: id.optional(),
    homeName: z.string().optional(),
    activityId: id.optional(),
    title: z.string().optional(),
    at: moment.optional(),
    until: moment.optional(),
    planId: id.optional(),
    slotId: id.optional(),
    name: z.string().optional(),
    standing: z.string().optional(),
    why: z.string().optional(),
  }),
  at: moment,
  read: z.boolean(),
})

/** A page of an inbox is marked read at once at most. */
export const MOST_MARKED = 20

/** What the platform tells her, and for how much of it WeChat may knock. */
export const inbox = {
  inbox: action({
    summary: '我的消息,新的在前',
    access: resident,
    effect: 'read',
    input: z.strictObject({ after: cursor.optional() }),
    output: z.object({
      entries: z.array(entry),
      next: cursor.nullable(),
      unread: z.number(),
      /** How many times WeChat may still knock, and whether she wants it at all. */
      knocks: z.object({ left: z.number(), wanted: z.boolean() }),
    }),
  }),
  unread: action({
    summary: '我有几条没看的消息',
    access: resident,
    effect: 'read',
    input: z.strictObject({}),
    output: z.object({ unread: z.number() }),
  }),
  markRead: action({
    summary: '这几条消息我看过了',
    access: resident,
    effect: 'write',
    input: z.strictObject({ ids: z.array(id).min(1).max(MOST_MARKED) }),
    output: z.object({}),
  }),
  countKnocks: action({
    summary: '记下我在微信里点的「允许」:点一次,提醒一次',
    access: resident,
    effect: 'write',
    input: z.strictObject({
      answers: z.array(z.strictObject({ templateId, answer: z.enum(['accept', 'reject', 'ban']) })).max(5),
    }),
    output: z.object({ left: z.number() }),
  }),
  wantKnocks: action({
    summary: '要不要在微信里提醒我',
    access: resident,
    effect: 'write',
    input: z.strictObject({ wanted: z.boolean() }),
    output: z.object({ wanted: z.boolean() }),
  }),
}
