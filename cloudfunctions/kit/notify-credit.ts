import type { Stored } from './documents'
import { edit } from './edit'
import { change, command, create, find, read } from './store'

/**
 * How many of WeChat's one-time messages a person still lets through: one for each time she said yes. WeChat has no way to ask, so we count
 * (rules-that-bind 9). Her account's id is the document's.
 */
export interface NotifyCreditDocument extends Stored {
  /** By template; absent before she first said yes. */
  left?: Record<string, number>
  /** She wants none for now, whatever is left. */
  quiet: boolean
  /** The calls that counted, so that a retry counts nothing twice. */
  countedIn: string[]
}

/** WeChat may keep more; a phone that reports a thousand acceptances gets no thousand tries. */
export const MOST_CREDITS = 30
const CALLS_KEPT = 20

export interface Credit {
  left: number
  quiet: boolean
}

export async function creditOf(accountId: string, templateId: string): Promise<Credit> {
  const standing = await read<NotifyCreditDocument>('notifyCredits', accountId, ['left', 'quiet'])
  return { left: standing?.left?.[templateId] ?? 0, quiet: standing?.quiet ?? false }
}

/** Those of the accounts that let a message through now. */
export async function accountsWithCredit(accountIds: readonly string[], templateId: string): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set()
  const standing = await find<NotifyCreditDocument>('notifyCredits', {
    where: { _id: command.in([...new Set(accountIds)]) },
    fields: ['left', 'quiet'],
    limit: 1000,
  })
  return new Set(standing.filter(({ left, quiet }) => !quiet && (left?.[templateId] ?? 0) > 0).map(({ _id }) => _id))
}

/** Counts what she answered WeChat's sheet: a yes lets one message more through, a ban none any more; a no leaves what was there. */
export async function countAnswer(
  accountId: string,
  templateId: string,
  answer: 'accept' | 'reject' | 'ban',
  requestId: string,
): Promise<void> {
  if (answer === 'reject') return
  const first = { left: { [templateId]: answer === 'accept' ? 1 : 0 }, quiet: false, countedIn: [requestId] }
  const standing =
    (await read<NotifyCreditDocument>('notifyCredits', accountId)) ??
    ((await create<NotifyCreditDocument>('notifyCredits', { _id: accountId, schema: 1, ...first }, undefined))
      ? null
      : await read<NotifyCreditDocument>('notifyCredits', accountId))
  if (standing === null) return
  await edit('notifyCredits', standing, undefined, ({ left, countedIn }) => {
    if (countedIn.includes(requestId)) return null
    const counted = answer === 'ban' ? 0 : Math.min(MOST_CREDITS, (left?.[templateId] ?? 0) + 1)
    return { [`left.${templateId}`]: counted, countedIn: [...countedIn, requestId].slice(-CALLS_KEPT) }
  })
}

/** Whether WeChat may knock at all. What is left stays counted. */
export async function setQuiet(accountId: string, quiet: boolean): Promise<void> {
  const other = { quiet: command.neq(quiet) }
  if (await change('notifyCredits', accountId, other, { quiet })) return
  const none = { _id: accountId, schema: 1, quiet, countedIn: [] }
  if (await create<NotifyCreditDocument>('notifyCredits', none, undefined)) return
  await change('notifyCredits', accountId, other, { quiet })
}

/** Takes one in one guarded write; false when none is left. Taken before the message is sent: what a crash leaves unsent is never sent twice. */
export function takeCredit(accountId: string, templateId: string): Promise<boolean> {
  const field = `left.${templateId}`
  return change('notifyCredits', accountId, { [field]: command.gte(1), quiet: false }, { [field]: command.inc(-1) })
}

/** WeChat sent nothing and took nothing. */
export async function giveCreditBack(accountId: string, templateId: string): Promise<void> {
  await change('notifyCredits', accountId, {}, { [`left.${templateId}`]: command.inc(1) })
}

/** WeChat says that she lets none through, whatever we have counted. */
export async function forgetCredit(accountId: string, templateId: string): Promise<void> {
  await change('notifyCredits', accountId, {}, { [`left.${templateId}`]: 0 })
}
