import { give } from '../../cloudfunctions/activity/roster/give'
import { type ActivityDocument, emptyRoster } from '../../cloudfunctions/kit/activity-document'
import { change, command, create, read } from '../../cloudfunctions/kit/store'
import { withGateway } from './gateway'

/* Fifty people at one moment for ten places and five on the waitlist: with the guards, and what happens without them. */
withGateway()

const PEOPLE = Array.from({ length: 50 }, (_, i) => `p${i + 1}`)
const PLACES = 10
const WAITLIST = 5
const AT = new Date('2027-05-19T13:00:00+08:00')
const source = (actor: string) => ({ actor, action: 'activity.signUp', requestId: `request-of-${actor}-000` })

let made = 0
async function activity(): Promise<string> {
  made += 1
  const _id = `race-${made}`
  const rules = { capacity: PLACES, waitlistMax: WAITLIST, audience: 'everyone' } as const
  await create<ActivityDocument>(
    'activities',
    {
      _id,
      ...rules,
      ...emptyRoster(rules),
      state: 'published',
      path: 'C/T1/V1/',
      opensAt: new Date('2027-05-17T09:00:00+08:00'),
      closesAt: new Date('2027-05-22T12:00:00+08:00'),
      startsAt: new Date('2027-05-22T19:00:00+08:00'),
      endsAt: new Date('2027-05-22T21:00:00+08:00'),
    } as unknown as ActivityDocument,
    source('host'),
  )
  return _id
}

const wishOf = (id: string) => ({
  id,
  ids: [id],
  lines: [],
  n: 1,
  req: `request-of-${id}-000`,
  waitsFirst: false,
  livesHere: true,
  townshipPath: 'C/T1/',
})
const standing = async (id: string) => (await read<ActivityDocument>('activities', id)) as ActivityDocument

/** How sign-ups are written elsewhere (research/peers 6): look whether there is room, then write. */
async function lookThenWrite(activityId: string, id: string): Promise<void> {
  const { left } = await standing(activityId)
  if (left < 1) return
  const seat = { n: 1, at: AT, req: `request-of-${id}-000` }
  await change('activities', activityId, {}, { [`seats.${id}`]: command.set(seat), left: left - 1 }, source(id))
}

test('with the guards off, looking first and writing then gives away more places than there are', async () => {
  const activityId = await activity()
  await Promise.all(PEOPLE.map((id) => lookThenWrite(activityId, id)))
  expect(Object.keys((await standing(activityId)).seats ?? {}).length).toBeGreaterThan(PLACES)
})

test('with the guards on, exactly as many sit as there are places, and exactly as many wait as may', async () => {
  const activityId = await activity()
  const given = await Promise.all(PEOPLE.map((id) => give(activityId, wishOf(id), AT, source(id))))
  const { seats = {}, waiting, left, waitLeft } = await standing(activityId)
  expect([Object.keys(seats).length, waiting.length, left, waitLeft]).toEqual([PLACES, WAITLIST, 0, 0])
  const got = (kind: string | null) => PEOPLE.filter((_, i) => given[i] === kind)
  expect(got('seat').sort()).toEqual(Object.keys(seats).sort())
  expect(got('waiting').sort()).toEqual(waiting.map(({ id }) => id).sort())
  expect(got(null)).toHaveLength(PEOPLE.length - PLACES - WAITLIST)
})

test('one person who taps ten times at once has one place', async () => {
  const activityId = await activity()
  await Promise.all(Array.from({ length: 10 }, () => give(activityId, wishOf('p1'), AT, source('p1'))))
  const { seats = {}, waiting, left } = await standing(activityId)
  expect([Object.keys(seats), waiting, left]).toEqual([['p1'], [], PLACES - 1])
})
