import { rmSync } from 'node:fs'
import path from 'node:path'
import { plainJpeg, talkativeJpeg } from '../kit/pictures/jpeg'
import { pngOf } from '../kit/pictures/png'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { filesBelow } from './traces'

jest.setTimeout(60_000)

let house: House
let county: County
/** Checks that earlier tests asked for. */
let earlier = 0
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
beforeEach(async () => {
  await house.restore()
  await fetch(`${house.url}/local/open-api`, { method: 'DELETE' })
  rmSync(path.join(house.dataDir, 'files'), { recursive: true, force: true })
  earlier = 0
  earlier = (await checks()).length
})
afterAll(() => house.close())

const HOST = openidOf('hostOfThisHome')
const host = () => house.as(HOST)
const home = () => county.homeId
const view = (as = 'a-visitor') => house.as(as).call('home', 'view', { homeId: home() })
const profile = () => host().call('home', 'profile', { homeId: home() })

async function bring(bytes: Buffer, more: object = {}, name = 'photo.jpg', requestId?: string) {
  const fileId = await host().upload(name, bytes)
  return house.ask(HOST, 'home.addPicture', { homeId: home(), use: 'photo', fileId, ...more }, requestId)
}

async function script(api: string, plan: object): Promise<void> {
  const response = await fetch(`${house.url}/local/open-api`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ api, ...plan }),
  })
  expect(response.ok).toBe(true)
}
const suggest = (verdict: string) => script('security.mediaCheckAsync', { result: { result: { suggest: verdict } } })
const stored = () => filesBelow(house.dataDir).filter((file) => /\.(jpg|png|webp)$/.test(file))
const checks = async () => {
  const response = await fetch(`${house.url}/local/open-api?api=security.mediaCheckAsync`)
  const { calls } = (await response.json()) as { calls: { params: Record<string, string> }[] }
  return calls.slice(earlier)
}

const END = '2027-05-25T12:00:00+08:00'

test('nobody sees a picture before WeChat has passed it; then everybody does, without where it was taken', async () => {
  const { reply } = await bring(talkativeJpeg(40, 30))
  expect(reply).toMatchObject({ ok: true, data: { state: 'waiting' } })
  expect((await view()).photos).toEqual([])
  expect((await profile()).pictures.waiting).toHaveLength(1)
  await house.verdictComes()
  const [photo = ''] = (await view()).photos
  expect(photo).toContain('/public/pictures/')
  const file = await fetch(`${house.url}/storage/${photo.split('/').slice(3).join('/')}`)
  const bytes = Buffer.from(await file.arrayBuffer())
  expect(file.status).toBe(200)
  expect(bytes.toString('latin1')).not.toMatch(/GPS|Exif|comment/)
  expect(bytes).toEqual(Buffer.from(bytes.subarray(0, bytes.indexOf(Buffer.from([0xff, 0xd9])) + 2)))
  // Neither the original nor the copy that waited is left.
  expect(stored().filter((file) => file.includes('staging') || file.includes('waiting'))).toEqual([])
})

test('the check is asked for under the account of whoever brought it, by a link that dies within a minute', async () => {
  await bring(plainJpeg(40, 30))
  const params = (await checks()).at(-1)?.params ?? {}
  expect(params).toMatchObject({ openid: HOST, media_type: 2, version: 2, scene: 1 })
  const [from, until] = (new URL(params.media_url ?? '').searchParams.get('t') ?? '').split('-').map(Number)
  expect((until ?? 0) - (from ?? 0)).toBeLessThanOrEqual(60)
})

test.each(['risky', 'review'])('a picture that is %s goes, and its host is told kindly', async (verdict) => {
  await suggest(verdict)
  await bring(plainJpeg(40, 30))
  await house.verdictComes()
  expect((await view()).photos).toEqual([])
  expect((await profile()).pictures).toMatchObject({
    photos: [],
    waiting: [],
    refused: [{ use: 'photo', why: 'unfit' }],
  })
  expect(stored()).toEqual([])
})

test('a verdict that is none never publishes; the timer asks again', async () => {
  await script('security.mediaCheckAsync', { result: { errcode: -1008, result: {} } })
  await bring(plainJpeg(40, 30))
  await house.verdictComes()
  expect((await view()).photos).toEqual([])
  expect((await profile()).pictures.waiting).toHaveLength(1)
  const asked = (await checks()).length
  for (let minutes = 0; minutes < 45; minutes += 15) await house.cloud.clock.forward(15 * 60_000)
  expect((await checks()).length).toBe(asked + 1)
  await house.verdictComes()
  expect((await view()).photos).toHaveLength(1)
})

