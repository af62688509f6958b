import { z } from 'zod'
import { ACTIVITY_STATES } from '../../domain/activity'
import { CHECK_IN_FLAGS, SPOT_CHECKS, VERDICTS } from '../../domain/check-in'
import { DEED_REFUSALS } from '../../domain/check-in-desk'
import { AGE_BANDS } from '../../domain/family'
import { CHECK_IN_WAYS } from '../../domain/roster'
import { hostOfActivity, keeperOfActivity, resident, staffOver } from '../access'
import { action } from '../action'
import { id, line, moment, position } from '../fields'
import { privateField } from '../private-field'

const oneActivity = z.strictObject({ activityId: id })
/** What a camera read, whole: domain/scanned-code says what it is. */
const scanned = z.string().min(1).max(300)
const flags = z.array(z.enum(CHECK_IN_FLAGS))
const checkInState = z.enum(['valid', 'flagged', 'revoked'])
/** Made by the host's phone once for each thing that she does at the door. */
const nonce = z.string().regex(/^[A-Za-z0-9_-]{12,24}$/)
const some = z.array(id).min(1).max(50)

const checkedIn = z.object({
  activityId: id,
  checkInId: z.string(),
  at: moment,
  state: checkInState,
  flags,
  /** She had checked in before: the same check-in. */
  again: z.boolean(),
  /** She came without having signed up, and sits on one of the venue's chairs. */
  walkIn: z.boolean(),
})

const person = z.object({
  personId: id,
  /** Null for who has not said how she is called. */
  name: z.string().nullable(),
  places: z.number().int(),
  children: z.array(
    z.object({
      id,
      nickname: z.string(),
      ageBand: z.enum(AGE_BANDS),
      allergy: z.string().nullable(),
      /** Without it she wears a yellow sticker, and no picture shows her (S08). */
      photo: z.boolean(),
      /** Another guardian's line looks the same: 可能是同一个孩子. */
      maybeSame: z.boolean(),
      /** Somebody has taken her home. */
      fetched: z.boolean(),
    }),
  ),
  walkIn: z.boolean(),
  noShow: z.enum(['yes', 'excused']).nullable(),
  in: z
    .object({
      at: moment,
      way: z.enum(CHECK_IN_WAYS),
      state: checkInState,
      flags,
      /** How it was judged, or why it was entered late. */
      why: z.string().nullable(),
      /** Who said that it was so, or was not, and when; null where nobody was asked. */
      judged: z.object({ by: z.string().nullable(), at: moment }).nullable(),
    })
    .nullable(),
  out: moment.nullable(),
  /** The first letters of her card's code: the host's phone knows the card by them without a network. */
  cardHint: z.string().nullable(),
  /** She has no account: a paper card is for her. */
  onPaper: z.boolean(),
})

