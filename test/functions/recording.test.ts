import { talkativeJpeg } from '../kit/pictures/jpeg'
import { pngOf } from '../kit/pictures/png'
import { type Caller, type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { HELD, held } from './scenarios/recording'
import { filesBelow } from './traces'

jest.setTimeout(60_000)

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set('2027-05-19T13:05:00+08:00')
  await fetch(`${house.url}/local/open-api`, { method: 'DELETE' })
})
afterAll(() => house.close())

const HOST = openidOf('hostOfThisHome')
const host = () => house.as(HOST)
const id = (caller: Caller): string => county.personIds[caller]
const refused = (code: string, field?: string) => ({ ok: false, error: { code, ...(field ? { field } : {}) } })
const script = async (api: string, plan: object): Promise<void> => {
  const body = JSON.stringify({ api, ...plan })
  await fetch(`${house.url}/local/open-api`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
}
const record = (as: Caller = 'visitor') => house.as(openidOf(as)).call('activity', 'record', { activityId: HELD })
const desk = () => host().call('activity', 'recordDesk', { activityId: HELD })
const stored = () => filesBelow(house.dataDir).filter((file) => /\.(jpg|png)$/.test(file) && file.includes('public'))

async function bring(persons: string[], childrenOf: string[] = [], bytes = pngOf(12, 8), name = 'photo.png') {
  const fileId = await host().upload(name, bytes)
  return house.ask(HOST, 'activity.addPhoto', { activityId: HELD, fileId, persons, childrenOf })
}
const save = (more: object = {}) =>
  house.ask(HOST, 'activity.saveRecord', { activityId: HELD, summary: '聊得开心。', thanks: '谢谢你来。', ...more })
const seat = (more: object = {}) => ({ n: 1, at: '2027-05-11T10:00:00+08:00', req: 'request-held', ...more })
const came = { in: { id: 'check-in', at: '2027-05-19T10:02:00+08:00', way: 'code', state: 'valid' } }
const agreed = { photo: '2027-05-11T10:00:00+08:00' }
type Row = Record<string, unknown>
const inboxOf = async (personId: string): Promise<Row[]> => {
  await house.drain()
  return ((await house.dump()).inbox ?? []).filter((entry) => entry.personId === personId)
}

describe('the words', () => {
  it('stand for everybody, and whoever was checked in is thanked once, however often they are put right', async () => {
    await held(house, county)
    expect((await save()).reply).toMatchObject({ ok: true, data: { written: 'written', thanked: 1 } })
    expect((await save({ summary: '聊得开心,茶也好喝。' })).reply.ok).toBe(true)
    expect((await record()).written).toMatchObject({ summary: '聊得开心,茶也好喝。', thanks: '谢谢你来。' })
    expect(await inboxOf(id('resident'))).toMatchObject([{ kind: 'thanks', about: { activityId: HELD } }])
  })

  it('are not published while WeChat does not answer', async () => {
    await held(house, county)
    await script('security.msgSecCheck', { refuse: { errCode: -1, errMsg: 'system error' }, times: 9 })
    expect((await save()).reply).toMatchObject(refused('TEXT_NOT_CHECKED', 'summary'))
    expect((await record()).written).toBeNull()
  })

  it.each([
    ['2027-05-22T11:59:00+08:00', 'written'],
    ['2027-05-22T12:01:00+08:00', 'late'],
  ])('written at %s are %s, 72 hours after the end', async (at, written) => {
    await held(house, county)
    await house.cloud.clock.set(at)
    expect((await save()).reply).toMatchObject({ ok: true, data: { written } })
    await house.cloud.clock.set('2027-06-01T09:00:00+08:00')
    expect((await save({ summary: '补一句。' })).reply).toMatchObject({ ok: true, data: { written } })
  })

  it('wait until it has begun', async () => {
    await held(house, county, { startsAt: '2027-05-19T14:00:00+08:00', endsAt: '2027-05-19T16:00:00+08:00' })
    expect((await save()).reply).toMatchObject(refused('ACTIVITY_NOT_YET'))
  })
})

describe('a photo', () => {
  it('is seen with WeChat’s pass alone, without where it was taken', async () => {
    await held(house, county)
    expect((await bring([id('resident')], [], talkativeJpeg(40, 30), 'photo.jpg')).reply).toMatchObject({
      ok: true,
      data: { state: 'waiting' },
    })
    expect((await record()).photos).toEqual([])
    await house.verdictComes()
    const [photo = ''] = (await record()).photos
    const bytes = await (await fetch(`${house.url}/storage/${photo.split('/').slice(3).join('/')}`)).text()
    expect(bytes).not.toMatch(/GPS|Exif|comment/)
  })

  it('that WeChat will not have goes, and its host is told', async () => {
    await held(house, county)
    await script('security.mediaCheckAsync', { result: { result: { suggest: 'risky' } } })
    await bring([])
    await house.verdictComes()
    expect(await desk()).toMatchObject({ photos: [], waiting: [], refused: [{ why: 'unfit' }] })
    expect(await inboxOf(id('hostOfThisHome'))).toMatchObject([{ kind: 'photoRefused' }])
    expect(stored()).toEqual([])
  })

  it('without a verdict is never seen, and given up after a day', async () => {
    await held(house, county)
    await script('security.mediaCheckAsync', { refuse: { errCode: -1, errMsg: 'system error' }, times: 1000 })
    await bring([])
    for (let hours = 0; hours < 26; hours += 1) await house.cloud.clock.forward(3_600_000)
    expect((await record()).photos).toEqual([])
    expect(await desk()).toMatchObject({ waiting: [], refused: [{ why: 'unanswered' }] })
  })

  it('shows nobody who has not agreed, and nobody who has no place there', async () => {
    await held(house, county, { seats: { [id('resident')]: seat(came) } })
    expect((await bring([id('resident')])).reply).toMatchObject(refused('PHOTO_NOT_AGREED', 'persons'))
    expect((await bring([id('formerHost')])).reply).toMatchObject(refused('PHOTO_NOT_AGREED', 'persons'))
    await house.as(openidOf('resident')).call('activity', 'agreeToPhotos', { activityId: HELD, agree: true })
    expect((await bring([id('resident')])).reply.ok).toBe(true)
  })

  it('shows who has no phone once whoever entered her has asked her and written it down, and nobody else may say it', async () => {
    const grandmother = { schema: 1, version: 1, outbox: [], phoneToken: null, villageId: null, roles: [] }
    await house.plant('persons', {
      ...grandmother,
      _id: 'chen-apo',
      name: '陈阿婆',
      createdAt: '2027-05-01T09:00:00+08:00',
    })
    const seats = { 'chen-apo': seat({ ...came, by: id('hostOfThisHome') }), [id('resident')]: seat(came) }
    await held(house, county, { seats })
    const says = (caller: 'hostOfThisHome' | 'resident', personId: string, agree = true) =>
      house.as(openidOf(caller)).ask('activity', 'agreeToPhotos', { activityId: HELD, agree, personId })
    expect(await says('resident', 'chen-apo')).toMatchObject(refused('NOT_FOUND'))
    expect(await says('hostOfThisHome', id('resident'))).toMatchObject(refused('NOT_FOUND', 'personId'))
    expect((await desk()).people).toMatchObject([
      { personId: 'chen-apo', agreed: false, mayAsk: true },
      { personId: id('resident'), agreed: false, mayAsk: false },
    ])
    await says('hostOfThisHome', 'chen-apo')
    const stands = async () =>
      (await house.dump()).activities?.find(({ _id }) => _id === HELD)?.seats as Record<string, Row>
    expect((await stands())['chen-apo']).toMatchObject({ photoBy: id('hostOfThisHome') })
    expect((await bring(['chen-apo'])).reply.ok).toBe(true)
    await says('hostOfThisHome', 'chen-apo', false)
    expect((await stands())['chen-apo']).not.toHaveProperty('photo')
    expect((await bring(['chen-apo'])).reply).toMatchObject(refused('PHOTO_NOT_AGREED'))
  })

  it('shows no child with the yellow sticker: its guardian has not agreed, or took it back', async () => {
    const consent = { version: 1, at: '2027-05-01T10:00:00+08:00' }
    const lines = (consents: object) => [{ id: 'line-1', token: 'sealed', consents, req: 'request-line' }]
    await held(house, county, { seats: { [id('resident')]: seat({ ...came, ...agreed, n: 2, lines: ['line-1'] }) } })
    const withChild = () => bring([], [id('resident')])
    for (const consents of [{ join: consent }, { photo: { ...consent, withdrawnAt: consent.at } }]) {
      await house.change('persons', id('resident'), { family: { lines: lines(consents), adults: [] } })
      expect((await desk()).people).toMatchObject([{ children: 1, sticker: true }])
      expect((await withChild()).reply).toMatchObject(refused('PHOTO_OF_CHILD', 'childrenOf'))
    }
    await house.change('persons', id('resident'), { family: { lines: lines({ photo: consent }), adults: [] } })
    expect((await desk()).people).toMatchObject([{ children: 1, sticker: false }])
    expect((await withChild()).reply.ok).toBe(true)
  })

  it('is one of nine', async () => {
    await held(house, county)
    for (let n = 0; n < 9; n += 1) expect((await bring([], [], pngOf(10 + n, 10), `p${n}.png`)).reply.ok).toBe(true)
    expect((await bring([], [], pngOf(30, 10), 'p9.png')).reply).toMatchObject(refused('PICTURES_FULL'))
  })

  it('that shows her comes down when she takes her consent back, shown or waiting, and a tombstone stays', async () => {
    await held(house, county)
    await bring([id('resident')])
    await bring([], [], pngOf(20, 20), 'tea.png')
    await house.verdictComes()
    await script('security.mediaCheckAsync', { resultAfterMs: 3_600_000 })
    await bring([id('resident')], [], pngOf(21, 20), 'late.png')
    await house.as(openidOf('resident')).call('activity', 'agreeToPhotos', { activityId: HELD, agree: false })
    const after = await record('resident')
    expect(after).toMatchObject({ takenDown: 1, mine: { agreed: false } })
    expect(after.photos).toHaveLength(1)
    expect(stored()).toHaveLength(1)
    // The verdict about one that is gone changes nothing.
    await house.cloud.clock.forward(3_700_000)
    expect((await record()).photos).toHaveLength(1)
    expect((await bring([id('resident')])).reply).toMatchObject(refused('PHOTO_NOT_AGREED'))
  })

  it('of a child comes down within a minute after its guardian takes her consent back', async () => {
    const guardian = house.as(openidOf('resident'))
    const words = { nickname: '小满', ageBand: '7-12' as const, allergy: null }
    const { lineId } = await guardian.call('member', 'addChild', { ...words, join: 2, photo: 1 })
    await held(house, county, { seats: { [id('resident')]: seat({ ...came, n: 2, lines: [lineId] }) } })
    await bring([], [id('resident')])
    await house.verdictComes()
    expect((await record()).photos).toHaveLength(1)
    await guardian.call('member', 'consent', { lineId, purpose: 'photo', version: null })
    await house.cloud.clock.forward(120_000)
    expect(await record()).toMatchObject({ photos: [], takenDown: 1 })
    expect(stored()).toEqual([])
  })

  it('comes down by the timer where her call broke off', async () => {
    await held(house, county)
    await bring([id('resident')])
    await house.verdictComes()
    await house.plan({ match: { action: 'database.modifyDocument', collection: 'activityRecords' }, kind: 'refuse' })
    const input = { activityId: HELD, agree: false }
    await house.ask(openidOf('resident'), 'activity.agreeToPhotos', input)
    await house.cloud.clock.forward(120_000)
    expect(await record()).toMatchObject({ photos: [], takenDown: 1 })
  })

  it('is taken down by its host or her township, and not by others', async () => {
    await held(house, county)
    await bring([])
    await house.verdictComes()
    const [photo] = (await desk()).photos
    const input = { activityId: HELD, photoId: photo?.id ?? '' }
    expect((await house.ask(openidOf('resident'), 'activity.takeDownPhoto', input)).reply.ok).toBe(false)
    await house.as(openidOf('townshipOfficer')).call('activity', 'takeDownPhoto', input)
    expect(await record()).toMatchObject({ photos: [], takenDown: 1 })
    expect(stored()).toEqual([])
  })
})

describe('hearts', () => {
  const rate = (who: Caller, hearts: number) => house.ask(openidOf(who), 'activity.rate', { activityId: HELD, hearts })
  const three: Caller[] = ['resident', 'formerHost', 'villageOfficer']

  it('are of those who came, one time each, and told only when nobody’s can be guessed', async () => {
    const seats = Object.fromEntries(three.map((who) => [id(who), seat(came)]))
    await held(house, county, { seats: { ...seats, [id('townshipOfficer')]: seat() } })
    expect((await rate('townshipOfficer', 5)).reply).toMatchObject(refused('DIDNT_COME'))
    expect((await rate('unitOfficer', 5)).reply).toMatchObject(refused('NOT_FOUND'))
    await rate('resident', 1)
    await rate('resident', 5)
    await rate('formerHost', 4)
    expect((await record()).hearts).toBeNull()
    await rate('villageOfficer', 4)
    expect((await record()).hearts).toEqual({ mean: 4.3, count: 3 })
    expect((await record('resident')).mine).toMatchObject({ came: true, hearts: 5 })
  })

  it('of one person from two phones at once count once', async () => {
    await held(house, county)
    await Promise.all([rate('resident', 3), rate('resident', 5)])
    const [row] = ((await house.dump()).activities ?? []).filter(({ _id }) => _id === HELD)
    const { hearts, seats } = row as unknown as {
      hearts: { sum: number; count: number }
      seats: Record<string, { hearts: number }>
    }
    expect(hearts).toEqual({ sum: seats[id('resident')]?.hearts, count: 1 })
  })
})