test('a service that does not take pictures leaves them waiting: asked again, then given up after a day, never published', async () => {
  await script('security.mediaCheckAsync', { refuse: { errCode: -1, errMsg: 'system error' }, times: 1000 })
  const { reply } = await bring(plainJpeg(40, 30))
  expect(reply).toMatchObject({ ok: true, data: { state: 'waiting' } })
  const before = (await checks()).length
  for (let hours = 0; hours < 23; hours += 1) await house.cloud.clock.forward(3_600_000)
  expect((await checks()).length).toBeGreaterThan(before + 5)
  expect((await checks()).length).toBeLessThan(before + 40)
  expect((await profile()).pictures.waiting).toHaveLength(1)
  for (let hours = 0; hours < 3; hours += 1) await house.cloud.clock.forward(3_600_000)
  expect((await profile()).pictures).toMatchObject({ photos: [], waiting: [], refused: [{ why: 'unanswered' }] })
  expect(stored()).toEqual([])
})

test('a verdict that a client makes up is not heard, even with the right trace', async () => {
  await script('security.mediaCheckAsync', { resultAfterMs: 3_600_000 })
  await bring(plainJpeg(40, 30))
  const [found] = ((await house.dump()).microHomes ?? []).filter(({ _id }) => _id === home())
  const [waiting] = (found?.waitingPictures ?? []) as { traceId: string }[]
  const event = {
    ToUserName: 'wx-test-app',
    FromUserName: HOST,
    CreateTime: 1_810_000_000,
    MsgType: 'event',
    Event: 'wxa_media_check',
    trace_id: waiting?.traceId,
    version: 2,
    errcode: 0,
    result: { suggest: 'pass', label: 100 },
  }
  for (const as of [HOST, 'mallory']) {
    const outcome = await house.cloud.call(as, 'home', event)
    expect(outcome).toMatchObject({ result: { ok: false } })
  }
  expect(await house.callFromFunction('home', event)).toMatchObject({ ok: false })
  expect((await view()).photos).toEqual([])
})

test('nobody else learns the trace of a check', async () => {
  await bring(plainJpeg(40, 30))
  expect(JSON.stringify(await profile())).not.toContain('traceId')
})

test.each([
  [
    'an SVG that is called .jpg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    'PICTURE_UNFIT',
  ],
  ['a GIF that is called .jpg', Buffer.from('GIF89a\u0001\u0000\u0001\u0000;', 'latin1'), 'PICTURE_UNFIT'],
  ['an empty file', Buffer.alloc(0), 'PICTURE_UNFIT'],
  ['more than 5 MB', Buffer.concat([plainJpeg(40, 30), Buffer.alloc(5 * 1024 * 1024)]), 'PICTURE_TOO_LARGE'],
  ['too many pixels', plainJpeg(9_000, 9_000), 'PICTURE_TOO_LARGE'],
])('%s is refused', async (_what, bytes, code) => {
  expect((await bring(bytes)).reply).toMatchObject({ ok: false, error: { code } })
  expect((await profile()).pictures.waiting).toEqual([])
})

test('what hides behind the end of a picture does not come out with it', async () => {
  await bring(Buffer.concat([plainJpeg(40, 30), Buffer.from('<html><script>alert(1)</script></html>PK\u0003\u0004')]))
  await house.verdictComes()
  const [photo = ''] = (await view()).photos
  const bytes = await (await fetch(`${house.url}/storage/${photo.split('/').slice(3).join('/')}`)).text()
  expect(bytes).not.toMatch(/script|PK/)
})

test.each([
  ['another person’s staging folder', (fileId: string) => fileId.replace(HOST, openidOf('resident'))],
  ['a public file', (fileId: string) => fileId.replace(`staging/${HOST}`, 'public/pictures')],
  [
    'a way out of her folder',
    (fileId: string) => fileId.replace(`staging/${HOST}/`, `staging/${HOST}/../${openidOf('resident')}/`),
  ],
  ['nothing', () => 'cloud://test-env.local-test-env/staging/'],
])('a picture comes from her own staging folder, not from %s', async (_what, place) => {
  await house.as(openidOf('resident')).upload('photo.jpg', plainJpeg(40, 30))
  const fileId = place(await host().upload('photo.jpg', plainJpeg(40, 30)))
  const { reply } = await house.ask(HOST, 'home.addPicture', { homeId: home(), use: 'photo', fileId })
  expect(reply).toMatchObject({ ok: false, error: { code: 'PICTURE_MISSING' } })
})

test('a home shows nine photos, waiting ones counted', async () => {
  for (let n = 0; n < 9; n += 1) expect((await bring(pngOf(10 + n, 10), {}, `p${n}.png`)).reply.ok).toBe(true)
  expect((await bring(pngOf(30, 10), {}, 'p9.png')).reply).toMatchObject({
    ok: false,
    error: { code: 'PICTURES_FULL' },
  })
})