/** How presence is shown: the rotating code, scans by the host, flags and leaving. */
export const checkingIn = {
  showCode: action({
    summary: '签到码:每 45 秒换一次的码,主人的手机没有网络也能显示',
    access: hostOfActivity('activityId'),
    effect: 'read',
    sealed: true,
    input: oneActivity,
    output: z.object({
      activityId: id,
      state: z.enum(ACTIVITY_STATES),
      title: z.string(),
      startsAt: moment,
      endsAt: moment,
      /** The cloud's clock, for a phone whose own is wrong. */
      now: moment,
      from: moment,
      until: moment,
      paperUntil: moment,
      stepMs: z.number().int(),
      firstStep: z.number().int(),
      /** One for each step from the first: whoever holds them can show the code until the window ends. */
      macs: privateField(z.array(z.string())),
    }),
  }),
  miniCode: action({
    summary: '给微信「扫一扫」用的小程序码,过一分多钟就不能用了',
    access: hostOfActivity('activityId'),
    effect: 'write',
    sealed: true,
    input: oneActivity,
    output: z.object({
      /** A PNG or JPEG, base64. */
      picture: privateField(z.string()),
      until: moment,
    }),
  }),
  checkIn: action({
    summary: '扫主人手机上的码签到',
    access: resident,
    effect: 'write',
    sealed: true,
    input: z.strictObject({
      code: scanned,
      /** The page on which she scans; another activity's code is refused there. */
      activityId: id.optional(),
      /** Only if she wants: kept as a distance band, never as a place. */
      position: privateField(position).optional(),
    }),
    output: checkedIn,
  }),
  leave: action({
    summary: '签退:服务时长算到这时',
    access: resident,
    effect: 'write',
    input: z.strictObject({ activityId: id, personId: id.optional() }),
    output: z.object({ activityId: id, out: moment, minutes: z.number().int() }),
  }),
  rollOf: action({
    summary: '签到名单(办活动的主人和镇街妇联)',
    access: keeperOfActivity('activityId', 'township'),
    effect: 'read',
    sealed: true,
    input: oneActivity,
    output: z.object({
      activityId: id,
      state: z.enum(ACTIVITY_STATES),
      people: privateField(z.array(person)),
      waiting: privateField(z.array(z.object({ personId: id, name: z.string().nullable() }))),
      /** Who gave her seat back late and did not take another: a mark, unless somebody excused her, and why. */
      leftLate: privateField(
        z.array(z.object({ personId: id, name: z.string().nullable(), excused: z.string().nullable() })),
      ),
      venueSeats: z.number().int(),
      inRoom: z.object({ adults: z.number().int(), children: z.number().int() }),
      result: z
        .object({
          persons: z.number().int(),
          companions: z.number().int(),
          byAge: z.record(z.string(), z.number().int()),
          ownPeople: z.number().int(),
          walkIns: z.number().int(),
          noShows: z.number().int(),
          flagged: z.number().int(),
        })
        .nullable(),
    }),
  }),
  uploadScans: action({
    summary: '主人在门口做的:扫卡、勾名单、撤回、加一位、签退(没网络时先存着,按先后各上传一次)',
    access: hostOfActivity('activityId'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({
      activityId: id,
      /** By how many seconds her phone's clock was behind the cloud's when she opened the desk; below zero, ahead. */
      clockBehind: z.number().int().min(-86_400).max(86_400).default(0),
      /** Needed for what is entered after the window. */
      why: line(60).optional(),
      deeds: z
        .array(
          z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('scan'), nonce, at: moment, code: privateField(scanned) }),
            z.strictObject({ kind: z.literal('tick'), nonce, at: moment, personId: id }),
            z.strictObject({ kind: z.literal('undo'), nonce, at: moment, personId: id }),
            /** Somebody without a phone, a card or a place on the roll. */
            z.strictObject({ kind: z.literal('walkIn'), nonce, at: moment, name: privateField(line(20)) }),
            z.strictObject({
              kind: z.literal('out'),
              nonce,
              at: moment,
              personId: id,
              lineIds: z.array(id).max(8).default([]),
            }),
          ]),
        )
        .min(1)
        .max(100),
    }),
    output: z.object({
      activityId: id,
      results: privateField(
        z.array(
          z.object({
            nonce: z.string(),
            did: z.enum(['in', 'again', 'confirmed', 'undone', 'out', 'refused']),
            personId: id.nullable(),
            name: z.string().nullable(),
            why: z.enum(DEED_REFUSALS).nullable(),
          }),
        ),
      ),
      arrived: z.number().int(),
      /** By how many seconds her phone's clock is behind, where that is worth a word: what she did is noted by the cloud's clock. */
      clockNote: z.number().int().nullable(),
    }),
  }),
  judgeCheckIns: action({
    summary: '核实或者不算存疑的签到,写明为什么',
    access: keeperOfActivity('activityId', 'township'),
    effect: 'write',
    input: z.strictObject({ activityId: id, personIds: some, verdict: z.enum(VERDICTS), why: line(100) }),
    output: z.object({ activityId: id, arrived: z.number().int() }),
  }),
  excuse: action({
    summary: '没来的、临时退了的人有缘由(生病、台风),不记一次',
    access: keeperOfActivity('activityId', 'township'),
    effect: 'write',
    input: z.strictObject({ activityId: id, personIds: some, why: line(100) }),
    output: z.object({ activityId: id }),
  }),
  spotChecks: action({
    summary: '签到值得抽查的活动(手动的多、几秒里来得多、还没人核实)',
    access: staffOver('orgId', 'township'),
    effect: 'read',
    input: z.strictObject({ orgId: id }),
    output: z.object({
      activities: z.array(
        z.object({
          activityId: id,
          title: z.string(),
          homeName: z.string(),
          endsAt: moment,
          why: z.array(z.enum(SPOT_CHECKS)),
          persons: z.number().int(),
        }),
      ),
    }),
  }),
  endSpotCheck: action({
    summary: '抽查过了:写一句看到什么,这场就不再列着',
    access: staffOver('orgId', 'township'),
    effect: 'write',
    input: z.strictObject({ orgId: id, activityId: id, why: line(100) }),
    output: z.object({ activityId: id }),
  }),
  cards: action({
    summary: '给名单上没有手机的人印纸卡',
    access: hostOfActivity('activityId'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ activityId: id, personIds: some }),
    output: z.object({
      cards: privateField(z.array(z.object({ personId: id, name: z.string().nullable(), text: z.string() }))),
    }),
  }),
  myCode: action({
    summary: '我的码(或者我替她报名的家人的码),给主人扫',
    access: resident,
    effect: 'write',
    sealed: true,
    input: z.strictObject({ personId: id.optional() }),
    output: z.object({ name: privateField(z.string().nullable()), text: privateField(z.string()), since: moment }),
  }),
  renewMyCode: action({
    summary: '换一个新的码,旧的(和旧纸卡)不能再用',
    access: resident,
    effect: 'write',
    sealed: true,
    input: z.strictObject({ personId: id.optional() }),
    output: z.object({ name: privateField(z.string().nullable()), text: privateField(z.string()), since: moment }),
  }),
}
