import type { Notice, NoticeKind } from '../../../domain/notice'
import { plantActivity } from '../activities'
import { type Caller, type County, openidOf, PRIVATE } from '../county'
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

const made = { entryId: '', activityId: '' }

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

/** The resident has told her number, an activity of the home changed, no message reached her, and the job has looked at it. */
export async function toCall(house: House, county: County, kind: NoticeKind = 'activityMoved'): Promise<string> {
  const { homeId, personIds } = county
  const told = { name: '方静', phone: PRIVATE.residentPhone }
  await house.as(openidOf('resident')).call('member', 'introduce', told, 'request-before-call')
  made.activityId = await plantActivity(house, { homeId })
  await tell(house, county, personIds.resident, kind, { activityId: made.activityId, title: '端午包粽子' })
  const { inbox = [] } = await house.dump()
  for (const { _id, about } of inbox)
    if ((about as Notice['about']).activityId === made.activityId)
      await house.change('inbox', String(_id), { callFor: made.activityId })
  return made.activityId
}

export const callingScenarios = {
  callList: [
    {
      as: 'hostOfThisHome',
      input: () => ({ activityId: made.activityId }),
      before: async (house, county) => void (await toCall(house, county)),
    },
  ],
  callNumber: [
    {
      as: 'hostOfThisHome',
      input: ({ personIds }) => ({ activityId: made.activityId, personId: personIds.resident }),
      before: async (house, county) => void (await toCall(house, county)),
      versionsMayDiffer: true,
    },
  ],
  called: [
    {
      as: 'hostOfThisHome',
      input: ({ personIds }) => ({ activityId: made.activityId, personId: personIds.resident }),
      before: async (house, county) => void (await toCall(house, county)),
    },
  ],
} satisfies Partial<ScenariosOf<'activity'>>
