import { z } from 'zod'
import { CLAIM_WAYS } from '../../domain/claim'
import { FORMER_LEADS } from '../../domain/hosting'
import { HOST_ROLES, MEMBER_LEVELS } from '../../domain/micro-home'
import { hostOf, keeperOf, resident, staffOverHome } from '../access'
import { action } from '../action'
import { id, line, moment } from '../fields'
import { madeCode } from '../made-code'

/** Who claimed a person, for those who may take it back. */
const claimTold = z.object({
  claimId: id,
  how: z.enum(CLAIM_WAYS),
  at: moment,
  undoUntil: moment,
  byName: z.string().nullable(),
  /** After the seven days: she asked the officers to end it; one officer has said so, another one has yet to. */
  asked: z.boolean(),
  waitsForSecond: z.boolean(),
})
const oneHome = z.strictObject({ homeId: id })
const done = z.object({ homeId: id })

/** Who hosts a home: inviting, handing the lead over in two steps, going (C05). */
export const hosting = {
  hosts: action({
    summary: '一个微家的主人、结对执委和正在进行的交接',
    access: keeperOf('homeId', 'village'),
    effect: 'read',
    input: oneHome,
    output: z.object({
      homeId: id,
      name: z.string(),
      villageName: z.string(),
      townshipName: z.string(),
      hosts: z.array(
        z.object({
          personId: id,
          name: z.string(),
          role: z.enum(HOST_ROLES),
          since: moment,
          claimed: z.boolean(),
          /** She who asks. */
          mine: z.boolean(),
          claim: claimTold.nullable(),
        }),
      ),
      members: z.array(
        z.object({
          personId: id,
          name: z.string(),
          level: z.enum(MEMBER_LEVELS),
          claimed: z.boolean(),
          claim: claimTold.nullable(),
        }),
      ),
      /** The lead has been offered to this host. */
      offered: z.object({ toPersonId: id, toMe: z.boolean(), at: moment }).nullable(),
      /** What the caller is here: the lead, another host, or an officer over the home (who may be a host as well). */
      iAm: z.enum(['leadHost', 'host', 'officer']),
      isOfficer: z.boolean(),
    }),
  }),
  invitePerson: action({
    summary: '给一位待认领的主人或执委出一个认领编号',
    access: keeperOf('homeId', 'village'),
    effect: 'write',
    sealed: true,
    input: z.strictObject({ homeId: id, personId: id }),
    output: madeCode,
  }),
  inviteHost: action({
    summary: '邀请一位姐妹一起当主人',
    access: keeperOf('homeId', 'village'),
    effect: 'write',
    sealed: true,
    input: oneHome,
    output: madeCode,
  }),
  offerLead: action({
    summary: '牵头的主人把家交给另一位(第一步)',
    access: hostOf('homeId'),
    effect: 'write',
    input: z.strictObject({ homeId: id, toPersonId: id }),
    output: done,
  }),
  acceptLead: action({
    summary: '接手当牵头的主人(第二步)',
    access: hostOf('homeId'),
    effect: 'write',
    input: oneHome,
    output: done,
  }),
  endOffer: action({
    summary: '不接手,或者牵头的主人收回交接',
    access: hostOf('homeId'),
    effect: 'write',
    input: oneHome,
    output: done,
  }),
  resign: action({
    summary: '不再当这个家的主人(牵头的要先交接)',
    access: resident,
    effect: 'write',
    input: oneHome,
    output: done,
  }),
  removeHost: action({
    summary: '请一位主人离开(牵头的主人或妇联干部)',
    access: keeperOf('homeId', 'village'),
    effect: 'write',
    input: z.strictObject({ homeId: id, personId: id }),
    output: done,
  }),
  appointLead: action({
    summary: '原来牵头的不在了:镇街妇联另定一位牵头的主人',
    access: staffOverHome('homeId', 'township'),
    effect: 'write',
    input: z.strictObject({ homeId: id, personId: id, formerLead: z.enum(FORMER_LEADS), reason: line(200) }),
    output: done,
  }),
}
