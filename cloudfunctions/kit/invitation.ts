import { CODE_BYTES, codeOf, readCode } from '../../domain/invitation-code'
import type { Role } from '../../domain/role'
import type { Call } from './context'
import type { Stored } from './documents'
import { dayOf, type FactSource } from './outbox'
import { refuse } from './refusal'
import { blindIndex } from './secrets'
import { change, command, create, read } from './store'

/** Safety, "Persons": 128 bits, single use, 72 hours. */
const LIFETIME_MS = 72 * 3_600_000
/** Different codes that one account may try in an hour; typing one again costs nothing. */
const TRIES_AN_HOUR = 10

interface Common extends Stored {
  /** Who made it; what she may no longer do, her codes no longer do either. */
  by: string
  createdAt: Date
  expiresAt: Date
  /** Who used it, once. */
  usedBy?: string
  usedAt?: Date
  /** It was taken back before anybody used it. */
  withdrawn?: { by: string; at: Date }
}
/** Lets one woman claim a person without an account. */
export interface PersonInvitation extends Common {
  kind: 'person'
  homeId: string
  personId: string
  name: string
}
/** Makes her a host of a home. */
export interface HostInvitation extends Common {
  kind: 'host'
  homeId: string
  homeName: string
}
/** Gives her a role that waits for the inviter's word. */
export interface OfficerInvitation extends Common {
  kind: 'officer'
  role: Role
  orgId: string
  orgPath: string
  orgName: string
  until: Date | null
}
/** Shown on her old phone: makes that account's person hers. */
export interface MergeInvitation extends Common {
  kind: 'merge'
  personId: string
}
/** Lets another guardian of a child sign it up too: the line becomes hers as well, under consents of her own. */
export interface GuardianInvitation extends Common {
  kind: 'guardian'
  lineId: string
}
export type Invitation = PersonInvitation | HostInvitation | OfficerInvitation | MergeInvitation | GuardianInvitation
type What<I extends Invitation = Invitation> = I extends Invitation ? Omit<I, keyof Common> : never

export interface MadeCode {
  /** The invitation; not the code, which nobody keeps. */
  id: string
  code: string
  expiresAt: Date
}

/**
 * A new code. It is not stored: it is made of the call and a key, so that a retry is told the same code, and only its keyed digest stands in
 * the database. The day is part of it, as in an audit fact.
 */
export async function invite(call: Call, by: string, what: What): Promise<MadeCode> {
  const source = call.source(by)
  const seed = JSON.stringify([source.action, call.requestId, by, dayOf(call.now), what])
  const code = codeOf(Buffer.from(blindIndex('code', seed), 'base64url').subarray(0, CODE_BYTES))
  const document = { ...what, _id: idOf(code), schema: 1, by, createdAt: call.now, expiresAt: later(call.now) }
  if (await create<Stored>('invitations', document, source))
    return { id: document._id, code, expiresAt: document.expiresAt }
  const standing = await read<Invitation>('invitations', document._id, ['expiresAt'])
  return { id: document._id, code, expiresAt: standing?.expiresAt ?? document.expiresAt }
}

const later = (at: Date): Date => new Date(at.getTime() + LIFETIME_MS)
const idOf = (code: string): string => blindIndex('invitation', code)

/**
 * The invitation behind what somebody typed: open, or used by herself before (her retry). A code that is wrong, used, withdrawn, expired or not
 * one at all is CODE_WRONG after the same reads, and counts as a try.
 */
export async function invitationOf(call: Call, typed: string, personId: string | null): Promise<Invitation> {
  const code = readCode(typed)
  const id = idOf(code ?? '')
  await countTry(call, id)
  const found = await read<Invitation>('invitations', id)
  const unused = found !== null && (found.usedBy === undefined || found.usedBy === personId)
  const usable = unused && found.withdrawn === undefined && call.now < found.expiresAt
  return usable ? found : refuse('CODE_WRONG', 'code')
}

/** Uses an invitation up for this person; false when somebody else was faster. */
export async function useUp(
  invitation: Invitation,
  personId: string,
  call: Call,
  source: FactSource,
): Promise<boolean> {
  if (invitation.usedBy === personId) return true
  const open = { ...UNUSED, expiresAt: command.gt(call.now) }
  if (await change('invitations', invitation._id, open, { usedBy: personId, usedAt: call.now }, source)) return true
  return (await read<Invitation>('invitations', invitation._id, ['usedBy']))?.usedBy === personId
}

/** Guards what may happen to a code only once. */
const UNUSED = { usedBy: command.exists(false), withdrawn: command.exists(false) }

/** Takes a code back that nobody has used; false when somebody has. */
export async function withdraw(invitation: Invitation, by: string, call: Call): Promise<boolean> {
  if (invitation.withdrawn) return true
  const patch = { withdrawn: { by, at: call.now } }
  if (await change('invitations', invitation._id, UNUSED, patch, call.source(by))) return true
  return (await read<Invitation>('invitations', invitation._id, ['withdrawn']))?.withdrawn !== undefined
}

/** Takes one's own code back by its id; false when somebody has used it. */
export async function withdrawOwn(id: string, by: string, call: Call): Promise<boolean> {
  const invitation = await read<Invitation>('invitations', id)
  return invitation?.by === by ? withdraw(invitation, by, call) : true
}

interface Tries extends Stored {
  /** Digests of the codes that were tried. */
  tried: string[]
  at: Date
}

const ROUNDS = 5

/** Counted before the code is looked up, by one guarded write: many guesses at once are no more than ten. */
async function countTry(call: Call, invitationId: string): Promise<void> {
  const hour = call.now.toISOString().slice(0, 13)
  const id = blindIndex('tries', `${call.openid}\n${hour}`)
  const mark = blindIndex('tries', invitationId).slice(0, 22)
  const room = { [`tried.${TRIES_AN_HOUR - 1}`]: command.exists(false), tried: command.neq(mark) }
  const first = { _id: id, schema: 1, tried: [mark], at: call.now }
  for (let attempt = 1; attempt <= ROUNDS; attempt += 1) {
    if (await change('codeTries', id, room, { tried: command.addToSet(mark) })) return
    const standing = await read<Tries>('codeTries', id)
    if (standing?.tried.includes(mark)) return
    if (standing && standing.tried.length >= TRIES_AN_HOUR) return refuse('TOO_MANY_TRIES', 'code')
    // The first try of an hour makes the document; whoever loses that race counts in the one that stands.
    if (!standing && (await create<Tries>('codeTries', first, undefined))) return
  }
  refuse('BUSY')
}
