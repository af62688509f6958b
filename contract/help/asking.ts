import { z } from 'zod'
import { HELP_ABOUT, HELP_URGENCIES, HELP_WAYS } from '../../domain/help'
import { CASE_STATES } from '../../domain/help-state'
import { ORGANISATION_LEVELS } from '../../domain/organisation'
import { anyone } from '../access'
import { id, line, paragraph } from '../fields'
import { secretAction } from './secret-action'
import { exclusions, kind, newPin, reader, safeContact, ticket } from './words'

/** Where she is, and whether she wants her own township rather than the county in what is protected. `placeId` null: she does not say. */
const where = { placeId: id.nullable(), near: z.boolean() }

/** Before and when she asks. Whoever holds her phone may do this: nothing here tells whether she ever asked before. */
export const asking = {
  whoCanRead: secretAction({
    summary: '发出之前:谁能看到这次求助',
    access: anyone,
    effect: 'read',
    /** `kind` as `kindOf` of her words makes it; the words themselves stay on the phone. */
    input: z.strictObject({ ...kind, ...where, exclude: exclusions }),
    output: z.object({
      /** The office where it will start; null when she keeps everybody out. */
      desk: z.object({ id, name: z.string(), level: z.enum(ORGANISATION_LEVELS) }).nullable(),
      readers: z.array(reader),
      /** County officers who may open it in need, with a typed reason that another officer sees; she sees it too. */
      inNeed: z.array(reader),
      /** Of what she was shown, to give back with `ask`. */
      mark: z.string(),
    }),
  }),
  /** Sealed, unlike the search of villages elsewhere: whom she keeps out says who she is as surely as her words. */
  places: secretAction({
    summary: '找一个村社区、镇街或单位',
    access: anyone,
    effect: 'read',
    input: z.strictObject({ query: line(20) }),
    output: z.object({ places: z.array(z.object({ id, name: z.string(), under: z.string() })) }),
  }),
  ask: secretAction({
    summary: '求助:实名或者匿名,自己的事或者替别人问',
    access: anyone,
    effect: 'write',
    input: z.strictObject({
      ticket,
      ...kind,
      ...where,
      urgency: z.enum(HELP_URGENCIES),
      about: z.enum(HELP_ABOUT),
      way: z.enum(HELP_WAYS),
      text: paragraph(2000),
      /** How to call her; never asked for of whoever asks without a name. */
      name: line(20).nullable(),
      /** Who the other side is, if she wants to say: only to keep away who is close to them. */
      otherName: line(20).nullable(),
      contact: safeContact,
      exclude: exclusions,
      /** Of whoever asks by name: her number code for this request. Not told whether it is a new one. */
      pin: newPin.nullable(),
      /** From `whoCanRead`, for exactly these answers; else READERS_CHANGED. */
      readersMark: z.string().max(64),
      /** She has read that somebody must be told who protects her; needed where `mustBeReported`. */
      toldOfReport: z.boolean(),
    }),
    output: z.object({
      /** Sixteen digits of whoever asks without a name, told now and never again. */
      receipt: z.string().nullable(),
      state: z.enum(CASE_STATES),
      /** Somebody is on duty now and is being called; false means honestly that nobody is. */
      called: z.boolean(),
    }),
  }),
}
