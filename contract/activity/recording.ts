import { z } from 'zod'
import { MOST_SEATS } from '../../domain/activity'
import { SUMMARY_LENGTH, THANKS_LENGTH } from '../../domain/activity-record'
import { anyone, hostOfActivity, keeperOfActivity, resident } from '../access'
import { action } from '../action'
import { id, moment, paragraph } from '../fields'
import { privateField } from '../private-field'

const people = z.array(id).max(MOST_SEATS)

/** What is left of an activity: summary, photos, ratings and thanks. */
export const recording = {
  record: action({
    summary: '看一次活动办完留下的小结和照片',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ activityId: id }),
    output: z.object({
      written: z.object({ summary: z.string(), thanks: z.string().nullable(), at: moment }).nullable(),
      photos: z.array(z.string()),
      /** So many photos were taken down. */
      takenDown: z.number(),
      hearts: z.object({ mean: z.number(), count: z.number() }).nullable(),
      /** Of whoever has a place there. */
      mine: z.object({ came: z.boolean(), hearts: z.number().nullable(), agreed: z.boolean() }).nullable(),
    }),
  }),
  recordDesk: action({
    summary: '微家主人写活动记录:谁来了、谁同意上照片、照片审到哪一步',
    access: hostOfActivity('activityId'),
    effect: 'read',
    sealed: true,
    input: z.strictObject({ activityId: id }),
    output: z.object({
      title: z.string(),
      endsAt: moment,
      /** Written until then, the record is on time. */
      onTimeUntil: moment,
      summary: z.string(),
      thanks: z.string().nullable(),
      written: z.enum(['none', 'written', 'late']),
      photos: z.array(z.object({ id, fileId: z.string() })),
      waiting: z.array(z.object({ id })),
      refused: z.array(z.object({ id, why: z.enum(['unfit', 'unanswered']) })),
      takenDown: z.number(),
      people: z.array(
        z.object({
          personId: id,
          name: privateField(z.string()),
          came: z.boolean(),
          /** She agreed to be seen in photos of it. */
          agreed: z.boolean(),
          /** She has no account and the caller entered her: the caller asks her and writes down what she says. */
          mayAsk: z.boolean(),
          children: z.number(),
          /** A child of hers wears the yellow sticker: its photo is not to be shown. */
          sticker: z.boolean(),
        }),
      ),
    }),
  }),
  saveRecord: action({
    summary: '写下活动小结,并谢谢每个来的人',
    access: hostOfActivity('activityId'),
    effect: 'write',
    input: z.strictObject({
      activityId: id,
      summary: paragraph(SUMMARY_LENGTH),
      thanks: paragraph(THANKS_LENGTH).nullable(),
    }),
    output: z.object({ written: z.enum(['written', 'late']), thanked: z.number() }),
  }),
  addPhoto: action({
    summary: '加一张活动照片(照片里的人都同意,审核通过才公开)',
    access: hostOfActivity('activityId'),
    effect: 'write',
    input: z.strictObject({
      activityId: id,
      /** A file in her own staging folder; it is removed from there. */
      fileId: z.string().max(400),
      /** Who can be recognised in it: these themselves, and the children of those. */
      persons: people,
      childrenOf: people,
    }),
    output: z.object({ photoId: id, state: z.enum(['waiting', 'shown', 'refused']) }),
  }),
  takeDownPhoto: action({
    summary: '撤下一张活动照片(微家主人或镇街妇联)',
    access: keeperOfActivity('activityId', 'township'),
    effect: 'write',
    input: z.strictObject({ activityId: id, photoId: id }),
    output: z.object({ left: z.number() }),
  }),
  agreeToPhotos: action({
    summary: '同意或者收回:活动照片里可以有我,或者我当面问过、没有手机的她(收回就撤下)',
    access: resident,
    effect: 'write',
    input: z.strictObject({
      activityId: id,
      agree: z.boolean(),
      /** Somebody without an account, whose place the caller entered. */
      personId: id.optional(),
    }),
    output: z.object({ agreed: z.boolean() }),
  }),
  rate: action({
    summary: '签到来过的人给一颗到五颗心',
    access: resident,
    effect: 'write',
    input: z.strictObject({ activityId: id, hearts: z.int().min(1).max(5) }),
    output: z.object({ hearts: z.number() }),
  }),
}
