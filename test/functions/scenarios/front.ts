import type { Notice, NoticeKind } from '../../../domain/notice'
import { type Caller, type County, openidOf } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

/** Of the test deployment (test/kit/keys). */
export const TEMPLATE = 'new-message'

/** Tells somebody something, as a fact of a change of the home does, and writes it out. */
export async function tell(
  house: House,
  { homeId }: County,
  to: string | string[],
  kind: NoticeKind,
  about: Notice['about'] = { title: '端午包粽子' },
): Promise<void> {
  const at = new Date(house.cloud.clock.now()).toISOString()
  const notices = [{ kind, to: [to].flat(), about }]
  const id = `${kind}-${at}-${[to].flat().join()}`
  const told = { id, at, actor: 'timer', action: 'home.tell', requestId: 'timer', changed: [], notices }
  await house.push('microHomes', homeId, 'outbox', told)
  await house.drain()
}

/** What one was told last. */
export async function lastTold(house: House, caller: Caller): Promise<string> {
  const { entries } = await house.as(openidOf(caller)).call('member', 'inbox', {})
  return entries[0]?.id ?? ''
}

const made = { entryId: '' }

export const inboxScenarios = {
  inbox: [
    {
      as: 'resident',
      input: () => ({}),
      before: (house, county) => tell(house, county, county.personIds.resident, 'promoted'),
    },
  ],
  unread: [{ as: 'resident', input: () => ({}) }],
  markRead: [
    {
      as: 'resident',
      input: () => ({ ids: [made.entryId] }),
      before: async (house, county) => {
        await tell(house, county, county.personIds.resident, 'promoted')
        made.entryId = await lastTold(house, 'resident')
      },
    },
  ],
  countKnocks: [{ as: 'resident', input: () => ({ answers: [{ templateId: TEMPLATE, answer: 'accept' }] }) }],
  wantKnocks: [{ as: 'resident', input: () => ({ wanted: false }) }],
} satisfies Partial<ScenariosOf<'member'>>
