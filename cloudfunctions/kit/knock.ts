import { WORTH_A_CALL } from '../../domain/notice'
import type { PersonDocument } from './documents'
import type { InboxDocument } from './inbox'
import { type NoticeTemplate, neutralMessage, noticeTemplate } from './notice-template'
import { accountsWithCredit, forgetCredit, giveCreditBack, takeCredit } from './notify-credit'
import { change, command, find } from './store'
import { sendMessage } from './wechat'

/** account -> second account -> third: claims are not stacked higher (kit/claim). */
const LONGEST_CHAIN = 3

/**
 * Knocks through WeChat at those whose inbox holds something new: one neutral message a person, however much waits. At most once for an entry:
 * it is taken off the list before anything is sent, so that two ticks at once or a crash in between lose a message and never send it twice; the
 * entry itself stays in her inbox. Whom no message reached stands on the hosts' list of calls, where it is worth one.
 */
export async function knock(at: Date, limit: number): Promise<void> {
  const waiting = await find<InboxDocument>('inbox', {
    where: { knock: command.lte(at) },
    fields: ['personId', 'kind', 'about', 'readAt'],
    limit,
  })
  if (waiting.length === 0) return
  const template = noticeTemplate()
  const doors = template ? await doorsOf([...new Set(waiting.map(({ personId }) => personId))], template) : new Map()
  for (const entries of byPerson(waiting)) {
    const taken: InboxDocument[] = []
    for (const entry of entries) if (await takeOff(entry)) taken.push(entry)
    const unread = taken.filter(({ readAt }) => readAt === null)
    const door = doors.get(entries[0]?.personId)
    if (unread.length === 0 || !template || !door) continue
    if (await knockAt(door, template, at))
      for (const { _id } of unread) await change('inbox', _id, {}, { reachedAt: at, callFor: command.remove() })
  }
}

/** Off the list of those who wait, and on the list of calls until somebody knows better. False when another tick was faster. */
function takeOff({ _id, kind, about, readAt }: InboxDocument): Promise<boolean> {
  const toCall = readAt === null && about.activityId !== undefined && WORTH_A_CALL.has(kind)
  const patch = { knock: command.remove(), ...(toCall ? { callFor: about.activityId } : {}) }
  return change('inbox', _id, { knock: command.exists(true) }, patch)
}

interface Door {
  accountId: string
  openid: string
}

async function knockAt({ accountId, openid }: Door, template: NoticeTemplate, at: Date): Promise<boolean> {
  if (!(await takeCredit(accountId, template.id))) return false
  const outcome = await sendMessage(openid, neutralMessage(template, at))
  if (outcome === 'spent') await forgetCredit(accountId, template.id)
  if (outcome === 'refused') await giveCreditBack(accountId, template.id)
  return outcome === 'sent'
}

/**
 * Where each person is knocked at: her own account, or the one that claimed her, or the one that claimed that one (换了微信号): the newest that
 * lets a message through.
 */
async function doorsOf(personIds: readonly string[], template: NoticeTemplate): Promise<Map<string, Door>> {
  const ways = new Map(personIds.map((id) => [id, { current: id, doors: [] as Door[] }]))
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const ids = [...new Set([...ways.values()].map(({ current }) => current))].filter((id) => id !== '')
    if (ids.length === 0) break
    const persons = await find<PersonDocument>('persons', {
      where: { _id: command.in(ids) },
      fields: ['openid', 'claim'],
      limit: ids.length,
    })
    const byId = new Map(persons.map((person) => [person._id, person]))
    for (const way of ways.values()) {
      const person = byId.get(way.current)
      if (person?.openid) way.doors.unshift({ accountId: person._id, openid: person.openid })
      way.current = person?.claim && !person.claim.ending ? person.claim.by : ''
    }
  }
  const accounts = [...ways.values()].flatMap(({ doors }) => doors.map(({ accountId }) => accountId))
  const open = await accountsWithCredit(accounts, template.id)
  return new Map(
    [...ways].flatMap(([id, { doors }]) => {
      const door = doors.find(({ accountId }) => open.has(accountId))
      return door ? [[id, door] as const] : []
    }),
  )
}

function byPerson(entries: readonly InboxDocument[]): InboxDocument[][] {
  const groups = new Map<string, InboxDocument[]>()
  for (const entry of entries) groups.set(entry.personId, [...(groups.get(entry.personId) ?? []), entry])
  return [...groups.values()]
}
