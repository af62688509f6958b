import { readFileSync } from 'node:fs'
import path from 'node:path'
import { checkInCode } from '../domain/scanned-code'
import type { Client, Input } from './client'

/** What the planting of the past needs of the clock that the demo lives by. */
export interface SeasonClock {
  now(): number
  set(iso: string): Promise<unknown>
}

/** Who was there: a neighbour with her own phone, and her mother, who has none. */
export interface Comer {
  self: Client
  motherId: string | null
}

const DAY = '2027-05-15'
const at = (time: string): string => `${DAY}T${time}:00+08:00`
/** The county is planted from this morning on. */
export const SEASON_START = at('08:00')

const PLAN = {
  ...{ kind: 'gathering', templateId: null, title: '立夏绣荷包' },
  note: '一人绣一只荷包,艾草和线都备好了。眼睛不好的老人家,我们帮着穿针。',
  ...{ startsAt: at('14:00'), endsAt: at('16:00'), opensAt: null, closesAt: null, freeCancelUntil: null },
  ...{ capacity: 20, waitlistMax: 10, countCompanions: false, audience: 'everyone', elsewhere: null, weekly: null },
} as const satisfies Omit<Input<'activity', 'publish'>, 'homeId' | 'draftId'>

const RECORD = {
  summary: '来了十六位,最大的八十一岁。一人绣了一只荷包,装上艾草,挂在自家门上。下次想学盘扣,材料已经在备了。',
  thanks: '谢谢您来,荷包记得挂在床头。',
}
/** So many scan the code themselves; two stay away, and the others are ticked by the host. */
const SCAN = 8
const AWAY = 2
const PHOTOS = ['courtyard.jpg', 'room.jpg']
const HEARTS = [5, 5, 4, 5]

/**
 * Last Saturday at the home: the door open, sixteen who came, a record with photos. It is lived through in its order by the clock, since the service writes down
 * nothing that has not happened; a clock that stands later plants nothing of it.
 */
export async function plantLastSaturday(host: Client, homeId: string, comers: readonly Comer[], clock: SeasonClock) {
  if (clock.now() >= Date.parse(PLAN.startsAt)) return
  const id = (what: string): string => `demo-saturday-${what}`
  const input = { homeId, draftId: null, ...PLAN }
  const { activityId } = await host.call('activity', 'publish', input, id('publish'))
  const mothers: string[] = []
  for (const [i, { self, motherId }] of comers.entries()) {
    await self.call('activity', 'signUp', { activityId, places: 1 }, id(`signs-up-${i}`))
    if (motherId === null) continue
    mothers.push(motherId)
    await self.call('activity', 'signUp', { activityId, personId: motherId, places: 1 }, id(`signs-up-mother-${i}`))
  }
  await clock.set(at('13:45'))
  await host.call('rotation', 'open', { homeId, at: at('13:45'), how: 'phone' }, id('opens'))
  const code = await codeOfNow(host, activityId)
  for (const [i, { self }] of comers.slice(0, SCAN).entries())
    await self.call('activity', 'checkIn', { code }, id(`checks-in-${i}`))
  await tickOthers(host, activityId, mothers)
  for (const [i, { self }] of comers.slice(0, HEARTS.length).entries())
    await self.call('activity', 'agreeToPhotos', { activityId, agree: true }, id(`agrees-${i}`))
  await clock.set(at('16:05'))
  await host.call('rotation', 'close', { homeId, at: at('16:05') }, id('closes'))
  for (const [i, name] of PHOTOS.entries()) {
    const fileId = await host.upload(`saturday-${name}`, readFileSync(path.join(__dirname, 'files', name)))
    await host.call('activity', 'addPhoto', { activityId, fileId, persons: [], childrenOf: [] }, id(`photo-${i}`))
  }
  // WeChat's verdict on the photos comes within these minutes, not days later.
  await clock.set(at('16:10'))
  await host.call('activity', 'saveRecord', { activityId, ...RECORD }, id('record'))
  for (const [i, { self }] of comers.slice(0, HEARTS.length).entries())
    await self.call('activity', 'rate', { activityId, hearts: HEARTS[i] ?? 5 }, id(`hearts-${i}`))
}

/** The code that stands on the host's screen now. */
async function codeOfNow(host: Client, activityId: string): Promise<string> {
  const { macs, firstStep, now, stepMs } = await host.call('activity', 'showCode', { activityId })
  const step = Math.floor(Date.parse(now) / stepMs)
  return checkInCode(activityId, step, macs[step - firstStep] ?? '')
}

/** The mothers and whoever else has not scanned, but for those who stay away. */
async function tickOthers(host: Client, activityId: string, mothers: readonly string[]): Promise<void> {
  const { people } = await host.call('activity', 'rollOf', { activityId })
  const out = people.filter((person) => person.in === null).sort((a) => (mothers.includes(a.personId) ? -1 : 1))
  const deeds = out.slice(0, out.length - AWAY).map(({ personId }, i) => ({
    kind: 'tick' as const,
    nonce: `saturday-tick-${String(i).padStart(2, '0')}`,
    at: at('13:45'),
    personId,
  }))
  await host.call('activity', 'uploadScans', { activityId, deeds }, 'demo-saturday-ticks')
}
