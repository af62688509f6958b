import { z } from 'zod'
import { HOME_STATES } from '../../domain/home-state'
import { applicantOf, resident } from '../access'
import { action } from '../action'
import { id, line, moment, position } from '../fields'
import { privateField } from '../private-field'
import { applicationShape, filledApplication, namesParent, takenStep, typedApplication } from './application'

/** How a woman applies for a home from her phone (C02, S02). */
export const applying = {
  saveDraft: action({
    summary: '存下还没写完的微家申请',
    access: resident,
    effect: 'write',
    sealed: true,
    input: z.strictObject({ draftId: id.nullable(), typed: typedApplication }),
    output: z.object({ draftId: id }),
  }),
  draft: action({
    summary: '接着写自己的微家申请',
    access: resident,
    effect: 'read',
    sealed: true,
    input: z.strictObject({ draftId: id }),
    output: z.object({ typed: typedApplication }),
  }),
  dropDraft: action({
    summary: '删掉一份没有提交的微家申请',
    access: resident,
    effect: 'write',
    input: z.strictObject({ draftId: id }),
    output: z.object({}),
  }),
  places: action({
    summary: '按名字或拼音首字母找微家可以设在哪个村社区或单位',
    access: resident,
    effect: 'read',
    input: z.strictObject({ query: line(20) }),
    output: z.object({
      places: z.array(
        z.object({
          id,
          name: z.string(),
          /** The township; of a unit the county. */
          above: z.string(),
          ofUnit: z.boolean(),
          centre: z.object({ longitude: z.number(), latitude: z.number() }),
        }),
      ),
    }),
  }),
  likeThis: action({
    summary: '看看附近有没有差不多的微家',
    access: resident,
    effect: 'read',
    sealed: true,
    input: z.strictObject({
      orgId: id,
      name: line(40),
      address: privateField(line(80)).nullable(),
      position: privateField(position).nullable(),
    }),
    output: z.object({
      /** Public homes only; of a flat nothing but its name is compared. */
      homes: z.array(z.object({ id, name: z.string(), why: z.array(z.enum(['name', 'address', 'near'])) })),
    }),
  }),
  apply: action({
    summary: '提交微家申请',
    access: resident,
    effect: 'write',
    sealed: true,
    input: z.strictObject({ draftId: id.nullable(), ...applicationShape }).refine(namesParent.check, namesParent.error),
    output: z.object({ homeId: id, state: z.enum(HOME_STATES) }),
  }),
  applyAgain: action({
    summary: '补充以后再提交微家申请',
    access: applicantOf('homeId'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ homeId: id, ...applicationShape }).refine(namesParent.check, namesParent.error),
    output: z.object({ homeId: id, state: z.enum(HOME_STATES) }),
  }),
  withdraw: action({
    summary: '撤回自己的微家申请',
    access: applicantOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id }),
    output: z.object({ state: z.enum(HOME_STATES) }),
  }),
  reopen: action({
    summary: '撤回以后三十天里接着申请',
    access: applicantOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id }),
    output: z.object({ state: z.enum(HOME_STATES) }),
  }),
  myApplications: action({
    summary: '我申请过的微家和没写完的申请',
    access: resident,
    effect: 'read',
    input: z.strictObject({}),
    output: z.object({
      drafts: z.array(z.object({ draftId: id, name: z.string(), placeName: z.string(), savedAt: moment })),
      applications: z.array(
        z.object({
          homeId: id,
          name: z.string(),
          placeName: z.string(),
          state: z.enum(HOME_STATES),
          ofUnit: z.boolean(),
          plateNumber: z.string().nullable(),
          since: moment,
        }),
      ),
    }),
  }),
  myApplication: action({
    summary: '我的一份微家申请走到哪一步了',
    access: applicantOf('homeId'),
    effect: 'read',
    sealed: true,
    input: z.strictObject({ homeId: id }),
    output: z.object({
      state: z.enum(HOME_STATES),
      plateNumber: z.string().nullable(),
      steps: z.array(takenStep),
      /** Until when a withdrawn application can be gone on with. */
      reopenUntil: moment.nullable(),
      told: filledApplication,
    }),
  }),
}