test('a new mark takes the place of the old one, whose file goes', async () => {
  await bring(pngOf(10, 10), { use: 'mark' }, 'a.png')
  await house.verdictComes()
  const { mark: first } = await view()
  await bring(pngOf(11, 11), { use: 'mark' }, 'b.png')
  await house.verdictComes()
  const { mark: second } = await view()
  expect(first).not.toBeNull()
  expect(second).not.toBe(first)
  expect(stored()).toHaveLength(1)
})

test('a picture that is taken down is gone, its file too, shown or waiting', async () => {
  await bring(pngOf(10, 10), {}, 'a.png')
  await house.verdictComes()
  await script('security.mediaCheckAsync', { resultAfterMs: 3_600_000 })
  await bring(pngOf(11, 10), {}, 'b.png')
  const { pictures } = await profile()
  for (const id of [pictures.photos[0]?.id ?? '', pictures.waiting[0]?.id ?? ''])
    await host().call('home', 'removePicture', { homeId: home(), pictureId: id })
  expect((await profile()).pictures).toMatchObject({ photos: [], waiting: [] })
  expect(stored()).toEqual([])
  // The verdict about a picture that is gone changes nothing.
  await house.cloud.clock.forward(3_700_000)
  expect((await view()).photos).toEqual([])
})

describe('a group code', () => {
  const bringCode = async (expiresAt: string) => bring(pngOf(50, 50), { use: 'groupCode', expiresAt }, 'code.png')

  it('says when it ends, within the seven days that WeChat keeps one', async () => {
    const invalid = { ok: false, error: { code: 'INPUT_INVALID', field: 'expiresAt' } }
    expect((await bring(pngOf(50, 50), { use: 'groupCode' }, 'code.png')).reply).toMatchObject(invalid)
    expect((await bringCode('2027-05-19T12:00:00+08:00')).reply).toMatchObject(invalid)
    expect((await bringCode('2027-06-19T12:00:00+08:00')).reply).toMatchObject(invalid)
    expect((await bring(pngOf(50, 50), { expiresAt: END }, 'p.png')).reply).toMatchObject(invalid)
  })

  it('is shown to residents until its end; a visitor hears that there is one', async () => {
    await bringCode(END)
    await house.verdictComes()
    expect((await view()).groupCode).toEqual({ shown: 'hidden' })
    expect((await view(openidOf('resident'))).groupCode).toMatchObject({
      shown: 'yes',
      expiresAt: expect.stringContaining('2027-05-25T12:00') as string,
    })
    await house.cloud.clock.forward(7 * 86_400_000)
    expect((await view(openidOf('resident'))).groupCode).toEqual({ shown: 'none' })
    await house.cloud.clock.set('2027-05-21T13:00:00+08:00')
  })

  it('that has ended is told to the hosts alone, so that they bring a fresh one', async () => {
    await bringCode(END)
    await house.verdictComes()
    await house.cloud.clock.forward(7 * 86_400_000)
    expect((await view(HOST)).groupCode).toEqual({
      shown: 'ended',
      expiresAt: expect.stringContaining('2027-05-25T12:00') as string,
    })
    for (const other of ['a-visitor', openidOf('resident'), openidOf('countyOfficer')])
      expect((await view(other)).groupCode).toEqual({ shown: 'none' })
    await house.cloud.clock.set('2027-05-21T13:00:00+08:00')
  })
})

test('the owner’s paper is for keepers alone: private, by a link of a minute, an officer’s look written down', async () => {
  const fileId = await host().upload('paper.jpg', talkativeJpeg(40, 30))
  await host().call('home', 'addConsentPaper', { homeId: home(), fileId })
  expect(await checks()).toHaveLength(0)
  const [paper = ''] = stored()
  expect(paper).toContain('consent-papers')
  const open = await fetch(`${house.url}/storage/${paper.slice(paper.indexOf('consent-papers')).replace('=', '')}`)
  expect(open.status).not.toBe(200)
  const { link } = await house.as(openidOf('townshipOfficer')).call('home', 'consentPaper', { homeId: home() })
  expect((await fetch(link)).status).toBe(200)
  expect(Buffer.from(await (await fetch(link)).arrayBuffer()).toString('latin1')).not.toMatch(/GPS/)
  await house.cloud.clock.forward(61_000)
  expect((await fetch(link)).status).not.toBe(200)
  const { audit = [] } = await house.dump()
  expect(audit.filter(({ action }) => action === 'home.consentPaper')).toHaveLength(1)
})
