import { slotsInTurn } from '../domain/rotation-plan'
import type { Client, Input, PinnedKey } from './client'
import { client, ServiceRefusal } from './client'
import { plantDuty } from './duty'
import { type Comer, plantLastSaturday, type SeasonClock } from './last-saturday'
import { arrives, NEIGHBOURS, openidOf } from './neighbours'
import { HOST } from './people'
import { DEMO_CLOCK_START } from './stage'

/**
 * A season at 潮音里微家, planted through the contract like everything of the demo: what was last Saturday, what neighbours can sign up for in the week of
 * 19 May 2027, who has done so, and whose turn it is at the door. Every requestId is fixed, so a second planting changes nothing.
 */
export interface SeasonOptions {
  url: string
  sealPublicKeys: readonly PinnedKey[]
  /** The past is lived through by it; it ends where the demo begins. */
  clock: SeasonClock
  onProgress?(words: string): void
}

type Plan = Omit<Input<'activity', 'publish'>, 'homeId' | 'draftId'>
const plan = (title: string, day: string, from: string, to: string, more: Partial<Plan>): Plan => ({
  kind: 'other',
  templateId: null,
  title,
  note: null,
  startsAt: `${day}T${from}:00+08:00`,
  endsAt: `${day}T${to}:00+08:00`,
  opensAt: null,
  closesAt: null,
  freeCancelUntil: null,
  capacity: 20,
  waitlistMax: 10,
  countCompanions: false,
  audience: 'everyone',
  elsewhere: null,
  weekly: null,
  ...more,
})

const SATURDAYS = plan('周六家接待', '2027-05-22', '09:00', '11:00', {
  kind: 'reception',
  note: '有事想说、想问,来坐一坐,泡好了茶等您。',
  capacity: 25,
  weekly: { until: null, except: ['2027-06-12'] },
})
const GATHERING = plan('旗袍扣手作聚会', '2027-05-22', '19:00', '21:00', {
  kind: 'gathering',
  note: '学盘一粒旗袍扣,材料都备好了,海燕带着做,老人家也能来。',
})
const PICTURE_BOOKS = plan('院子里的绘本时间', '2027-05-21', '15:30', '17:00', {
  note: '带三到六岁的孩子来,在院子里一起读绘本。',
  capacity: 8,
  countCompanions: true,
})
const LAW_TEA = plan('普法茶话会:婚姻里的财产', '2027-05-27', '14:00', '16:00', {
  kind: 'quarterly',
  note: '县里的公益律师来坐坐,一边喝茶一边问。',
  capacity: 25,
})

export async function plantSeason(options: SeasonOptions): Promise<void> {
  const { url, sealPublicKeys, clock, onProgress } = options
  const host = client(url, HOST.openid, sealPublicKeys)
  const homeId = (await host.call('member', 'me', {})).homes[0]?.homeId
  if (homeId === undefined) return
  // The turns of June are the last that is planted.
  if ((await host.call('rotation', 'monthPlan', { homeId, month: '2027-06' })).edition > 0) return
  onProgress?.('邻居们来了')
  const comers: Comer[] = []
  for (const i of NEIGHBOURS.keys()) {
    const self = client(url, openidOf(i), sealPublicKeys)
    comers.push({ self, motherId: await arrives(self, i) })
  }
  await asFarAsItGoes('上周六的绣荷包', () => plantLastSaturday(host, homeId, comers, clock), onProgress)
  if (clock.now() < Date.parse(DEMO_CLOCK_START)) await clock.set(DEMO_CLOCK_START)
  await asFarAsItGoes('县妇联的值班', () => plantDuty({ url, sealPublicKeys }), onProgress)
  await asFarAsItGoes('这一季的活动', () => plantThisWeek(host, homeId, comers), onProgress)
}

/** A clock that stands later than this, or a planting that was broken off, leaves out what cannot be done any more. */
async function asFarAsItGoes(what: string, act: () => Promise<void>, onProgress: SeasonOptions['onProgress']) {
  onProgress?.(what)
  try {
    await act()
  } catch (reason) {
    if (!(reason instanceof ServiceRefusal)) throw reason
    onProgress?.(`${what}没有种完:${reason.reply.message}`)
  }
}

async function plantThisWeek(host: Client, homeId: string, comers: readonly Comer[]): Promise<void> {
  const publish = async (name: string, wished: Plan): Promise<string> => {
    const input = { homeId, draftId: null, ...wished }
    return (await host.call('activity', 'publish', input, `demo-season-${name}`)).activityId
  }
  const gathering = await publish('gathering', GATHERING)
  const books = await publish('picture-books', PICTURE_BOOKS)
  for (const [i, comer] of comers.entries()) await comes(comer, i, { gathering, books })
  // Last, so that cards count who has signed up.
  await publish('law-tea', LAW_TEA)
  await publish('saturdays', SATURDAYS)
  await takeTurns(host, homeId)
}

/** Wednesday afternoons and Saturday mornings, as the home says that it is open. */
const DUTY = [
  { weekday: 3, from: 840, to: 960 },
  { weekday: 6, from: 540, to: 660 },
]
const FIRST_TURN = '2027-05-19'

/** 吴海燕 and the committee member who is paired with her home, in turn. */
async function takeTurns(host: Client, homeId: string): Promise<void> {
  for (const month of ['2027-05', '2027-06']) {
    const { team, edition } = await host.call('rotation', 'monthPlan', { homeId, month })
    if (edition > 0) continue
    const people = team.map(({ personId }) => personId)
    const slots = slotsInTurn(month, DUTY, people, FIRST_TURN).map((slot) => ({ ...slot, kind: 'reception' as const }))
    await host.call('rotation', 'makePlan', { homeId, month, seen: edition, slots }, `demo-season-turns-${month}`)
  }
}

/** Two places of the gathering are left, for whoever is quicker; the picture books are full, and one waits. */
async function comes(
  { self, motherId }: Comer,
  i: number,
  { gathering, books }: Record<'gathering' | 'books', string>,
) {
  const id = (what: string): string => `demo-season-${what}-${i + 1}`
  await self.call('activity', 'signUp', { activityId: gathering, places: 1 }, id('gathering'))
  if (motherId !== null) {
    const hers = { activityId: gathering, personId: motherId, places: 1 }
    await self.call('activity', 'signUp', hers, id('gathering-mother'))
  }
  if (i > 2) await self.call('activity', 'signUp', { activityId: books, places: 1 }, id('books'))
}
