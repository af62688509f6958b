import { z } from 'zod'
import { ACTIVITY_KINDS, ACTIVITY_PHASES, AUDIENCES, MOST_SEATS } from '../../domain/activity'
import { CANCEL_REASONS, NOTE_LENGTH, TITLE_LENGTH } from '../../domain/activity-plan'
import { MOST_EXCEPTIONS } from '../../domain/activity-series'
import { hostOf, hostOfActivity, keeperOfActivity } from '../access'
import { action } from '../action'
import { cursor, id, line, moment, paragraph } from '../fields'
import { privateField } from '../private-field'
import { day, dayMark, elsewhere, hostsActivity, planShape, typedPlan, weekly } from './plan'

const reason = { reason: z.enum(CANCEL_REASONS), words: line(80).nullable() }
/** Minutes since midnight. */
const minute = z.int().min(0).max(1439)

/** What a host reads of one activity before its names. */
const managed = {
  activityId: id,
  homeId: id,
  homeName: z.string(),
  kind: z.enum(ACTIVITY_KINDS),
  templateId: id.nullable(),
  title: z.string(),
  note: z.string(),
  /** Where people meet, as everybody reads it; and whether it is the home itself. */
  whereWords: z.string(),
  atHome: z.boolean(),
  startsAt: moment,
  endsAt: moment,
  opensAt: moment,
  closesAt: moment,
  freeCancelUntil: moment,
  phase: z.enum(ACTIVITY_PHASES),
  capacity: z.number(),
  left: z.number(),
  waitlistMax: z.number(),
  countCompanions: z.boolean(),
  audience: z.enum(AUDIENCES),
  series: z
    .object({ seriesId: id, until: z.string().nullable(), except: z.array(z.string()), on: z.boolean() })
    .nullable(),
  mark: dayMark.nullable(),
  cancelledWhy: z.string().nullable(),
  record: z.enum(['none', 'written', 'late']),
}

/** How a home writes, publishes, moves and cancels its activities; series and templates. */
export const publishing = {
  planning: action({
    summary: '发布活动前看一眼:草稿、上一次、应季的模板和要留意的日子',
    access: hostOf('homeId'),
    effect: 'read',
    input: z.strictObject({ homeId: id }),
    output: z.object({
      homeName: z.string(),
      seats: z.number().nullable(),
      drafts: z.array(z.object({ draftId: id, title: z.string(), savedAt: moment, typed: typedPlan })),
      /** The last activity of this home, to do the same again. */
      last: z
        .object({
          kind: z.enum(ACTIVITY_KINDS),
          templateId: id.nullable(),
          title: z.string(),
          note: z.string(),
          startsAt: moment,
          endsAt: moment,
          capacity: z.number(),
          audience: z.enum(AUDIENCES),
          countCompanions: z.boolean(),
        })
        .nullable(),
      templates: z.array(z.object({ id, date: z.string().nullable() })),
      /** The days of the next weeks that are not ordinary. */
      marks: z.array(dayMark),
    }),
  }),
  saveActivityDraft: action({
    summary: '存下还没发布的活动',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id, draftId: id.nullable(), typed: typedPlan }),
    output: z.object({ draftId: id }),
  }),
  dropActivityDraft: action({
    summary: '删掉一份没发布的活动',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id, draftId: id }),
    output: z.object({}),
  }),
  publish: action({
    summary: '发布一次活动,或者从这次起每周一次(文字先过微信的审核)',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id, draftId: id.nullable(), ...planShape, weekly: weekly.nullable() }),
    output: z.object({
      activityId: id,
      seriesId: id.nullable(),
      /** What was made: one activity, or the occurrences of the next four weeks. */
      made: z.array(z.object({ activityId: id, startsAt: moment })),
      marks: z.array(dayMark),
    }),
  }),
  ofHome: action({
    summary: '微家主人看自己家的活动:将要办的和办过的',
    access: hostOf('homeId'),
    effect: 'read',
    input: z.strictObject({ homeId: id, part: z.enum(['coming', 'past']), after: cursor.nullable() }),
    output: z.object({ activities: z.array(hostsActivity), next: cursor.nullable() }),
  }),
  manage: action({
    summary: '微家主人看一次活动:谁来、谁在候补、还剩几个位',
    access: hostOfActivity('activityId'),
    effect: 'read',
    sealed: true,
    input: z.strictObject({ activityId: id }),
    output: z.object({
      ...managed,
      waiting: z.number(),
      people: z.array(
        z.object({
          personId: id,
          name: privateField(z.string()),
          /** Places it takes; the first is hers. */
          n: z.number(),
          /** Who signed her up, where it was somebody else. */
          by: privateField(z.string()).nullable(),
          state: z.enum(['comes', 'asked', 'promoted', 'waits', 'walkIn', 'came', 'noShow']),
        }),
      ),
    }),
  }),
  posterCode: action({
    summary: '活动海报上的小程序码(微信扫一扫直接到这次活动)',
    access: hostOfActivity('activityId'),
    effect: 'write',
    input: z.strictObject({ activityId: id }),
    /** A public picture; null while WeChat makes none, then the poster goes without. */
    output: z.object({ fileId: z.string().nullable() }),
  }),
  correctText: action({
    summary: '改发布过的活动的文字(审核通过前,大家看到的还是原来的)',
    access: hostOfActivity('activityId'),
    effect: 'write',
    input: z.strictObject({ activityId: id, title: line(TITLE_LENGTH), note: paragraph(NOTE_LENGTH).nullable() }),
    output: z.object({ title: z.string(), note: z.string() }),
  }),
  move: action({
    summary: '改活动时间,请报了名的人再答一次',
    access: hostOfActivity('activityId'),
    effect: 'write',
    input: z.strictObject({ activityId: id, startsAt: moment, endsAt: moment }),
    output: z.object({ asked: z.number() }),
  }),
  movePlace: action({
    summary: '改活动地方,请报了名的人再答一次(下大雨挪到屋里)',
    access: hostOfActivity('activityId'),
    effect: 'write',
    /** Null is back at the home. */
    input: z.strictObject({ activityId: id, elsewhere: elsewhere.nullable() }),
    output: z.object({ asked: z.number(), whereWords: z.string() }),
  }),
  setCapacity: action({
    summary: '加名额或者减名额(减下来的排到候补最前面,都会告诉)',
    access: hostOfActivity('activityId'),
    effect: 'write',
    input: z.strictObject({ activityId: id, capacity: z.int().min(1).max(MOST_SEATS) }),
    output: z.object({ capacity: z.number(), left: z.number(), waiting: z.number() }),
  }),
  cancel: action({
    summary: '取消一次活动,告诉每个报了名的人(微家主人或镇街妇联)',
    access: keeperOfActivity('activityId', 'township'),
    effect: 'write',
    input: z.strictObject({ activityId: id, ...reason }),
    output: z.object({ told: z.number(), why: z.string() }),
  }),
  changeFollowing: action({
    summary: '改每周活动的这一次和以后各次',
    access: hostOfActivity('activityId'),
    effect: 'write',
    input: z.strictObject({
      activityId: id,
      title: line(TITLE_LENGTH),
      note: paragraph(NOTE_LENGTH).nullable(),
      fromMinute: minute,
      minutes: z.int().min(15).max(720),
      capacity: z.int().min(1).max(MOST_SEATS),
    }),
    output: z.object({ changed: z.number() }),
  }),
  endFollowing: action({
    summary: '每周活动从这一次起不办了,告诉每个报了名的人',
    access: hostOfActivity('activityId'),
    effect: 'write',
    input: z.strictObject({ activityId: id, ...reason }),
    output: z.object({ cancelled: z.number() }),
  }),
  leaveOut: action({
    summary: '每周活动里先说好哪几天不办',
    access: hostOfActivity('activityId'),
    effect: 'write',
    input: z.strictObject({ activityId: id, dates: z.array(day).max(MOST_EXCEPTIONS) }),
    output: z.object({ except: z.array(z.string()) }),
  }),
}
